import type { Instant } from '@lienmach/domain'
import { checkChannel, nextCheckAfter } from '../actions/check-channel.ts'
import { canaryEvery, runCanary } from '../actions/run-canary.ts'
import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { claimDueCanaries, dueCanaries } from '../store/canary.ts'
import { claimDueChecks, type DueChannel, dueChecks } from '../store/channel-checkups.ts'
import { forgetOldHealth } from '../store/channel-health.ts'
import { isConnectionLoss } from '../store/connection-loss.ts'
import { sql } from '../store/sql.ts'
import { startLoop } from './loop.ts'

/** So many channels at once, and then a breath: other work goes on beside. */
const atOnce = 4
const pollEvery = 3_000
const breath = 50
const tidyEvery = 60 * 60_000

/** Looks at every channel every few minutes, at once after it was connected, and when an event or a person calls for it. */
export const doctorWorker: Worker = { name: 'doctor', role: 'jobs', start: startDoctor }

async function startDoctor(context: Context): Promise<Running> {
  const { clock, db, log } = context
  let tidiedAt = -Infinity

  async function step(): Promise<'more' | 'rested'> {
    if (clock.monotonic() - tidiedAt >= tidyEvery) {
      tidiedAt = clock.monotonic()
      await forgetOldHealth(db.pipeline, clock.now())
    }
    const now = clock.now()
    const due = await claimDueChecks(db.pipeline, now, nextCheckAfter(context, now), atOnce)
    const canaries = await claimDueCanaries(db.pipeline, now, (now + canaryEvery) as Instant, atOnce)
    await Promise.all([
      ...due.map((channel) => guarded(channel, checkChannel(context, channel))),
      ...canaries.map((channel) => guarded(channel, runCanary(context, channel))),
    ])
    return due.length + canaries.length > 0 ? 'more' : 'rested'
  }

  /** A channel that cannot be looked at keeps no other from it. */
  async function guarded({ channelId }: DueChannel, work: Promise<unknown>): Promise<void> {
    try {
      await work
    } catch (error) {
      if (isConnectionLoss(error)) throw error
      log.error({ err: error, channelId }, 'a channel could not be looked at')
    }
  }

  return startLoop(context, {
    name: 'doctor',
    topic: 'jobs:doctor',
    pollEvery,
    breath,
    step,
    due: () => sql`${dueChecks(clock.now())} union all ${dueCanaries(clock.now())}`,
  })
}
