import { AppError } from '@lienmach/contract'
import type { MessageId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { setUnread } from '../store/conversation-duty.ts'
import { countFromCustomer, findPlace } from '../store/message-list.ts'
import { type ConversationOrder, changeConversation } from './conversation-change.ts'
import type { ConversationAsOf } from './read-conversation.ts'

export interface MarkUnread extends ConversationOrder {
  /** Unread from this message on. */
  messageId: MessageId
}

/** Marks a conversation unread again, at least by one: whoever does so wants it to be seen. */
export function markUnread(context: Context, order: MarkUnread): Promise<ConversationAsOf> {
  const { workspaceId, conversationId, messageId } = order
  return changeConversation(context, order, async (tx, conversation) => {
    const place = await findPlace(tx, workspaceId, conversationId, messageId)
    if (!place) throw new AppError('resource/not-found')
    const unseen = Math.max(1, await countFromCustomer(tx, workspaceId, conversationId, place, 'at'))
    if (unseen === conversation.unreadCount) return null
    await setUnread(tx, workspaceId, conversationId, unseen)
    return []
  })
}
