import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabases, openLog, startEmbeddedPostgres, systemClock } from '@lienmach/server'
import { measureSharing, shareOut } from './assign.ts'
import { cpuOfTrees } from './process-cpu.ts'

export interface IngestOptions {
  seconds: number
  connections: number
  /** Bodies a second; 0: as many as are answered. */
  rate: number
  pages: number
  customers: number
  /** Parts of the server that run: LIENMACH_ROLES. */
  roles: string
  /** Agents among whom conversations are shared out in turn; 0: nobody's rule. */
  agents?: number
}

const appSecret = randomBytes(16).toString('hex')
const root = join(import.meta.dirname, '..')

/**
 * How many signed webhooks a server takes, acknowledges and applies, and what one costs: its own process and all of its
 * PostgreSQL, with the load beside it on the same machine. Counts what was lost and doubled as well.
 */
export async function benchIngest(options: IngestOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'lienmach-bench-'))
  const postgres = await startEmbeddedPostgres({ dataDir: folder, clock: systemClock })
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const server = fork(join(root, 'apps/server/src/main.ts'), ['serve'], {
    execArgv: process.env.BENCH_PROFILES
      ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILES}`]
      : [],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATA_DIR: folder,
      DATABASE_URL: postgres.url,
      PORT: String(port),
      HOST: '127.0.0.1',
      META_APP_SECRET: appSecret,
      LOG_LEVEL: 'warn',
      LIENMACH_ROLES: options.roles,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const db = openDatabases({ url: postgres.url, log: openLog('silent'), size: 2 })
  try {
    await heard(server, 60_000)
    const pageIds = await addPages(options.pages)
    if (options.agents) await shareOut(db, pageIds, options.agents)
    const load = fork(join(import.meta.dirname, 'ingest-load.ts'), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const run = randomBytes(3).toString('hex')
    load.send({
      port,
      secret: appSecret,
      pageIds,
      customers: options.customers,
      seconds: options.seconds,
      connections: options.connections,
      rate: options.rate,
      run,
    })
    await heard(load, 120_000)

    const roots = [server.pid as number, await postmasterPid()]
    const cpuBefore = roots.map((pid) => cpuOfTrees([pid]))
    const startedAt = performance.now()
    const finished = heard(load, (options.seconds + 30) * 1_000)
    load.send('go')
    const { acked, refused, p50, p99, max } = (await finished) as {
      acked: number
      refused: number
      p50: number
      p99: number
      max: number
    }
    const ackedFor = performance.now() - startedAt
    const appliedAtEnd = await countMessages()
    await drained(startedAt)
    const appliedFor = performance.now() - startedAt
    const sharing = options.agents ? await measureSharing(db, 60_000) : {}
    const [serverMs = 0, postgresMs = 0] = roots.map(
      (pid, place) => cpuOfTrees([pid]) - (cpuBefore[place] ?? 0),
    )

    const [{ messages, mids }] = (
      await db.owner.query({
        text: 'select count(*) as messages, count(distinct mid) as mids from messages',
        values: [],
      })
    ).rows as [{ messages: number; mids: number }]
    return {
      bench: options.agents ? 'assign' : 'ingest',
      seconds: options.seconds,
      connections: options.connections,
      rate: options.rate,
      acked_per_s: round(acked / (ackedFor / 1_000)),
      applied_per_s: round(messages / (appliedFor / 1_000)),
      applied_when_load_ended: appliedAtEnd,
      ack_p50_ms: round(p50, 2),
      ack_p99_ms: round(p99, 2),
      ack_max_ms: round(max, 2),
      cpu_ms_per_message: round((serverMs + postgresMs) / Math.max(1, messages), 4),
      cpu_ms_server: round(serverMs / Math.max(1, messages), 4),
      cpu_ms_postgres: round(postgresMs / Math.max(1, messages), 4),
      acked,
      refused,
      applied: messages,
      lost: Math.max(0, acked - mids),
      duplicated: messages - mids,
      ...sharing,
    }
  } finally {
    await db.close()
    await ended(server)
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }

  async function addPages(count: number): Promise<string[]> {
    const workspaceId = randomUUID()
    await db.owner.query({
      text: `insert into workspaces (id, name) values ($1, 'Bench')`,
      values: [workspaceId],
    })
    const pageIds = Array.from({ length: count }, (_, no) => `1057${String(no).padStart(12, '0')}`)
    for (const pageId of pageIds) {
      await db.owner.query({
        text: `insert into channels (workspace_id, id, kind, external_id, name, state, chat_right) values ($1, $2, 'facebook_page', $3, $3, 'connected', 'share')`,
        values: [workspaceId, randomUUID(), pageId],
      })
    }
    return pageIds
  }

  async function countMessages(): Promise<number> {
    const { rows } = await db.owner.query({ text: 'select count(*) as count from messages', values: [] })
    return (rows[0] as { count: number }).count
  }

  async function drained(since: number): Promise<void> {
    const text =
      'select coalesce((select max(id) from raw_events) > (select min(raw_id) from digest_cursors), false) as waiting'
    while (performance.now() - since < (options.seconds + 120) * 1_000) {
      const { rows } = await db.owner.query({ text, values: [] })
      if (!(rows[0] as { waiting: boolean }).waiting) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }

  async function postmasterPid(): Promise<number> {
    const { rows } = await db.owner.query({
      text: `select current_setting('data_directory') as folder`,
      values: [],
    })
    return Number(
      readFileSync(join((rows[0] as { folder: string }).folder, 'postmaster.pid'), 'utf8').split('\n')[0],
    )
  }
}

function heard(child: ChildProcess, withinMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('a process of the bench did not answer in time')),
      withinMs,
    )
    child.once('message', (message) => {
      clearTimeout(timer)
      resolve(message)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`a process of the bench ended early with ${code}`))
    })
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
  })
}

const round = (value: number, digits = 0) => Number(value.toFixed(digits))
