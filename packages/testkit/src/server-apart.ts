import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./main.ts', import.meta.resolve('@lienmach/server')))
const compiled = fileURLToPath(new URL('../../../node_modules/.cache/node', import.meta.url))
/** Real milliseconds. */
const patience = 60_000

/** A server as a process of its own, which can be killed as a machine would. */
export class ServerApart {
  readonly #environment: Record<string, string>
  #child: ChildProcess | null = null
  #said = ''

  constructor(environment: Record<string, string>) {
    this.#environment = environment
  }

  /** Resolves when it takes calls. */
  async start(): Promise<void> {
    this.#said = ''
    const child = spawn(process.execPath, [program, 'serve'], {
      env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compiled, ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.#child = child
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => (this.#said = `${this.#said}${chunk}`.slice(-4_000)))
    const signal = AbortSignal.timeout(patience)
    const outcome = await Promise.race([
      once(child, 'message', { signal }).then(() => 'ready' as const),
      once(child, 'exit', { signal }).then(() => 'ended' as const),
    ])
    if (outcome === 'ended') throw new Error(`The server ended before it was ready:\n${this.#said}`)
  }

  /** SIGKILL: it finishes nothing. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#child = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
}
