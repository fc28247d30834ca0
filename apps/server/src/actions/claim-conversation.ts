import type { MemberId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { changeHands } from './assign-conversation.ts'
import { type ConversationOrder, changeConversation } from './conversation-change.ts'
import type { ConversationAsOf } from './read-conversation.ts'
import { refuseUnlessChats, takenByOther } from './visible-conversation.ts'

export interface ClaimConversation extends ConversationOrder {
  memberId: MemberId
}

/** Takes a conversation that nobody has. Of those who ask at once, the first gets it; the others are told who that was. */
export function claimConversation(context: Context, order: ClaimConversation): Promise<ConversationAsOf> {
  const { viewer, memberId } = order
  return changeConversation(context, order, async (tx, conversation) => {
    const { assigneeId, assignedAt, right } = conversation
    if (assigneeId === memberId) return null
    if (assigneeId !== null) throw takenByOther(assigneeId, assignedAt)
    if (right === 'only_me') refuseUnlessChats(conversation, viewer)
    return changeHands(context, tx, order, conversation, {
      to: memberId,
      because: 'claimed',
      action: 'conversation.claimed',
    })
  })
}
