import { AppError } from '@lienmach/contract'
import type { MessageId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { setUnread } from '../store/conversation-duty.ts'
import { countFromCustomer, findPlace } from '../store/message-list.ts'
import { type ConversationOrder, changeConversation } from './conversation-change.ts'
import type { ConversationAsOf } from './read-conversation.ts'

export interface MarkSeen extends ConversationOrder {
  /** The last message that was looked at. */
  messageId: MessageId
}

/**
 * Somebody saw everything up to a message. Unread belongs to the team: only whoever is in charge clears it, or anybody
 * while nobody is. A look from elsewhere changes nothing.
 */
export function markSeen(context: Context, order: MarkSeen): Promise<ConversationAsOf> {
  const { workspaceId, viewer, conversationId, messageId } = order
  return changeConversation(context, order, async (tx, conversation) => {
    const place = await findPlace(tx, workspaceId, conversationId, messageId)
    if (!place) throw new AppError('resource/not-found')
    const inCharge = conversation.assigneeId === null || conversation.assigneeId === viewer.memberId
    if (!inCharge || conversation.unreadCount === 0) return null

    const unseen = await countFromCustomer(tx, workspaceId, conversationId, place, 'after')
    if (unseen >= conversation.unreadCount) return null
    await setUnread(tx, workspaceId, conversationId, unseen)
    return []
  })
}
