import { type ChildProcess, spawn } from 'node:child_process'
import { request } from 'undici'

/** The emulator as a program of its own: what it says, and how it ends. */
export function runProgram(main: string, words: string[]) {
  const child: ChildProcess = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const listeners = new Set<() => void>()
  const hear = (piece: Buffer) => {
    text += piece.toString('utf8')
    for (const listener of listeners) listener()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))

  /** Waits until it has said this; fails when it ends without. */
  const says = (wanted: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = wanted.exec(text)
        if (!found) return
        listeners.delete(look)
        resolve(found)
      }
      listeners.add(look)
      look()
      void ended.then((code) => reject(new Error(`it ended with ${code} and said: ${text}`)))
    })

  return {
    says,
    /** Where it listens. */
    url: async () => (await says(/listens at (http:\S+)\./))[1] as string,
    ended: ended.then((code) => ({ code, text })),
    async stop() {
      child.kill('SIGTERM')
      return (await ended) ?? 0
    },
  }
}

/** Asks something of an emulator, with JSON both ways. */
export async function callJson<Answered>(
  method: 'GET' | 'POST',
  url: string,
  body?: object,
): Promise<Answered> {
  const headers = { 'content-type': 'application/json' }
  const answer = await request(url, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  })
  return (await answer.body.json()) as Answered
}
