#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { seedDemoWorld } from './demo.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type KeptWorld, keepWorld } from './keep-world.ts'

const help = `A pretend Meta: OAuth, Graph API, webhooks, thread control, and a desk to stage scenes.

  --port <number>   where to listen (EMULATOR_PORT, else 4000)
  --host <address>  which interface to listen on (default localhost)
  --seed <text>     ids and accidents repeat with the same seed
  --demo            begin with two Pages, an admin and some customers
  --state <file>    go on where the last run stopped, and write down what happens
  --help            this text
`

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    seed: { type: 'string' },
    demo: { type: 'boolean' },
    state: { type: 'string' },
    help: { type: 'boolean' },
  },
})

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

async function stopWith(emulator: RunningEmulator, kept: KeptWorld | null) {
  await kept?.stop()
  await emulator.close()
  if (process.connected) process.disconnect()
}

async function main() {
  const port = Number(values.port ?? process.env.EMULATOR_PORT ?? 4000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    stop('The port must be a number from 0 to 65535, such as 4000.')
  try {
    const emulator = await startEmulator({
      port,
      ...(values.host === undefined ? {} : { host: values.host }),
      ...(values.seed === undefined ? {} : { seed: values.seed }),
    })
    const kept = values.state === undefined ? null : await keepWorld(emulator, values.state)
    if (values.demo && !kept?.revived) seedDemoWorld(emulator.world)
    process.stdout.write(
      `The emulator listens at ${emulator.url}. Its desk is described at ${emulator.url}/_desk/openapi.json\n`,
    )
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void stopWith(emulator, kept))
    // Started by another program: when that one is gone, nobody is left to play for.
    process.once('disconnect', () => void stopWith(emulator, kept))
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!taken) throw error
    stop(`Port ${port} is taken. Choose another with --port, or stop the program that uses it.`)
  }
}

if (values.help) process.stdout.write(help)
else await main()
