import { AppError } from '@lienmach/contract'
import type { MemberId, Viewer } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import type { Change } from '../store/changes.ts'
import type { ConversationDuty } from '../store/conversation-duty.ts'
import { type Db, leaveView } from '../store/db.ts'
import { findMember } from '../store/members.ts'
import { type ConversationOrder, changeConversation } from './conversation-change.ts'
import { handOver } from './hand-over.ts'
import type { ConversationAsOf } from './read-conversation.ts'
import { refuseUnlessChats } from './visible-conversation.ts'

export interface AssignConversation extends ConversationOrder {
  /** Null: nobody. */
  memberId: MemberId | null
  /** What the next one should know. */
  note?: string | undefined
}

/**
 * Puts a member in charge of a conversation, or nobody. One of a channel that is kept for one member stays theirs; in a
 * rule it is for whoever is in charge to hand on, and for managers. What nobody is in charge of then, the rule gives out.
 */
export function assignConversation(context: Context, order: AssignConversation): Promise<ConversationAsOf> {
  const { workspaceId, viewer, memberId } = order
  return changeConversation(context, order, async (tx, conversation) => {
    if (conversation.assigneeId === memberId) return null
    if (memberId !== null && !(await findMember(tx, workspaceId, memberId)))
      throw new AppError('resource/not-found')
    const keptFor = conversation.right === 'only_me' ? conversation.ownerId : null
    if (keptFor !== null && memberId !== keptFor)
      throw new AppError('conversation/not-yours', { memberId: keptFor, since: null })
    const isClaim = conversation.assigneeId === null && memberId !== null && memberId === viewer.memberId
    if (!isClaim && !viewer.manages) refuseUnlessChats(conversation, viewer)

    const because = isClaim ? 'claimed' : becauseOf(conversation, viewer, memberId)
    return changeHands(context, tx, order, conversation, {
      to: memberId,
      because,
      action: 'conversation.assigned',
    })
  })
}

function becauseOf({ assigneeId }: ConversationDuty, { memberId }: Viewer, to: MemberId | null) {
  if (to === null) return 'released'
  return assigneeId !== null && assigneeId === memberId ? 'transferred' : 'given'
}

interface ChangeOfHands {
  to: MemberId | null
  because: 'claimed' | 'given' | 'transferred' | 'released'
  action: 'conversation.assigned' | 'conversation.claimed' | 'conversation.released'
}

/** A person hands a conversation to somebody, or back to its rule; written into its history and the audit log. */
export async function changeHands(
  context: Context,
  tx: Db,
  { workspaceId, viewer, actor, note }: ConversationOrder & { note?: string | undefined },
  conversation: ConversationDuty,
  { to, because, action }: ChangeOfHands,
): Promise<Change[]> {
  const now = context.clock.now()
  // From here on it may be out of the sight of whoever hands it on.
  await leaveView(tx)
  const isBack = to === null && conversation.ruleId !== null && conversation.status === 'open'
  const said = note?.trim()
  const changes = await handOver(context, tx, [
    {
      conversation: { ...conversation, workspaceId },
      to,
      ruleId: conversation.ruleId,
      queuedAt: isBack ? (conversation.unansweredSince ?? now) : null,
      givenBackBy: isBack ? conversation.assigneeId : null,
      because,
      by: viewer.memberId,
      data: said ? { note: said } : {},
    },
  ])
  await appendAudit(
    tx,
    {
      workspaceId,
      actor,
      action,
      subjectKind: 'conversation',
      subjectId: conversation.id,
      data: { from: conversation.assigneeId, to },
    },
    now,
    context.random.uuid(),
  )
  return changes
}

/** Members whose number of open conversations changed. */
export function changesOfLoad(members: readonly (MemberId | null)[]): Change[] {
  return members.flatMap((entityId) => (entityId === null ? [] : { kind: 'member', entityId }))
}
