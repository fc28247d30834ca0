import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Database, Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

export interface Migration {
  name: string
  text: string
  checksum: string
}

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))
/** Any number, as long as it is always the same: two processes that start together migrate one after the other. */
const lockKey = 7_231_990

/** The schema cannot be brought to what this program needs; the message says why and what to do. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

export async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(`${folder}${name}`, 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** Applies what is missing, in order, each in a transaction of its own. Answers the names of what was applied. */
export async function migrate(
  owner: Database,
  report: (name: string) => void = () => undefined,
): Promise<string[]> {
  await checkVersion(owner)
  const known = await listMigrations()
  return withLock(owner, async (db) => {
    const applied = await appliedMigrations(db)
    refuseForeignHistory(known, applied)
    const missing = known.slice(applied.length)
    for (const migration of missing) {
      report(migration.name)
      await apply(db, migration)
    }
    return missing.map(({ name }) => name)
  })
}

async function apply(db: Db, { name, text, checksum }: Migration): Promise<void> {
  await exec(db, sql`begin`)
  try {
    await exec(db, { text, values: [] })
    await exec(db, sql`insert into schema_migrations (name, checksum) values (${name}, ${checksum})`)
    await exec(db, sql`commit`)
  } catch (error) {
    await exec(db, sql`rollback`)
    throw translated(error, name)
  }
}

/** A managed database may not let its owner create roles: that is for its administrator to do. */
function translated(error: unknown, name: string): unknown {
  const { code, message } = error as { code?: string; message?: string }
  if (code !== '42501') return error
  return new MigrationRefused(
    `The database refuses ${name}: ${message}. The user in DATABASE_URL needs CREATEROLE, or an administrator ` +
      'creates the roles named in migrations/0001_roles.sql and grants them to that user with admin option.',
  )
}

/** Names of migrations that this program has and the database lacks. */
export async function missingMigrations(owner: Database): Promise<string[]> {
  const known = await listMigrations()
  const applied = await historyOf(owner)
  return known.slice(applied.length).map(({ name }) => name)
}

/** Rejects with `MigrationRefused` when the database was made by another program, or a newer one. Changes nothing. */
export async function checkHistory(owner: Database): Promise<void> {
  refuseForeignHistory(await listMigrations(), await historyOf(owner))
}

async function historyOf(owner: Database): Promise<{ name: string; checksum: string }[]> {
  const there = await row<{ there: boolean }>(
    owner,
    sql`select to_regclass('schema_migrations') is not null as there`,
  )
  return there?.there ? appliedMigrations(owner) : []
}

async function checkVersion(owner: Database): Promise<void> {
  const found = await row<{ version: number; text: string }>(
    owner,
    sql`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as text`,
  )
  if (found && found.version < 150_000) {
    throw new MigrationRefused(
      `PostgreSQL 15 or newer is needed; this one is ${found.text}. Point DATABASE_URL at a newer one.`,
    )
  }
}

async function appliedMigrations(db: Db): Promise<{ name: string; checksum: string }[]> {
  await exec(
    db,
    sql`
    create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now()
    )`,
  )
  return rows(db, sql`select name, checksum from schema_migrations order by name`)
}

function refuseForeignHistory(
  known: readonly Migration[],
  applied: readonly { name: string; checksum: string }[],
): void {
  for (const [index, { name, checksum }] of applied.entries()) {
    const ours = known[index]
    if (ours === undefined) {
      throw new MigrationRefused(
        `The database is newer than this program: it has ${name}. Start the newer program, or restore a backup.`,
      )
    }
    if (ours.name !== name || ours.checksum !== checksum) {
      throw new MigrationRefused(
        `The database was made with another ${name} than this program has. Start the program that made it, or an empty database.`,
      )
    }
  }
}

/** One connection does it all: whoever waits for the lock must not take those that the holder needs. */
async function withLock<T>(owner: Database, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await owner.pool.connect()
  let broken = true
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    const result = await work({ query: (statement) => client.query(statement) })
    await client.query('select pg_advisory_unlock($1)', [lockKey])
    broken = false
    return result
  } finally {
    client.release(broken)
  }
}
