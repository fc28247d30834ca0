import { spawn } from 'node:child_process'
import { chown, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Clock } from '../ports/clock.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { homeFor, nobody, refuseUnreadable, socketFolderFor, type User } from './places.ts'
import { PostgresTrouble } from './trouble.ts'

export interface EmbeddedPostgres {
  /** Where it listens, with the superuser and the database `lienmach`. */
  url: string
  urlOf(database: string): string
  /** True when an earlier server of ours had been killed and its PostgreSQL went on. */
  adopted: boolean
  stop(): Promise<void>
}

export interface EmbeddedSettings {
  dataDir: string
  clock: Clock
  /** Only for tests, where a crash of the machine does not matter. */
  unsafeFast?: boolean
}

const user = 'lienmach'
const database = 'lienmach'
const startWithin = 60_000
const zombieWithin = 10_000
const lockWithin = 2_000
const poll = 20
/** Held by whoever serves a data folder; PostgreSQL itself lets go of it when that process dies. */
const servingLock = 7_231_991

/** Starts the PostgreSQL that comes along, or takes over the one a killed server left running. */
export async function startEmbeddedPostgres({
  dataDir,
  clock,
  unsafeFast = false,
}: EmbeddedSettings): Promise<EmbeddedPostgres> {
  const runAs = process.getuid?.() === 0 ? await nobody() : null
  const home = await homeFor(dataDir, runAs)
  const cluster = join(home, 'postgres')
  const socketFolder = await socketFolderFor(home, runAs)

  const running = await findRunning(cluster)
  if (running !== null && (await answers(running.socketFolder))) {
    return serve(cluster, running.socketFolder, true, clock)
  }
  const binaries = await findBinaries(runAs)
  if (
    !(await stat(join(cluster, 'PG_VERSION')).then(
      () => true,
      (error: { code?: string }) => refuseUnreadable(error, cluster),
    ))
  ) {
    await initialise(binaries, home, cluster, runAs)
  }
  const deadline = clock.monotonic() + startWithin
  const zombieDeadline = clock.monotonic() + zombieWithin
  for (;;) {
    const outcome = await launch(binaries, {
      home,
      cluster,
      socketFolder,
      runAs,
      unsafeFast,
      clock,
      deadline,
    })
    if (outcome === 'ready') return serve(cluster, socketFolder, false, clock)
    // A postmaster that was killed may stay in the table of processes for a moment and hold its lock file.
    if (
      !/lock file "postmaster.pid" already exists|is another postmaster/i.test(outcome) ||
      clock.monotonic() > zombieDeadline
    ) {
      throw new PostgresTrouble(
        `PostgreSQL does not start in ${cluster}:\n${outcome.trim().split('\n').slice(-8).join('\n')}`,
      )
    }
    await clock.sleep(200)
  }
}

/** Where the PostgreSQL of a data folder listens at this moment, whoever is using it; null when it does not run. */
export async function findEmbeddedPostgres(dataDir: string): Promise<string | null> {
  const runAs = process.getuid?.() === 0 ? await nobody() : null
  const running = await findRunning(join(await homeFor(dataDir, runAs), 'postgres'))
  return running !== null && (await answers(running.socketFolder))
    ? urlAt(running.socketFolder, database)
    : null
}

const urlAt = (socketFolder: string, name: string) =>
  `postgres://${user}@/${name}?host=${encodeURIComponent(socketFolder)}`

async function serve(
  cluster: string,
  socketFolder: string,
  adopted: boolean,
  clock: Clock,
): Promise<EmbeddedPostgres> {
  const urlOf = (name: string) => urlAt(socketFolder, name)
  const guard = new pg.Client({ connectionString: urlOf('postgres') })
  guard.on('error', () => undefined)
  await guard.connect()
  if (!(await takeServingLock(guard, clock))) {
    await guard.end()
    throw new PostgresTrouble(
      'Another Liền Mạch server is using this data folder. Stop it first, or set DATA_DIR to another folder.',
    )
  }
  const there = await guard.query('select from pg_database where datname = $1', [database])
  if (there.rowCount === 0) await guard.query(`create database ${database}`)
  return {
    url: urlOf(database),
    urlOf,
    adopted,
    async stop() {
      await guard.end().catch(() => undefined)
      const running = await findRunning(cluster)
      if (running === null) return
      process.kill(running.pid, 'SIGINT')
      const deadline = clock.monotonic() + startWithin
      while ((await findRunning(cluster)) !== null && clock.monotonic() < deadline) await clock.sleep(poll)
    },
  }
}

