import type { Config } from '../config.ts'
import { openContext } from '../context.ts'
import { listMigrations } from '../store/migrations.ts'

/** Brings the schema up to date and goes away. */
export async function migrateOnly(config: Config): Promise<void> {
  const context = await openContext(config)
  await context.close()
  const newest = (await listMigrations()).at(-1)
  process.stdout.write(`The schema is up to date: ${newest?.name}.\n`)
}
