import { type Instant, releaseDecision, sendAsAt } from '@lienmach/domain'
import { foreseen } from '../actions/accept-reply.ts'
import { windowOf } from '../actions/verdict.ts'
import type { Context } from '../context.ts'
import { appendChanges } from '../store/changes.ts'
import { lockConversation } from '../store/conversation-duty.ts'
import { type Db, transaction } from '../store/db.ts'
import { lockHeld, move, type OutboxRow } from '../store/outbox.ts'
import type { Lane } from '../store/outbox-claims.ts'
import { findHeldByRestriction } from '../store/outbox-waiting.ts'
import { findSituation } from '../store/replies.ts'

/** A Page that is kept from sending has one reply tried in so long. */
export const restrictedTryEvery = 60 * 60_000

/**
 * Lets one reply of a restricted Page be tried, in case nobody told us that it may send again: the platform's answer is
 * the evidence. Answers whether one was let go.
 */
export async function tryRestricted(context: Context, lane: Lane): Promise<boolean> {
  const { db, clock, wake } = context
  const now = clock.now()
  const oldest = await findHeldByRestriction(db.pipeline, lane, (now - restrictedTryEvery) as Instant)
  if (!oldest) return false
  const { workspaceId } = lane
  const { conversationId } = oldest
  const tried = await transaction(db.pipeline, async (tx) => {
    await lockConversation(tx, workspaceId, conversationId)
    const [first] = await lockHeld(tx, workspaceId, { conversationId }, 'page_restricted')
    if (!first) return false
    const queued = await letOneGo(context, tx, first, now)
    const messages = [first.messageId]
    await appendChanges(
      tx,
      workspaceId,
      [{ kind: 'conversation', entityId: conversationId, data: { messages } }],
      now,
    )
    return queued
  })
  wake.hint('changes', workspaceId)
  return tried
}

/** What waited too long, or was overtaken by the customer, waits for a person instead. */
async function letOneGo({ config }: Context, tx: Db, row: OutboxRow, now: Instant): Promise<boolean> {
  const situation = await findSituation(tx, row.workspaceId, row.conversationId)
  const decided = releaseDecision(row.writtenAt, {
    now,
    lastCustomerAt: situation?.lastCustomerAt ?? null,
    windowOpen: situation !== null && sendAsAt(now, windowOf(situation, config)) !== null,
  })
  switch (decided.decision) {
    case 'send':
      await move(tx, row, { state: 'queued', tryAnyway: true }, now)
      return true
    case 'ask':
      await move(tx, row, { state: 'held', heldBecause: decided.because }, now)
      return false
    case 'fail':
      await move(tx, row, { state: 'failed', refusal: foreseen(decided.because, now) }, now)
      return false
  }
}
