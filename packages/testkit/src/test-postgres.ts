import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabases, openLog, startEmbeddedPostgres, systemClock } from '@lienmach/server'
import pg from 'pg'

/** Names the running PostgreSQL of a test run, so that all its processes share one. */
const variable = 'LIENMACH_TEST_POSTGRES'
const template = 'lienmach'

export interface TestPostgres {
  /** The address of a database in it. */
  urlOf(database: string): string
  stop(): Promise<void>
}

/** Starts a real PostgreSQL in a folder of its own, with a migrated database that tests copy. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lienmach-test-'))
  const postgres = await startEmbeddedPostgres({ dataDir, clock: systemClock, unsafeFast: true })
  const db = openDatabases({ url: postgres.url, log: openLog('silent'), size: 1 })
  await migrate(db.owner)
  await db.close()
  process.env[variable] = postgres.urlOf('DATABASE')
  return {
    urlOf: postgres.urlOf,
    async stop() {
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export interface TestDatabase extends AsyncDisposable {
  readonly url: string
  readonly name: string
}

let made = 0

/** A fresh, migrated database of one's own; gone when it is disposed of. */
export async function createDatabase(): Promise<TestDatabase> {
  const pattern = process.env[variable]
  if (pattern === undefined) throw new Error('No PostgreSQL runs for the tests: start it with startTestPostgres() before them.')
  const urlOf = (name: string) => pattern.replace('DATABASE', name)
  made += 1
  const name = `test_${process.pid}_${made}_${Date.now().toString(36)}`
  await administer(urlOf('postgres'), `create database ${name} template ${template}`)
  return {
    url: urlOf(name),
    name,
    [Symbol.asyncDispose]: () => administer(urlOf('postgres'), `drop database if exists ${name} with (force)`),
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Copies of one template wait for each other; PostgreSQL itself would refuse the second.
    await client.query('select pg_advisory_lock(7231992)')
    await client.query(statement)
  } finally {
    await client.end()
  }
}
