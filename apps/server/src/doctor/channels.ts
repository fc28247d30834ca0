import { checkChannel } from '../actions/check-channel.ts'
import { systemClock } from '../adapters/system-clock.ts'
import type { Config } from '../config.ts'
import { openContext } from '../context.ts'
import { openLog } from '../log.ts'
import { PostgresTrouble } from '../postgres/trouble.ts'
import { listRounds, type RoundsChannel } from '../store/channel-rounds.ts'
import { openDatabases } from '../store/db.ts'
import { missingMigrations } from '../store/migrations.ts'
import { atDatabase } from './at-database.ts'
import { remedyFor, sentenceOf } from './channel/plain-english.ts'
import type { Finding, Question } from './finding.ts'

/** What was found longer ago says little; a server that runs looks every five minutes. */
const fresh = 20 * 60_000
const log = openLog('silent')

/** How is each Page? A database that is not as it has to be is another question's, and here nothing is said. */
export const channels: Question = async (config, { now }) => {
  try {
    return await atDatabase(config, async (url) => {
      if (!(await isComplete(url))) return []
      if (now) await lookAnew({ ...config, databaseUrl: url })
      const asOf = systemClock.now()
      return (await rounds(url)).flatMap((channel) => findingsOf(channel, asOf))
    })
  } catch (error) {
    if (error instanceof PostgresTrouble) return []
    throw error
  }
}

async function isComplete(url: string): Promise<boolean> {
  const db = openDatabases({ url, log, size: 1 })
  try {
    return (await missingMigrations(db.owner)).length === 0
  } catch {
    return false
  } finally {
    await db.close()
  }
}

async function rounds(url: string): Promise<RoundsChannel[]> {
  const db = openDatabases({ url, log, size: 1 })
  try {
    return await listRounds(db.pipeline)
  } finally {
    await db.close()
  }
}

async function lookAnew(config: Config): Promise<void> {
  const context = await openContext(config, { log, poolSize: 2 })
  try {
    for (const channel of await listRounds(context.db.pipeline)) await checkChannel(context, channel)
  } finally {
    await context.close()
  }
}

function findingsOf(
  { name, workspaceName, health, checkedAt, found }: RoundsChannel,
  asOf: number,
): Finding[] {
  const question = `Is the Page "${name}" of ${workspaceName} well?`
  if (checkedAt === null) {
    const remedy = 'Start the server, which looks every five minutes, or run "lienmach doctor --now".'
    return [{ question, state: 'look', reason: 'nobody has looked yet', remedy }]
  }
  const when = new Date(checkedAt).toISOString().slice(0, 16).replace('T', ' ')
  const findings = found.map((answer): Finding => {
    const remedy = remedyFor(answer)
    const state = answer.state === 'broken' ? 'broken' : 'look'
    return { question, state, reason: `${sentenceOf(answer)} (${when} UTC)`, ...(remedy && { remedy }) }
  })
  if (findings.length > 0) return findings
  if (health === 'well' && asOf - checkedAt < fresh)
    return [{ question, state: 'well', reason: `nothing was found (${when} UTC)` }]
  const remedy = 'Run "lienmach doctor --now", and see that the server runs.'
  const reason =
    health === 'well' ? `the last look was at ${when} UTC` : `Facebook could not be asked (${when} UTC)`
  return [{ question, state: 'look', reason, remedy }]
}
