import { AppError } from '@lienmach/contract'
import type { ConversationId, MemberId, Viewer, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { listAssignments, noteAssignment } from '../store/assignments.ts'
import { appendChanges } from '../store/changes.ts'
import { lockConversation } from '../store/conversation-duty.ts'
import { inWorkspace } from '../store/db.ts'
import { wasNear } from './was-near.ts'

export interface LeaveWord {
  workspaceId: WorkspaceId
  viewer: Viewer
  memberId: MemberId
  conversationId: ConversationId
  /** What they typed is of use to whoever has it now, or they would like it back. */
  because: 'passed_on' | 'asked_back'
  text: string | null
}

/** Leaves word for whoever has a conversation. Whoever lost it to a colleague may no longer see it, and is heard all the same. */
export async function leaveWord(context: Context, order: LeaveWord): Promise<void> {
  const { workspaceId, memberId, conversationId, because, text } = order
  const now = context.clock.now()
  const isNew = await inWorkspace(context.db, workspaceId, async (tx) => {
    const conversation = await lockConversation(tx, workspaceId, conversationId)
    if (!conversation || !(await wasNear(tx, order, conversation))) throw new AppError('resource/not-found')
    const { assigneeId, sharedBy } = conversation
    if (assigneeId === null) throw new AppError('conversation/not-yours', { memberId: null, since: null })
    if (because === 'asked_back') {
      const [newest] = await listAssignments(tx, workspaceId, conversationId)
      if (newest?.because === because && newest.by === memberId) return false
    }
    const id = context.random.uuid()
    const entry = { id, conversationId, from: assigneeId, to: assigneeId, by: memberId, decidedBy: sharedBy }
    await noteAssignment(
      tx,
      workspaceId,
      { ...entry, because, data: text === null ? {} : { note: text } },
      now,
    )
    await appendChanges(tx, workspaceId, [{ kind: 'conversation', entityId: conversationId }], now)
    return true
  })
  if (isNew) context.wake.hint('changes', workspaceId)
}
