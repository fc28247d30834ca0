import { pino } from 'pino'
import { PostgresTrouble } from '../postgres/trouble.ts'
import { openDatabases } from '../store/db.ts'
import { checkHistory, MigrationRefused, missingMigrations } from '../store/migrations.ts'
import { row, sql } from '../store/sql.ts'
import { atDatabase } from './at-database.ts'
import type { Finding, Question } from './finding.ts'

const question = 'Does the database answer, and does it have the schema of this program?'

/** Reachable, PostgreSQL 15 or newer, and migrated. */
export const database: Question = async (config) => {
  try {
    return [await atDatabase(config, ask)]
  } catch (error) {
    if (!(error instanceof PostgresTrouble)) throw error
    return [{ question, state: 'broken', reason: error.message }]
  }
}

async function ask(url: string): Promise<Finding> {
  const db = openDatabases({ url, log: pino({ level: 'silent' }), size: 1 })
  try {
    const found = await row<{ number: number; text: string }>(
      db.owner,
      sql`
      select current_setting('server_version_num')::int as number, current_setting('server_version') as text`,
    )
    if (!found || found.number < 150_000) {
      const remedy = 'Point DATABASE_URL at PostgreSQL 15 or newer.'
      return { question, state: 'broken', reason: `it is PostgreSQL ${found?.text}`, remedy }
    }
    await checkHistory(db.owner)
    const missing = await missingMigrations(db.owner)
    if (missing.length > 0) {
      const remedy = 'Run "lienmach migrate", or start the server, which does it too.'
      return {
        question,
        state: 'look',
        reason: `PostgreSQL ${found.text} lacks ${missing.join(', ')}`,
        remedy,
      }
    }
    return { question, state: 'well', reason: `PostgreSQL ${found.text}, schema complete` }
  } catch (error) {
    if (error instanceof MigrationRefused) return { question, state: 'broken', reason: error.message }
    const { code, message } = (error instanceof Error ? (error.cause ?? error) : error) as {
      code?: string
      message?: string
    }
    const remedy = 'Check DATABASE_URL, and that PostgreSQL is running and reachable from here.'
    return { question, state: 'broken', reason: `it does not (${code ?? message})`, remedy }
  } finally {
    await db.close()
  }
}
