import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { eraseConversation } from '../store/conversation-erasure.ts'
import { inView } from '../store/db.ts'
import { changesOfLoad } from './assign-conversation.ts'
import type { ConversationOrder } from './conversation-change.ts'
import { lockVisible } from './visible-conversation.ts'

/**
 * Erases a conversation with its contact, words, replies and files. The files' bytes follow shortly after: they are out
 * of reach from the commit on. What the customer writes later begins anew.
 */
export async function removeConversation(context: Context, order: ConversationOrder): Promise<void> {
  const { workspaceId, viewer, actor, conversationId } = order
  const now = context.clock.now()
  await inView(context.db, workspaceId, viewer, async (tx) => {
    const conversation = await lockVisible(tx, workspaceId, viewer, conversationId)
    await eraseConversation(tx, workspaceId, conversation, now)
    const subject = {
      subjectKind: 'conversation',
      subjectId: conversationId,
      data: { channelId: conversation.channelId },
    }
    await appendAudit(
      tx,
      { workspaceId, actor, action: 'conversation.removed', ...subject },
      now,
      context.random.uuid(),
    )
    const load = changesOfLoad([conversation.assigneeId])
    await appendChanges(tx, workspaceId, [{ kind: 'conversation', entityId: conversationId }, ...load], now)
  })
  context.wake.hint('changes', workspaceId)
  context.wake.hint('jobs:media', workspaceId)
}
