import type { Instant } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { pruneChanges } from '../store/changes.ts'
import { dropRawDays, makeRawDays } from '../store/raw-events.ts'
import { forgetOldRounds } from '../store/rule-turns.ts'
import { startLoop } from './loop.ts'

const hour = 3_600_000
const day = 24 * hour
/** Raw bodies are kept for replays and for proof; no longer, because they hold what people wrote. */
const keepRawFor = 14 * day
/** A browser further behind than this takes a new snapshot. */
const keepChangesFor = 3 * day
/** For so long a decision about a conversation can be come to again. */
const keepRoundsFor = 30 * day
const daysAhead = 4

/** Makes the partitions of the days ahead, and lets old raw bodies and old changes go. */
export const retentionWorker: Worker = { name: 'retention', role: 'jobs', start: startRetention }

async function startRetention(context: Context): Promise<Running> {
  const { clock, db, log } = context

  async function step(): Promise<'rested'> {
    const now = clock.now()
    await makeRawDays(db.pipeline, now, daysAhead)
    const dropped = await dropRawDays(db.pipeline, (now - keepRawFor) as Instant)
    if (dropped > 0) log.info({ days: dropped }, 'raw webhook bodies of past days were dropped')
    await pruneChanges(db.pipeline, (now - keepChangesFor) as Instant)
    await forgetOldRounds(db.pipeline, (now - keepRoundsFor) as Instant)
    return 'rested'
  }

  return startLoop(context, { name: 'retention', pollEvery: hour, step })
}
