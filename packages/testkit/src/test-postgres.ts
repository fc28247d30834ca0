import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabases, openLog, startEmbeddedPostgres, systemClock } from '@lienmach/server'
import pg from 'pg'

/** A PostgreSQL for tests, with a migrated template to clone from. */
export interface TestPostgres {
  /** The address of its template; `databaseFrom` clones it. */
  templateUrl: string
  stop(): Promise<void>
}

/** A database of one's own: empty but for the schema. */
export interface TestDatabase extends AsyncDisposable {
  url: string
  /** Breaks every connection and takes no new one, as if the database were gone. */
  refuseConnections(): Promise<void>
  takeConnections(): Promise<void>
}

/** Starts a real PostgreSQL in a folder that is thrown away. A crash of the machine would lose it, which is no matter. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(await placeForData(), 'lm-'))
  // As root, the database runs as another user, who has to get there.
  await chmod(folder, 0o711)
  const tidy = () => rm(folder, { recursive: true, force: true })
  const starting = startEmbeddedPostgres({ dataDir: folder, clock: systemClock, unsafeFast: true })
  const postgres = await starting.catch(async (error: unknown) => {
    await tidy()
    throw error
  })
  const stop = async () => {
    await postgres.stop()
    await tidy()
  }
  try {
    const db = openDatabases({ url: postgres.url, log: openLog('silent'), size: 1 })
    await migrate(db.owner)
    // Every server would make its first days anew, which takes longer than all else at its start.
    await db.owner.query({ text: `select make_raw_days((now() at time zone 'UTC')::date, 4)`, values: [] })
    await db.close()
  } catch (error) {
    await stop()
    throw error
  }
  return { templateUrl: postgres.url, stop }
}

/** The PostgreSQL of a run: that of whoever runs several kinds of tests one after the other, or one of its own. */
export async function postgresOfThisRun(): Promise<TestPostgres> {
  const templateUrl = process.env.LIENMACH_TEST_POSTGRES
  if (templateUrl !== undefined) return { templateUrl, stop: async () => undefined }
  const started = await startTestPostgres()
  process.env.LIENMACH_TEST_POSTGRES = started.templateUrl
  return started
}

const memory = '/dev/shm'
/** What a whole run may come to write, in bytes, with room left for everybody else. */
const enough = 6 * 1024 ** 3

/** In memory, where there is plenty: each clone of the template is a thousand small writes. */
async function placeForData(): Promise<string> {
  try {
    const { bavail, bsize } = await statfs(memory)
    if (Math.min(bavail * bsize, freemem()) >= enough) return memory
  } catch {
    // Not every system has it.
  }
  return tmpdir()
}

/** Clones the template. Disposing of it drops it, whoever is still connected. */
export async function databaseFrom(templateUrl: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${++made}`
  const template = new URL(templateUrl.replace('@/', '@localhost/')).pathname.slice(1)
  // Copying files takes half as long as writing every page to a log that nobody will read.
  await asOwner(templateUrl, `create database ${name} template ${template} strategy file_copy`)
  return {
    url: withDatabase(templateUrl, name),
    async refuseConnections() {
      await asOwner(templateUrl, `alter database ${name} connection limit 0 allow_connections false`)
      await asOwner(
        templateUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      )
    },
    takeConnections: () =>
      asOwner(templateUrl, `alter database ${name} connection limit -1 allow_connections true`),
    [Symbol.asyncDispose]: () => asOwner(templateUrl, `drop database if exists ${name} with (force)`),
  }
}

let made = 0

async function asOwner(templateUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(templateUrl, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

const withDatabase = (url: string, name: string) => url.replace(/(:\/\/[^/]*)\/[^?]*/, `$1/${name}`)
