import { createServer } from 'node:net'

/** A port that we need is used by somebody else. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
}

/** Says at once that a port is taken, before anything else is built or started. */
export function refuseTakenPort(variable: string, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: { code?: string }) => {
      const taken = error.code === 'EADDRINUSE'
      const reason = taken ? 'is taken by another program' : `cannot be used here (${error.code})`
      const advice = `Stop that program, or choose another port: ${variable}=${port + 1} npm start`
      reject(new PortTaken(`Port ${port} ${reason}. ${advice}`))
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}
