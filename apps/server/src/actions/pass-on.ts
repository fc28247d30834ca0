import { AppError } from '@lienmach/contract'
import { type ConversationId, type MemberId, maySee, type Viewer, type WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { noteAssignment } from '../store/assignments.ts'
import { appendChanges } from '../store/changes.ts'
import { lockConversation } from '../store/conversation-duty.ts'
import { inWorkspace } from '../store/db.ts'
import { sightOf } from '../store/sight.ts'

export interface PassOn {
  workspaceId: WorkspaceId
  viewer: Viewer
  memberId: MemberId
  conversationId: ConversationId
  text: string
}

/**
 * Hands what somebody typed to whoever has the conversation. Whoever lost it to a colleague may no longer see it, and
 * what they wrote is still of use there.
 */
export async function passOn(context: Context, order: PassOn): Promise<void> {
  const { workspaceId, viewer, memberId, conversationId, text } = order
  const now = context.clock.now()
  await inWorkspace(context.db, workspaceId, async (tx) => {
    const conversation = await lockConversation(tx, workspaceId, conversationId)
    const sight = await sightOf(tx, workspaceId, viewer)
    const couldSee =
      conversation && (maySee(conversation, sight) || maySee({ ...conversation, assigneeId: null }, sight))
    if (!couldSee) throw new AppError('resource/not-found')
    const { assigneeId, sharedBy } = conversation
    if (assigneeId === null) throw new AppError('conversation/not-yours', { memberId: null, since: null })
    const id = context.random.uuid()
    const entry = { id, conversationId, from: assigneeId, to: assigneeId, by: memberId, decidedBy: sharedBy }
    await noteAssignment(tx, workspaceId, { ...entry, because: 'passed_on', data: { note: text } }, now)
    await appendChanges(tx, workspaceId, [{ kind: 'conversation', entityId: conversationId }], now)
  })
  context.wake.hint('changes', workspaceId)
}
