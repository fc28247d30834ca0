import { AppError, type AuditAction } from '@lienmach/contract'
import type { MessageId, Viewer, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import type { ConversationDuty } from '../store/conversation-duty.ts'
import { type Db, inView } from '../store/db.ts'
import { lockOfMessage, type OutboxRow } from '../store/outbox.ts'
import { findReply, type SentMessage } from '../store/replies.ts'
import { type MessageAsOf, messageAsOf } from './message-as-of.ts'
import { lockVisible, refuseUnlessChats } from './visible-conversation.ts'

/** A person decides about one reply of theirs or of the team. */
export interface ReplyOrder {
  workspaceId: WorkspaceId
  viewer: Viewer
  actor: AuditEntry['actor']
  messageId: MessageId
}

/** A reply with everything locked that a decision about it may change. */
export interface HeldReply {
  conversation: ConversationDuty
  message: SentMessage
  row: OutboxRow
}

/** What a decision came to: how it is noted, and the messages that changed with this one. */
export interface Decision {
  /** Null: it stands already, and nothing changes. */
  note: { action: AuditAction; data?: Record<string, unknown> } | null
  /** The message to answer with, when it is another one. */
  shows?: MessageId
  alsoChanged?: readonly MessageId[]
}

/**
 * Carries out a decision about a reply: locks the conversation and then the reply, as every other part does, notes who
 * decided, and tells browsers. Answers the message as it is then.
 */
export async function changeReply(
  context: Context,
  { workspaceId, viewer, actor, messageId }: ReplyOrder,
  decide: (tx: Db, reply: HeldReply) => Promise<Decision>,
): Promise<MessageAsOf> {
  const now = context.clock.now()
  const answer = await inView(context.db, workspaceId, viewer, async (tx) => {
    const message = await findReply(tx, workspaceId, messageId)
    if (!message) throw new AppError('resource/not-found')
    const conversation = await lockVisible(tx, workspaceId, viewer, message.conversationId)
    refuseUnlessChats(conversation, viewer)
    const row = await lockOfMessage(tx, workspaceId, messageId)
    if (!row) throw new AppError('message/wrong-state', { state: 'sent' })

    const { note, shows = messageId, alsoChanged = [] } = await decide(tx, { conversation, message, row })
    const shown = await messageAsOf(tx, workspaceId, shows)
    if (note === null) return shown

    await appendAudit(
      tx,
      {
        workspaceId,
        actor,
        action: note.action,
        subjectKind: 'message',
        subjectId: messageId,
        data: { conversationId: conversation.id, from: row.state, ...note.data },
      },
      now,
      context.random.uuid(),
    )
    const messages = [...new Set([messageId, shows, ...alsoChanged])]
    await appendChanges(
      tx,
      workspaceId,
      [{ kind: 'conversation', entityId: conversation.id, data: { messages } }],
      now,
    )
    return shown
  })
  context.wake.hint('outbox', workspaceId)
  context.wake.hint('changes', workspaceId)
  return answer
}
