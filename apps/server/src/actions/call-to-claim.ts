import { isAtWork, localMoment, type MemberId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type ClaimCall, listCallable, listClaimCalls, noteCalled } from '../store/claim-calls.ts'
import { transaction } from '../store/db.ts'
import { putNotices } from '../store/push-notices.ts'

/** The agents of one rule are called at most this often: who comes meanwhile is counted in. Milliseconds. */
const quiet = 60_000

/** Calls agents who are at work, with no window open, to customers who wait to be claimed. */
export async function callToClaim({ clock, db }: Context): Promise<void> {
  const now = clock.now()
  for (const { workspaceId, ruleId, memberIds } of await dueCalls({ clock, db })) {
    await transaction(db.pipeline, async (tx) => {
      if (!(await noteCalled(tx, { workspaceId, ruleId }, now, quiet))) return
      await putNotices(
        tx,
        memberIds.map((memberId) => ({ workspaceId, kind: 'to_claim' as const, subject: ruleId, memberId })),
        now,
      )
    })
  }
}

/** Whether somebody has to be called now. */
export const isAnybodyToCall = async (context: Pick<Context, 'clock' | 'db'>): Promise<boolean> =>
  (await dueCalls(context)).length > 0

/** The rules whose agents are to be called, with those who are at work. */
async function dueCalls({
  clock,
  db,
}: Pick<Context, 'clock' | 'db'>): Promise<(ClaimCall & { memberIds: MemberId[] })[]> {
  const now = clock.now()
  const due: (ClaimCall & { memberIds: MemberId[] })[] = []
  for (const call of await listClaimCalls(db.pipeline, now, quiet)) {
    const moment = localMoment(now, call.timeZone)
    if (!isAtWork(call.hours, moment)) continue
    const agents = await listCallable(db.pipeline, call)
    const memberIds = agents.filter(({ shifts }) => isAtWork(shifts, moment)).map(({ memberId }) => memberId)
    if (memberIds.length > 0) due.push({ ...call, memberIds })
  }
  return due
}