/** The lock of a server that was killed a moment ago is let go as soon as PostgreSQL notices. */
async function takeServingLock(guard: pg.Client, clock: Clock): Promise<boolean> {
  const deadline = clock.monotonic() + lockWithin
  for (;;) {
    const { rows } = await guard.query('select pg_try_advisory_lock($1) as free', [servingLock])
    if (rows[0].free) return true
    if (clock.monotonic() > deadline) return false
    await clock.sleep(100)
  }
}

async function initialise(
  binaries: Binaries,
  home: string,
  cluster: string,
  runAs: User | null,
): Promise<void> {
  const draft = `${cluster}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  if (runAs) await chown(draft, runAs.uid, runAs.gid)
  const args = [
    '-D',
    draft,
    '-U',
    user,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ]
  const output = await finished(binaries.initdb, args, home, runAs)
  if (output.code !== 0)
    throw new PostgresTrouble(`The database cannot be made in ${cluster}:\n${output.text.trim()}`)
  await rename(draft, cluster)
}

function finished(
  program: string,
  args: string[],
  cwd: string,
  runAs: User | null,
): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
      ...runAs,
    })
    let text = ''
    child.stdout.on('data', (chunk) => (text += chunk))
    child.stderr.on('data', (chunk) => (text += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, text }))
  })
}

interface Launch {
  home: string
  cluster: string
  socketFolder: string
  runAs: User | null
  unsafeFast: boolean
  clock: Clock
  deadline: number
}

/** What may be lost and does not grow old: nothing is written for keeps, and nothing tidied. */
const forNobodysData = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  track_counts: 'off',
  update_process_title: 'off',
  io_method: 'sync',
  plan_cache_mode: 'force_generic_plan',
}

/** Starts the server and waits until it answers. Otherwise what it said before it gave up. */
async function launch(
  binaries: Binaries,
  { home, cluster, socketFolder, runAs, unsafeFast, clock, deadline }: Launch,
): Promise<'ready' | string> {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    shared_buffers: '256MB',
    max_connections: '120',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    log_min_messages: 'warning',
    ...(unsafeFast && forNobodysData),
  }
  const args = [
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const logPath = join(home, 'postgres.log')
  const logFile = await open(logPath, 'a', 0o600)
  const from = (await logFile.stat()).size
  // A session of its own: Ctrl-C in the terminal is for the server, which then stops PostgreSQL in order.
  const child = spawn(binaries.postgres, args, {
    cwd: home,
    detached: true,
    stdio: ['ignore', logFile.fd, logFile.fd],
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    ...runAs,
  })
  const ended = new Promise<Error | null>((resolve) => {
    child.once('error', resolve)
    child.once('exit', () => resolve(null))
  })
  let gone: { error: Error | null } | null = null
  void ended.then((error) => {
    gone = { error }
  })
  child.unref()
  await logFile.close()
  while (clock.monotonic() < deadline) {
    if (await answers(socketFolder)) return 'ready'
    if (gone) break
    await clock.sleep(poll)
  }
  const said = (await readFile(logPath)).subarray(from).toString('utf8')
  const { error } = (gone ?? { error: null }) as { error: Error | null }
  return said || error?.message || 'It did not answer within a minute.'
}

async function answers(socketFolder: string): Promise<boolean> {
  const client = new pg.Client({
    user,
    database: 'postgres',
    host: socketFolder,
    connectionTimeoutMillis: 2_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** The server that the folder's lock file names, if that process lives. */
async function findRunning(cluster: string): Promise<{ pid: number; socketFolder: string } | null> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as { code?: string }).code === 'ESRCH') return null
  }
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  if (/^\d+ \(.*\) Z/.test(state)) return null
  return { pid, socketFolder: lines[4] ?? '' }
}
