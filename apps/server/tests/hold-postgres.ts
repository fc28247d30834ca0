import pg from 'pg'
import { systemClock } from '../src/adapters/system-clock.ts'
import { startEmbeddedPostgres } from '../src/postgres/embedded-postgres.ts'

/** A server to be killed: starts the database, writes something, says so, and waits. */
const { url } = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', clock: systemClock })
const client = new pg.Client({ connectionString: url })
await client.connect()
await client.query('create table note as select 1 as kept')
process.stdout.write('ready\n')
