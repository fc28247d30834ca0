import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { setStatus } from '../store/conversation-duty.ts'
import { changesOfLoad } from './assign-conversation.ts'
import { type ConversationOrder, changeConversation } from './conversation-change.ts'
import { handOver } from './hand-over.ts'
import type { ConversationAsOf } from './read-conversation.ts'
import { refuseUnlessChats } from './visible-conversation.ts'

export interface SetConversationStatus extends ConversationOrder {
  status: 'open' | 'done'
}

/** Finishes a conversation, or opens it again: for whoever may chat there, and for managers. */
export function setConversationStatus(
  context: Context,
  order: SetConversationStatus,
): Promise<ConversationAsOf> {
  const { workspaceId, viewer, actor, conversationId, status } = order
  const now = context.clock.now()
  return changeConversation(context, order, async (tx, conversation) => {
    if (conversation.status === status) return null
    if (!viewer.manages) refuseUnlessChats(conversation, viewer)
    await setStatus(tx, workspaceId, conversationId, status)
    const subject = { subjectKind: 'conversation', subjectId: conversationId, data: { status } }
    await appendAudit(
      tx,
      { workspaceId, actor, action: 'conversation.status_changed', ...subject },
      now,
      context.random.uuid(),
    )
    const { assigneeId, ruleId } = conversation
    if (status === 'done' || assigneeId !== null || ruleId === null) return changesOfLoad([assigneeId])
    const reopened = { ...conversation, workspaceId }
    const queueing = { conversation: reopened, to: null, ruleId, queuedAt: now, because: 'reopened' as const }
    return handOver(context, tx, [queueing])
  })
}
