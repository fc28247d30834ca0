import { parseArgs } from 'node:util'
import { benchEmulator } from './emulator.ts'
import { benchImport } from './import.ts'
import { benchIngest } from './ingest.ts'
import { benchKills } from './kills.ts'
import { benchRelease } from './release.ts'

const help = `npm run bench -- <what> [--json]

  ingest   signed webhooks over HTTP, acknowledged and applied; rate 0 means as fast as they are answered
           [--seconds 15] [--connections 64] [--rate 0] [--pages 4] [--customers 5000] [--roles ingest,api,dispatch,jobs]
  assign   the same at a steady rate, with every new customer given to one of these agents in turn
           [--seconds 15] [--rate 250] [--agents 20] [--pages 4]
  emulator sends that the platform emulator accepts, and signed webhooks that it emits
           [--seconds 15] [--connections 64] [--pages 32]
  kills    the server killed (-9) at random moments under traffic both ways, and what is left of it
           [--count 100] [--seed 1]
  import   old conversations read from the platform while people keep writing, and what is lost, doubled or out of order
           [--customers 5000] [--seed 1]
  release  held replies, from Move to Done to the platform's ledger: with an event that tells of it, and without
           [--conversations 50] [--pages 5]
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '15' },
    connections: { type: 'string', default: '64' },
    rate: { type: 'string' },
    agents: { type: 'string', default: '20' },
    pages: { type: 'string' },
    customers: { type: 'string', default: '5000' },
    roles: { type: 'string', default: 'ingest,api,dispatch,jobs' },
    conversations: { type: 'string', default: '50' },
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})

const benches: Record<string, () => Promise<object>> = {
  ingest: () =>
    benchIngest({
      seconds: Number(values.seconds),
      connections: Number(values.connections),
      rate: Number(values.rate ?? 0),
      pages: Number(values.pages ?? 4),
      customers: Number(values.customers),
      roles: values.roles,
    }),
  assign: () =>
    benchIngest({
      seconds: Number(values.seconds),
      connections: Number(values.connections),
      rate: Number(values.rate ?? 250),
      pages: Number(values.pages ?? 4),
      // Each message is somebody new.
      customers: Number(values.seconds) * Number(values.rate ?? 250) + 1,
      roles: values.roles,
      agents: Number(values.agents),
    }),
  emulator: () =>
    benchEmulator({
      seconds: Number(values.seconds),
      connections: Number(values.connections),
      pages: Number(values.pages ?? 32),
    }),
  release: () =>
    benchRelease({ conversations: Number(values.conversations), pages: Number(values.pages ?? 5) }),
  import: () =>
    benchImport({ conversations: Number(values.customers), seed: Number(values.seed), json: values.json }),
  kills: () => benchKills({ count: Number(values.count), seed: Number(values.seed), json: values.json }),
}

const bench = benches[positionals[0] ?? '']
if (bench === undefined) {
  process.stdout.write(help)
  process.exitCode = positionals.length === 0 ? 0 : 2
} else {
  const result = await bench()
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
  else
    for (const [name, value] of Object.entries(result)) process.stdout.write(`${name.padEnd(26)} ${value}\n`)
}
