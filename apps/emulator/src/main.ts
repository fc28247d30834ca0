#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { seedDemoWorld } from './demo.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { type KeptWorld, keepWorld } from './keep-world.ts'
import { type Recording, RecordingError, readRecording } from './recording/recording.ts'

const help = `A pretend Meta: OAuth, Graph API, webhooks, thread control, and a desk to stage scenes.

  --port <number>   where to listen (EMULATOR_PORT, else 4000)
  --host <address>  which interface to listen on (default localhost)
  --seed <text>     ids and accidents repeat with the same seed
  --demo            begin with two Pages, an admin and some customers
  --state <file>    go on where the last run stopped, and write down what happens
  --record <file>   write down every call and every webhook, without secrets
  --replay <file>   let a recording's customers and staff act again once an app listens
  --help            this text
`

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  seed: { type: 'string' },
  demo: { type: 'boolean' },
  state: { type: 'string' },
  record: { type: 'string' },
  replay: { type: 'string' },
  help: { type: 'boolean' },
} as const

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

function readArguments() {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    stop(`${error instanceof Error ? error.message : error}\n\n${help}`)
  }
}

type Arguments = ReturnType<typeof readArguments>

function portOf({ port = process.env.EMULATOR_PORT ?? '4000' }: Arguments): number {
  const number = Number(port)
  const isPort = Number.isInteger(number) && number >= 0 && number <= 65_535
  return isPort ? number : stop('The port must be a number from 0 to 65535, such as 4000.')
}

/** What went wrong, where a person can mend it; anything else is a fault of the emulator. */
function explain(error: unknown, port: number, { record }: Arguments): never {
  if (error instanceof RecordingError) stop(error.message)
  const { code, syscall } = error as { code?: string; syscall?: string }
  if (code === 'EADDRINUSE')
    stop(`Port ${port} is taken. Choose another with --port, or stop the program that uses it.`)
  if (syscall === 'open' && record !== undefined) stop(`The recording ${record} cannot be written: ${code}.`)
  throw error
}

async function stopWith(emulator: RunningEmulator, kept: KeptWorld | null) {
  await kept?.stop()
  await emulator.close()
  if (process.connected) process.disconnect()
}

async function play(emulator: RunningEmulator, recording: Recording) {
  const { finished } = await emulator.replay(recording)
  const { done, leftOut } = await finished
  process.stdout.write(`The recording is over. Acts done: ${done}, left out: ${leftOut}.\n`)
}

async function start(values: Arguments, port: number) {
  const { host, seed, record, replay } = values
  const recording = replay === undefined ? null : await readRecording(replay)
  const emulator = await startEmulator({
    port,
    ...(host === undefined ? {} : { host }),
    ...(seed === undefined ? {} : { seed }),
    ...(record === undefined ? {} : { record }),
  })
  const kept = values.state === undefined ? null : await keepWorld(emulator, values.state)
  if (values.demo && !kept?.revived) seedDemoWorld(emulator.world)
  if (recording) void play(emulator, recording)
  process.stdout.write(
    `The emulator listens at ${emulator.url}. Its desk is described at ${emulator.url}/_desk/openapi.json\n`,
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stopWith(emulator, kept))
  // Started by another program: when that one is gone, nobody is left to play for.
  process.once('disconnect', () => void stopWith(emulator, kept))
}

const values = readArguments()
if (values.help) process.stdout.write(help)
else {
  const port = portOf(values)
  await start(values, port).catch((error: unknown) => explain(error, port, values))
}
