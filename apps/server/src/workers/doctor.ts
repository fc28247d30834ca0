import { checkChannel, nextCheckAfter } from '../actions/check-channel.ts'
import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { claimDueChecks, isAnyCheckDue } from '../store/channel-checkups.ts'
import { forgetOldHealth } from '../store/channel-health.ts'
import { isConnectionLoss } from '../store/connection-loss.ts'
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
    await Promise.all(
      due.map((channel) =>
        checkChannel(context, channel).catch((error: unknown) => {
          if (isConnectionLoss(error)) throw error
          log.error({ err: error, channelId: channel.channelId }, 'a channel could not be looked at')
        }),
      ),
    )
    return due.length > 0 ? 'more' : 'rested'
  }

  return startLoop(context, {
    name: 'doctor',
    topic: 'jobs:doctor',
    pollEvery,
    breath,
    step,
    hasDue: () => isAnyCheckDue(db.pipeline, clock.now()),
  })
}
