import { type Instant, isAtWork, localMoment } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type ClaimCall, listClaimCalls, noteCalled } from '../store/claim-calls.ts'
import { transaction } from '../store/db.ts'
import { putNotices } from '../store/push-notices.ts'

/** The agents of one rule are called at most this often: who comes meanwhile is counted in. Milliseconds. */
const quiet = 60_000

/** Calls agents who are at work, with no window open, to customers who wait to be claimed. */
export async function callToClaim({ clock, db }: Context): Promise<void> {
  const now = clock.now()
  for (const { agents, ...call } of await dueCalls({ clock, db })) {
    await transaction(db.pipeline, async (tx) => {
      await noteCalled(tx, call, now)
      await putNotices(
        tx,
        agents.map(({ memberId }) => ({
          workspaceId: call.workspaceId,
          kind: 'to_claim' as const,
          subject: call.ruleId,
          memberId,
        })),
        now,
      )
    })
  }
}

/** Whether somebody has to be called now. */
export const isAnybodyToCall = async (context: Pick<Context, 'clock' | 'db'>): Promise<boolean> =>
  (await dueCalls(context)).length > 0

async function dueCalls({ clock, db }: Pick<Context, 'clock' | 'db'>): Promise<ClaimCall[]> {
  const now = clock.now()
  const calls = await listClaimCalls(db.pipeline, now, quiet)
  return calls
    .map((call) => ({ ...call, agents: agentsAtWork(call, now) }))
    .filter(({ agents }) => agents.length > 0)
}

function agentsAtWork({ hours, timeZone, agents }: ClaimCall, now: Instant): ClaimCall['agents'] {
  const moment = localMoment(now, timeZone)
  return isAtWork(hours, moment) ? agents.filter(({ shifts }) => isAtWork(shifts, moment)) : []
}
