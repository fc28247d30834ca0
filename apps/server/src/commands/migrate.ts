import type { Config } from '../config.ts'
import { openContext } from '../context.ts'
import { migrate } from '../store/migrations.ts'

/** Brings the schema up to date and goes away. */
export async function migrateOnly(config: Config): Promise<void> {
  const context = await openContext(config)
  try {
    const applied = await migrate(context.db.owner)
    const said = applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`
    process.stdout.write(`${said}\n`)
  } finally {
    await context.close()
  }
}
