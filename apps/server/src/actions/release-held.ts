import {
  type ChannelId,
  type ConversationId,
  type HoldCause,
  releaseDecision,
  releaseGap,
  sendAsAt,
  type WorkspaceId,
} from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { Change } from '../store/changes.ts'
import type { Db } from '../store/db.ts'
import { lockHeld, move, type OutboxRow } from '../store/outbox.ts'
import { findSituation } from '../store/replies.ts'
import { foreseen } from './accept-reply.ts'
import { windowOf } from './verdict.ts'

/** Where a cause has gone: in one thread, or on a whole channel. */
export type ReleaseScope =
  | { workspaceId: WorkspaceId; conversationId: ConversationId }
  | { workspaceId: WorkspaceId; channelId: ChannelId }

/** What has gone, and what told us. A timer alone is no evidence. */
export interface Passed {
  because: HoldCause
  evidence: 'thread_event' | 'owner_asked' | 'reconnected' | 'send_accepted' | 'lifted'
}

/**
 * Lets go what was held for a cause that has passed: oldest first and apart from each other. What may surprise the
 * customer waits for a person instead. Answers the changes for the caller to append; hint `outbox` after the commit.
 */
export async function releaseHeld(
  context: Context,
  tx: Db,
  scope: ReleaseScope,
  passed: Passed,
): Promise<Change[]> {
  const { workspaceId } = scope
  const byConversation = Map.groupBy(
    await lockHeld(tx, workspaceId, scope, passed.because),
    (row) => row.conversationId,
  )
  const changes: Change[] = []
  for (const [conversationId, held] of byConversation) {
    await releaseOne(context, tx, workspaceId, conversationId, held)
    changes.push({
      kind: 'conversation',
      entityId: conversationId,
      data: { messages: held.map(({ messageId }) => messageId) },
    })
  }
  return changes
}

async function releaseOne(
  { clock, config }: Context,
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  held: readonly OutboxRow[],
) {
  const now = clock.now()
  const situation = await findSituation(tx, workspaceId, conversationId)
  const lastCustomerAt = situation?.lastCustomerAt ?? null
  const windowOpen = situation !== null && sendAsAt(now, windowOf(situation, config)) !== null
  let released = 0
  for (const row of held) {
    const decided = releaseDecision(row.writtenAt, { now, lastCustomerAt, windowOpen })
    if (decided.decision === 'fail') {
      await move(tx, row, { state: 'failed', refusal: foreseen(decided.because, now) }, now)
    } else if (decided.decision === 'ask') {
      await move(tx, row, { state: 'held', heldBecause: decided.because }, now)
    } else {
      await move(tx, row, { state: 'queued', notBefore: (now + releaseGap * released++) as typeof now }, now)
    }
  }
}
