import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Config } from '../apps/server/src/config.ts'
import { callbackPath } from '../apps/server/src/ports/channel-connector.ts'
import { root } from './root.ts'

export interface EmulatorChild {
  /** Resolves with what it said when it ends by itself. */
  ended: Promise<string>
  stop(): Promise<void>
}

/** Starts the emulator beside the server and stages the demonstration in it, with our app known to it. */
export async function startEmulatorFor(config: Config): Promise<EmulatorChild> {
  const child = spawn(
    process.execPath,
    [
      join(root, 'apps/emulator/src/main.ts'),
      '--port',
      String(config.emulatorPort),
      '--state',
      join(config.dataDir, 'emulator.state'),
    ],
    {
      // The channel between us closes when we die, however that happens, and the emulator ends with us.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C in the terminal is for the server, which stops the emulator when it has finished what it holds.
      detached: true,
    },
  )
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const ended = once(child, 'exit').then(() => said.trim() || 'The emulator ended.')
  await Promise.race([
    firstOutput(child),
    ended.then((reason) => {
      throw new EmulatorTrouble(reason)
    }),
  ])
  await stage(config)
  return {
    ended,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The emulator cannot run; the message says why. */
export class EmulatorTrouble extends Error {
  override readonly name = 'EmulatorTrouble'
}

async function firstOutput(child: ChildProcess): Promise<void> {
  if (child.stdout) await once(child.stdout, 'data')
}

/** A Page or two, some customers, and our app with its addresses: afresh, or as an earlier run left them. */
async function stage(config: Config): Promise<void> {
  const { appId, appSecret, verifyToken } = config.meta
  const app = {
    secret: appSecret,
    verifyToken,
    redirectUris: [`${config.publicUrl}${callbackPath}`],
    webhookUrl: `${config.publicUrl}/webhooks/meta`,
    deauthorizeUrl: `${config.publicUrl}/callbacks/meta/deauthorize`,
    dataDeletionUrl: `${config.publicUrl}/callbacks/meta/data-deletion`,
  }
  const desk = (method: string, path: string, body: object) =>
    fetch(`${config.emulatorUrl}/_desk${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const known = await desk('PATCH', `/apps/${appId}`, app)
  const answer = known.ok ? known : await desk('POST', '/demo', { id: appId, ...app })
  if (!answer.ok) {
    throw new EmulatorTrouble(`The emulator does not stage the demonstration: ${await answer.text()}`)
  }
}
