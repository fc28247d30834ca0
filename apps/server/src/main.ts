#!/usr/bin/env node
import { doctor } from './commands/doctor.ts'
import { help } from './commands/help.ts'
import { migrateOnly } from './commands/migrate.ts'
import { serve } from './commands/serve.ts'
import { type Config, dataDirOf, readConfig } from './config.ts'
import { stopSignal } from './stop-signal.ts'
import { keepTrialSecrets } from './trial-secrets.ts'
import { sentenceFor } from './trouble.ts'

const commands: Record<string, (config: Config, options: readonly string[]) => Promise<void>> = {
  serve: serveUntilTold,
  migrate: migrateOnly,
  doctor: async (config, options) => {
    process.exitCode = await doctor(config, { now: options.includes('--now') })
  },
}

async function main(): Promise<void> {
  const [name = 'serve', ...options] = process.argv.slice(2)
  if (['--help', '-h', 'help'].includes(name)) return void process.stdout.write(help)
  const command = commands[name]
  if (command === undefined) {
    process.stderr.write(`There is no command "${name}".\n\n${help}`)
    process.exitCode = 2
    return
  }
  const production = process.env['NODE_ENV'] === 'production'
  const trial = production ? null : await keepTrialSecrets(dataDirOf(process.env))
  await command(readConfig(process.env, trial), options)
}

async function serveUntilTold(config: Config): Promise<void> {
  const told = stopSignal()
  const serving = await serve(config)
  // Whoever started this process hears that it is ready, and sees nothing else on this channel.
  process.send?.({ ready: serving.url })
  await told
  await serving.stop()
  if (process.connected) process.disconnect()
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceFor(error)}\n`)
  process.exit(1)
})
