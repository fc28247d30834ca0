import { AppError } from '@lienmach/contract'
import { decidableAfter, type MessageId, retryCanHelp } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { Db } from '../store/db.ts'
import { findByClientId, isBlocked, move, type OutboxRow } from '../store/outbox.ts'
import { findSituation } from '../store/replies.ts'
import { acceptReply, foreseen } from './accept-reply.ts'
import { changeReply, type Decision, type HeldReply, type ReplyOrder } from './change-reply.ts'
import { verdictOn } from './verdict.ts'

export interface SendAgain extends ReplyOrder {
  /** Chosen by the browser, so that a repeated request is one decision. */
  clientMessageId: string
}

/**
 * A person wants a reply sent that did not go. A held one is tried now, as itself. A failed one goes as a new reply
 * linked to it, where that can end differently. An uncertain one goes as a new reply too: it may arrive twice, so it
 * takes a minute's wait and is noted as an override.
 */
export function sendAgain(context: Context, order: SendAgain) {
  return changeReply(context, order, async (tx, reply): Promise<Decision> => {
    const [known] = await findByClientId(tx, order.workspaceId, order.clientMessageId)
    // The same click once more: the decision stands already.
    if (known) return { note: null, shows: known.messageId }
    switch (reply.row.state) {
      case 'held':
        return tryHeld(context, tx, reply)
      case 'failed':
        if (!retryCanHelp(reply.row.refusal?.class ?? 'unknown'))
          throw new AppError('message/wrong-state', { state: 'failed' })
        return asNew(context, tx, order, reply)
      case 'uncertain': {
        const decidableAt = reply.row.stateSince + decidableAfter
        if (context.clock.now() < decidableAt) throw new AppError('message/may-still-arrive', { decidableAt })
        return asNew(context, tx, order, reply)
      }
      default:
        throw new AppError('message/wrong-state', { state: reply.row.state })
    }
  })
}

/** One try for a held reply. What the person says outweighs what we last heard of the thread; the platform decides. */
async function tryHeld(context: Context, tx: Db, { conversation, row }: HeldReply): Promise<Decision> {
  const now = context.clock.now()
  const situation = await findSituation(tx, row.workspaceId, conversation.id)
  if (!situation) throw new AppError('resource/not-found')
  const asked = { ...situation, channel: { ...situation.channel, restricted: false }, threadFacts: {} }
  const verdict = verdictOn({ ...asked, unreachableSince: null }, context.config, now)
  if (verdict.verdict === 'hold') throw new AppError('channel/not-connected')
  if (verdict.verdict === 'fail') {
    await move(tx, row, { state: 'failed', refusal: foreseen(verdict.because, now) }, now)
  } else {
    if (await isBlocked(tx, row))
      throw new AppError('message/wrong-state', { state: 'held', because: 'earlier_waits' })
    await move(tx, row, { state: 'queued', writtenAnew: true, tryAnyway: true }, now)
  }
  return { note: { action: 'message.sent_again', data: { heldBecause: row.heldBecause } } }
}

async function asNew(
  context: Context,
  tx: Db,
  order: SendAgain,
  { conversation, message, row }: HeldReply,
): Promise<Decision> {
  const now = context.clock.now()
  const situation = await findSituation(tx, row.workspaceId, conversation.id)
  if (!situation || situation.channel.state === 'disconnected') throw new AppError('channel/not-connected')
  await move(
    tx,
    row,
    { state: 'resent', ...(row.refusal && { refusal: row.refusal }), evidence: { by: 'person', at: now } },
    now,
  )
  const { kind, text, attachments, replyToMid, extra } = message
  const [again] = await acceptReply(context, tx, {
    workspaceId: row.workspaceId,
    conversationId: conversation.id,
    situation,
    authorId: order.viewer.memberId,
    clientMessageId: order.clientMessageId,
    resendOf: row.id,
    parts: [{ kind, text, attachments, replyToMid, extra }],
  })
  if (!again) throw new Error('An accepted reply has a message.')
  return { note: { action: 'message.sent_again', data: overrideOf(row, again) }, shows: again }
}

/** What the audit log says: an override is a decision against "don't know". */
const overrideOf = (row: OutboxRow, again: MessageId) => ({ override: row.state === 'uncertain', as: again })
