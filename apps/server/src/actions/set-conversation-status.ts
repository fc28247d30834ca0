import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { setStatus } from '../store/conversation-duty.ts'
import type { ConversationRow } from '../store/conversation-views.ts'
import { changesOfLoad } from './assign-conversation.ts'
import { type ConversationOrder, changeConversation } from './conversation-change.ts'

export interface SetConversationStatus extends ConversationOrder {
  status: 'open' | 'done'
}

/** Finishes a conversation, or opens it again. */
export function setConversationStatus(
  context: Context,
  order: SetConversationStatus,
): Promise<ConversationRow> {
  const { workspaceId, actor, conversationId, status } = order
  const now = context.clock.now()
  return changeConversation(context, order, async (tx, conversation) => {
    if (conversation.status === status) return null
    await setStatus(tx, workspaceId, conversationId, status)
    const subject = { subjectKind: 'conversation', subjectId: conversationId, data: { status } }
    await appendAudit(
      tx,
      { workspaceId, actor, action: 'conversation.status_changed', ...subject },
      now,
      context.random.uuid(),
    )
    return changesOfLoad([conversation.assigneeId])
  })
}
