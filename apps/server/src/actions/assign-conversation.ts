import { AppError } from '@lienmach/contract'
import type { MemberId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import type { Change } from '../store/changes.ts'
import { setAssignee } from '../store/conversation-duty.ts'
import type { ConversationRow } from '../store/conversation-views.ts'
import { findMember } from '../store/members.ts'
import { type ConversationOrder, changeConversation } from './conversation-change.ts'

export interface AssignConversation extends ConversationOrder {
  /** Null: nobody. */
  memberId: MemberId | null
}

/** Puts a member in charge of a conversation. One of a channel that is kept for one member stays theirs. */
export function assignConversation(context: Context, order: AssignConversation): Promise<ConversationRow> {
  const { workspaceId, actor, conversationId, memberId } = order
  const now = context.clock.now()
  return changeConversation(context, order, async (tx, conversation) => {
    if (conversation.assigneeId === memberId) return null
    if (memberId !== null && !(await findMember(tx, workspaceId, memberId)))
      throw new AppError('resource/not-found')
    const keptFor = conversation.right === 'only_me' ? conversation.ownerId : null
    if (keptFor !== null && memberId !== keptFor)
      throw new AppError('conversation/not-yours', { memberId: keptFor })

    await setAssignee(tx, workspaceId, conversationId, memberId, now)
    const data = { from: conversation.assigneeId, to: memberId }
    const subject = { subjectKind: 'conversation', subjectId: conversationId }
    await appendAudit(
      tx,
      { workspaceId, actor, action: 'conversation.assigned', ...subject, data },
      now,
      context.random.uuid(),
    )
    return changesOfLoad([conversation.assigneeId, memberId])
  })
}

/** Members whose number of open conversations changed. */
export function changesOfLoad(members: readonly (MemberId | null)[]): Change[] {
  return members.flatMap((entityId) => (entityId === null ? [] : { kind: 'member', entityId }))
}
