import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../src/adapters/system-clock.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/postgres/embedded-postgres.ts'

let folder: string
let started: EmbeddedPostgres[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lm-pg-'))
  await chmod(folder, 0o711)
  started = []
})

afterEach(async () => {
  for (const postgres of started) await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(dataDir = join(folder, 'data')): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, clock: systemClock })
  started.push(postgres)
  return postgres
}

async function ask<T>(url: string, statement: string): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows[0] as T | undefined
}

test('a stopped database has its data at the next start, and speaks over a socket only', async () => {
  const first = await start()
  await ask(first.url, 'create table note as select 1 as kept')
  expect(await ask(first.url, 'show listen_addresses')).toEqual({ listen_addresses: '' })
  expect(await ask(first.url, 'show fsync')).toEqual({ fsync: 'on' })
  await first.stop()

  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await ask(second.url, 'select kept from note')).toEqual({ kept: 1 })
})

test('two servers on one data folder: the second is told in one sentence, and the first goes on', async () => {
  const first = await start()
  await expect(start()).rejects.toThrow(/Another Liền Mạch server is using this data folder/)
  expect(await ask(first.url, 'select 1 as one')).toEqual({ one: 1 })
})

test('the database of a server that was killed is taken over, with everything in it', async () => {
  const holder = fileURLToPath(new URL('hold-postgres.ts', import.meta.url))
  const child = spawn(process.execPath, [holder, join(folder, 'data')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')

  const postgres = await start()
  expect(postgres.adopted).toBe(true)
  expect(await ask(postgres.url, 'select kept from note')).toEqual({ kept: 1 })
})

test('a lock file of a process that is long gone, or of a stranger, does not block the start', async () => {
  const first = await start()
  await first.stop()
  await writeFile(
    join(folder, 'data', 'postgres', 'postmaster.pid'),
    `${process.pid}\n/nowhere\n0\n5432\n/nowhere\n`,
  )
  const second = await start()
  expect(await ask(second.url, 'select 1 as one')).toEqual({ one: 1 })
})

test('a data folder too deep for a socket gets its socket elsewhere', async () => {
  const deep = join(folder, 'một-thư-mục-rất-sâu'.repeat(3), 'và-sâu-hơn-nữa'.repeat(3))
  await mkdir(deep, { recursive: true })
  const postgres = await start(deep)
  expect(await ask(postgres.url, 'select 1 as one')).toEqual({ one: 1 })
})

test('a data folder that is a file is refused with what to do about it', async () => {
  await writeFile(join(folder, 'data'), '')
  await expect(start(join(folder, 'data', 'below'))).rejects.toThrow(/cannot be made .* DATA_DIR/)
})

test('a data folder reached by a link works like the folder itself', async () => {
  await mkdir(join(folder, 'real'))
  await symlink(join(folder, 'real'), join(folder, 'data'))
  const postgres = await start()
  expect(await ask(postgres.url, 'select 1 as one')).toEqual({ one: 1 })
})
