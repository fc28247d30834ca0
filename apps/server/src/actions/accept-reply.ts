import { hash } from 'node:crypto'
import type {
  ConversationId,
  HeldBecause,
  Instant,
  MemberId,
  MessageId,
  OutboxId,
  Refusal,
  RefusalClass,
  WorkspaceId,
} from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { Db } from '../store/db.ts'
import { insertRows, oldestHold } from '../store/outbox.ts'
import { giveUploads, insertReplies, type ReplyMessage, type ReplySituation } from '../store/replies.ts'
import { verdictOn } from './verdict.ts'

/** A reply to be accepted, cut into the calls that will say it. */
export interface AcceptedReply {
  workspaceId: WorkspaceId
  conversationId: ConversationId
  situation: ReplySituation
  authorId: MemberId | null
  clientMessageId: string
  parts: readonly Omit<ReplyMessage, 'id' | 'authorId'>[]
  resendOf: OutboxId | null
}

/**
 * Writes a reply into the timeline and the outbox, and says at once what would become of it now. The conversation is
 * locked by the caller, which is what makes the order of acceptance the order of sending. Answers its messages.
 */
export async function acceptReply(context: Context, tx: Db, reply: AcceptedReply): Promise<MessageId[]> {
  const { workspaceId, conversationId, situation, authorId, clientMessageId, resendOf } = reply
  const { clock, random } = context
  const now = clock.now()
  const channelId = situation.channelId
  const messages = reply.parts.map((part) => ({ ...part, id: random.uuid() as MessageId, authorId }))
  const start = await startOf(context, tx, reply, now)

  await insertReplies(tx, workspaceId, { channelId, conversationId }, messages, now)
  await insertRows(
    tx,
    workspaceId,
    messages.map((message, partNo) => ({
      id: random.uuid() as OutboxId,
      channelId,
      conversationId,
      messageId: message.id,
      clientMessageId,
      partNo,
      token: random.token(16),
      payloadHash: payloadHash(message),
      resendOf,
      ...start,
    })),
    now,
  )
  for (const message of messages) {
    await giveUploads(
      tx,
      workspaceId,
      channelId,
      message.id,
      message.attachments.map(({ mediaId }) => mediaId),
    )
  }
  return messages.map(({ id }) => id)
}

interface Start {
  state: 'queued' | 'held' | 'failed'
  heldBecause: HeldBecause | null
  refusal: Refusal | null
}

async function startOf(
  { config }: Context,
  tx: Db,
  { workspaceId, conversationId, situation }: AcceptedReply,
  now: Instant,
): Promise<Start> {
  const verdict = verdictOn(situation, config, now)
  if (verdict.verdict === 'fail')
    return { state: 'failed', heldBecause: null, refusal: foreseen(verdict.because, now) }
  if (verdict.verdict === 'hold') return { state: 'held', heldBecause: verdict.because, refusal: null }
  // What was written before it still waits; it joins the queue where everybody sees why.
  const before = await oldestHold(tx, workspaceId, conversationId)
  return before === null
    ? { state: 'queued', heldBecause: null, refusal: null }
    : { state: 'held', heldBecause: before, refusal: null }
}

/** A refusal that we did not wait to hear. */
export const foreseen = (because: RefusalClass, at: Instant): Refusal => ({
  class: because,
  code: null,
  subcode: null,
  message: null,
  traceId: null,
  httpStatus: null,
  at,
})

/** What a reply says, as a fingerprint: two rows with the same one say the same. */
export const payloadHash = ({
  kind,
  text,
  attachments,
  replyToMid,
  extra,
}: Omit<ReplyMessage, 'id' | 'authorId'>) =>
  hash('sha256', JSON.stringify([kind, text, attachments, replyToMid, extra]))
