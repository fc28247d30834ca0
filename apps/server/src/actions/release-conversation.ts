import { AppError } from '@lienmach/contract'
import type { Context } from '../context.ts'
import { changeHands } from './assign-conversation.ts'
import { type ConversationOrder, changeConversation } from './conversation-change.ts'
import type { ConversationAsOf } from './read-conversation.ts'
import { takenByOther } from './visible-conversation.ts'

/** Gives a conversation back: for its rule to give it to somebody else, or for others to take. */
export function releaseConversation(context: Context, order: ConversationOrder): Promise<ConversationAsOf> {
  const { viewer } = order
  return changeConversation(context, order, async (tx, conversation) => {
    const { assigneeId, assignedAt, right, ownerId } = conversation
    if (assigneeId === null) return null
    if (right === 'only_me' && ownerId !== null)
      throw new AppError('conversation/not-yours', { memberId: ownerId, since: null })
    if (assigneeId !== viewer.memberId && !viewer.manages) throw takenByOther(assigneeId, assignedAt)
    return changeHands(context, tx, order, conversation, {
      to: null,
      because: 'released',
      action: 'conversation.released',
    })
  })
}
