import type { HoldCause, Instant, Refusal } from '@lienmach/domain'
import type { Change } from '../store/changes.ts'
import type { Db } from '../store/db.ts'
import { move } from '../store/outbox.ts'
import { type DueReply, holdFollowers, type Lane } from '../store/outbox-claims.ts'

/** Holds a reply, and with it those of its conversation that would wait behind it: everybody sees why. */
export async function holdReply(
  tx: Db,
  { workspaceId }: Lane,
  { id, conversationId, messageId }: Pick<DueReply, 'id' | 'conversationId' | 'messageId'>,
  cause: { because: HoldCause; refusal: Refusal | null },
  now: Instant,
): Promise<Change> {
  const { because, refusal } = cause
  await move(
    tx,
    { workspaceId, id },
    { state: 'held', heldBecause: because, ...(refusal && { refusal }) },
    now,
  )
  const followers = await holdFollowers(tx, workspaceId, id, because, now)
  return { kind: 'conversation', entityId: conversationId, data: { messages: [messageId, ...followers] } }
}
