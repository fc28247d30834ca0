import type { ConversationId, Viewer, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { AuditEntry } from '../store/audit.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import type { ConversationDuty } from '../store/conversation-duty.ts'
import { type Db, inView } from '../store/db.ts'
import { type ConversationAsOf, conversationAsOf } from './read-conversation.ts'
import { lockVisible } from './visible-conversation.ts'

/** Somebody wants to change one conversation. */
export interface ConversationOrder {
  workspaceId: WorkspaceId
  viewer: Viewer
  actor: AuditEntry['actor']
  conversationId: ConversationId
}

/**
 * Changes a conversation that its viewer may see: locks it, carries out `change`, and tells browsers. `change` answers
 * null when there was nothing to do, or else what further things changed with it. Answers the conversation as it is then,
 * which its viewer may no longer see: the change after `seq` says so.
 */
export async function changeConversation(
  context: Context,
  { workspaceId, viewer, conversationId }: ConversationOrder,
  change: (tx: Db, conversation: ConversationDuty) => Promise<readonly Change[] | null>,
): Promise<ConversationAsOf> {
  const now = context.clock.now()
  const answer = await inView(context.db, workspaceId, viewer, async (tx) => {
    const further = await change(tx, await lockVisible(tx, workspaceId, viewer, conversationId))
    const shown = await conversationAsOf(tx, { workspaceId, conversationId })
    if (further) {
      await appendChanges(
        tx,
        workspaceId,
        [{ kind: 'conversation', entityId: conversationId }, ...further],
        now,
      )
    }
    return shown
  })
  context.wake.hint('changes', workspaceId)
  context.wake.hint('jobs:distribute')
  return answer
}
