import { AppError } from '@lienmach/contract'
import {
  type ChatBar,
  type ConversationId,
  type ConversationRight,
  chatBar,
  maySee,
  type Viewer,
  type WorkspaceId,
} from '@lienmach/domain'
import { type ConversationDuty, lockConversation } from '../store/conversation-duty.ts'
import { type Db, leaveView } from '../store/db.ts'
import { sightOf } from '../store/sight.ts'

/**
 * Locks a conversation for a change, within its viewer's view. One that they may not see does not exist for them; of one
 * that they could claim until somebody else did, they are told who.
 */
export async function lockVisible(
  tx: Db,
  workspaceId: WorkspaceId,
  viewer: Viewer,
  id: ConversationId,
): Promise<ConversationDuty> {
  const conversation = await lockConversation(tx, workspaceId, id)
  if (conversation) return conversation
  await leaveView(tx)
  const hidden = await lockConversation(tx, workspaceId, id)
  if (!hidden || hidden.assigneeId === null) throw new AppError('resource/not-found')
  const sight = await sightOf(tx, workspaceId, viewer)
  if (!maySee({ ...hidden, assigneeId: null }, sight)) throw new AppError('resource/not-found')
  throw takenByOther(hidden.assigneeId, hidden.assignedAt)
}

/** Refuses whoever may see a conversation and not speak there. */
export function refuseUnlessChats(conversation: ConversationRight, viewer: Viewer): void {
  const bar = chatBar(conversation, viewer)
  if (bar) throw refusalOf(bar)
}

function refusalOf(bar: ChatBar): AppError {
  switch (bar.because) {
    case 'kept':
      return new AppError('conversation/not-yours', { memberId: bar.memberId, since: null })
    case 'in_charge':
      return takenByOther(bar.memberId, bar.since)
    case 'unclaimed':
      return new AppError('conversation/not-yours', { memberId: null, since: null })
  }
}

export const takenByOther = (memberId: string, since: number | null): AppError =>
  new AppError('conversation/claimed-by-other', { memberId, since })
