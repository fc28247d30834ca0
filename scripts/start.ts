import { type DemoAccount, seedDemo } from '../apps/server/src/actions/seed-demo.ts'
import { type Config, dataDirOf, readConfig } from '../apps/server/src/config.ts'
import { type OpenContext, openContext } from '../apps/server/src/context.ts'
import { startServer } from '../apps/server/src/server.ts'
import { stopSignal } from '../apps/server/src/stop-signal.ts'
import { keepTrialSecrets } from '../apps/server/src/trial-secrets.ts'
import { sentenceFor } from '../apps/server/src/trouble.ts'
import { buildApps } from './build-apps.ts'
import { PortTaken, refuseTakenPort } from './refuse-taken-port.ts'
import { EmulatorTrouble, startEmulatorFor } from './start-emulator.ts'

/**
 * Starts everything a newcomer needs: builds the browser apps when their sources changed, the embedded PostgreSQL, the
 * server, and the emulator where no real app at Meta is named.
 */
async function start(): Promise<void> {
  const since = performance.now()
  const env = { LOG_LEVEL: 'warn', ...process.env }
  const production = process.env.NODE_ENV === 'production'
  const config = readConfig(env, production ? null : await keepTrialSecrets(dataDirOf(env)))
  await refuseTakenPort('PORT', config.port, config.host)
  if (config.emulatorUrl !== null) await refuseTakenPort('EMULATOR_PORT', config.emulatorPort, '127.0.0.1')

  const told = stopSignal()
  const stack = new AsyncDisposableStack()
  try {
    const [context] = await allOrNone([
      open(config, stack),
      buildApps(say),
      config.emulatorUrl === null ? null : startEmulator(config, stack),
    ])
    await listen(context, config, stack)
    const demo = config.emulatorUrl === null ? null : await seedDemo(context)
    welcome(config, demo, performance.now() - since)
    await told
    say('\nStopping …')
  } finally {
    await stack.disposeAsync()
  }
  say('Stopped.')
}

/** Waits for all, even when one fails: what the others opened has to be known before it can be closed. */
async function allOrNone<T extends readonly unknown[]>(
  work: [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work)
  return Promise.all(work)
}

async function open(config: Config, stack: AsyncDisposableStack): Promise<OpenContext> {
  const context = await openContext(config)
  stack.defer(() => context.close())
  return context
}

async function startEmulator(config: Config, stack: AsyncDisposableStack): Promise<void> {
  const emulator = await startEmulatorFor(config)
  stack.defer(() => emulator.stop())
}

async function listen(context: OpenContext, config: Config, stack: AsyncDisposableStack): Promise<void> {
  const server = await startServer(context)
  stack.defer(() => server.stop())
  await server.http.listen({ host: config.host, port: config.port })
}

function welcome(config: Config, demo: DemoAccount | null, ms: number): void {
  say(`
  Liền Mạch is ready after ${(ms / 1000).toFixed(1)} s.

    The inbox      ${config.publicUrl}`)
  if (config.emulatorUrl !== null)
    say(`    The emulator   ${config.emulatorUrl}   (plays Facebook and its customers)`)
  if (demo !== null) say(`\n    Sign in as     ${demo.email}\n    Password       ${demo.password}`)
  say(`\n    Data           ${config.databaseUrl === null ? config.dataDir : 'in the PostgreSQL that DATABASE_URL names'}
    Stop           Ctrl-C\n`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

start().catch((error: unknown) => {
  const known = error instanceof PortTaken || error instanceof EmulatorTrouble
  process.stderr.write(`${known ? error.message : sentenceFor(error)}\n`)
  process.exit(1)
})
