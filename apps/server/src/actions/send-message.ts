import { AppError } from '@lienmach/contract'
import {
  type ConversationId,
  type MediaId,
  type MessageId,
  type ReplyPart,
  replyParts,
  type Viewer,
  type WorkspaceId,
} from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendChanges } from '../store/changes.ts'
import { type Db, inView } from '../store/db.ts'
import { clearDraft } from '../store/drafts.ts'
import { findByClientId } from '../store/outbox.ts'
import { findQuotable, findSituation, findUploads, type ReplyMessage } from '../store/replies.ts'
import { acceptReply } from './accept-reply.ts'
import { type MessagesAsOf, messagesAsOf } from './message-as-of.ts'
import { lockVisible, refuseUnlessChats } from './visible-conversation.ts'

export interface SendMessage {
  workspaceId: WorkspaceId
  /** Who writes. Their own draft of the conversation has become this reply. */
  viewer: Viewer
  conversationId: ConversationId
  /** Chosen by the browser, so that a repeated request is one reply. */
  clientMessageId: string
  text: string | null
  attachmentIds: readonly string[]
  stickerId: string | null
  replyTo: MessageId | null
}

/** Accepts a reply: from the commit on it is kept, whatever happens. Sending is the dispatcher's business. */
export async function sendMessage(context: Context, order: SendMessage): Promise<MessagesAsOf> {
  const { workspaceId, viewer, conversationId, clientMessageId } = order
  const accepted = await inView(context.db, workspaceId, viewer, async (tx) => {
    const conversation = await lockVisible(tx, workspaceId, viewer, conversationId)
    const known = await findByClientId(tx, workspaceId, clientMessageId)
    if (known.length > 0) {
      if (known[0]?.conversationId !== conversationId)
        throw new AppError('request/invalid', { field: 'clientMessageId' })
      return messagesAsOf(
        tx,
        workspaceId,
        known.map(({ messageId }) => messageId),
      )
    }
    refuseUnlessChats(conversation, viewer)

    const situation = await findSituation(tx, workspaceId, conversationId)
    if (!situation || situation.channel.state === 'disconnected' || situation.channel.state === 'found') {
      throw new AppError('channel/not-connected')
    }
    const { limits } = context.channels.get(situation.channelKind)
    const messages = await acceptReply(context, tx, {
      workspaceId,
      conversationId,
      situation,
      clientMessageId,
      authorId: viewer.memberId,
      resendOf: null,
      parts: await partsOf(tx, order, limits),
    })

    const now = context.clock.now()
    if (viewer.memberId !== null) await clearDraft(tx, workspaceId, viewer.memberId, conversationId, now)
    const replies = await messagesAsOf(tx, workspaceId, messages)
    await appendChanges(
      tx,
      workspaceId,
      [
        { kind: 'conversation', entityId: conversationId, data: { messages } },
        ...(viewer.memberId === null ? [] : [{ kind: 'draft' as const, entityId: viewer.memberId }]),
      ],
      now,
    )
    return replies
  })
  context.wake.hint('outbox', workspaceId)
  context.wake.hint('changes', workspaceId)
  return accepted
}

type Part = Omit<ReplyMessage, 'id' | 'authorId'>

async function partsOf(
  tx: Db,
  { workspaceId, conversationId, text, attachmentIds, stickerId, replyTo }: SendMessage,
  limits: { textLength: number; imagesPerMessage: number },
): Promise<Part[]> {
  const files = await findUploads(tx, workspaceId, attachmentIds)
  if (files.length < new Set(attachmentIds).size)
    throw new AppError('request/invalid', { field: 'attachmentIds' })
  const cut = replyParts({ text, files, stickerId }, limits)
  if (!cut.ok) {
    if (cut.because === 'empty') throw new AppError('request/invalid', { field: 'text', because: 'empty' })
    throw new AppError('request/too-large', { field: 'text', limit: cut.limit })
  }

  // The quote stands above the first call: it is one answer, however many calls say it.
  const replyToMid = replyTo === null ? null : await quotedMid(tx, workspaceId, conversationId, replyTo)
  return cut.parts.map((part, partNo) => messagePart(part, partNo === 0 ? replyToMid : null))
}

function messagePart(part: ReplyPart<MediaId>, replyToMid: string | null): Part {
  const base = { text: null, attachments: [], extra: {}, replyToMid }
  switch (part.kind) {
    case 'text':
      return { ...base, kind: 'text', text: part.text }
    case 'attachments':
      return {
        ...base,
        kind: 'attachments',
        attachments: part.files.map((mediaId) => ({ type: part.type, mediaId })),
      }
    case 'sticker':
      return { ...base, kind: 'sticker', extra: { stickerId: part.stickerId } }
  }
}

async function quotedMid(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  id: MessageId,
): Promise<string> {
  const quoted = await findQuotable(tx, workspaceId, id)
  if (quoted?.conversationId !== conversationId || quoted.mid === null || quoted.deleted) {
    throw new AppError('request/invalid', { field: 'replyTo' })
  }
  return quoted.mid
}
