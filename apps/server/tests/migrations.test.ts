import { createDatabase } from '@lienmach/testkit'
import { expect, test } from 'vitest'
import { openLog } from '../src/log.ts'
import { type Databases, openDatabases } from '../src/store/db.ts'
import { listMigrations, migrate, missingMigrations } from '../src/store/migrations.ts'
import { exec, rows, sql } from '../src/store/sql.ts'

async function openFresh(): Promise<Databases & AsyncDisposable> {
  const database = await createDatabase()
  const db = openDatabases({ url: database.url, log: openLog('silent'), size: 2 })
  return {
    ...db,
    async [Symbol.asyncDispose]() {
      await db.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

test('a migrated database lacks nothing, and migrating it again changes nothing', async () => {
  await using db = await openFresh()
  expect(await missingMigrations(db.owner)).toEqual([])
  expect(await migrate(db.owner)).toEqual([])
})

test('two servers that start at once bring the schema up to date one after the other', async () => {
  await using db = await openFresh()
  await exec(db.owner, sql`drop schema public cascade`)
  await exec(db.owner, sql`drop schema auth cascade`)
  await exec(db.owner, sql`create schema public`)
  const [first, second] = await Promise.all([migrate(db.owner), migrate(db.owner)])
  const all = (await listMigrations()).map(({ name }) => name)
  expect([...first, ...second]).toEqual(all)
})

test('a database with another history is refused by name', async () => {
  await using db = await openFresh()
  await exec(db.owner, sql`update schema_migrations set checksum = 'another' where name like '0003%'`)
  await expect(migrate(db.owner)).rejects.toThrow(/made with another 0003_/)
})

test('a database newer than the program is refused by name', async () => {
  await using db = await openFresh()
  await exec(db.owner, sql`insert into schema_migrations (name, checksum) values ('9999_future.sql', 'x')`)
  await expect(migrate(db.owner)).rejects.toThrow(/newer than this program: it has 9999_future/)
})

test('each part of the program works under its own role, which owns nothing and passes no policy by', async () => {
  await using db = await openFresh()
  for (const part of ['app', 'pipeline', 'ingest', 'auth', 'search'] as const) {
    const [who] = await rows<{ role: string; super: boolean; bypass: boolean; owned: number }>(
      db[part],
      sql`select current_user as role, rolsuper as super, rolbypassrls as bypass,
            (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
          from pg_roles where rolname = current_user`,
    )
    expect(who).toEqual({ role: `lienmach_${part}`, super: false, bypass: false, owned: 0 })
  }
})
