import { AppError } from '@lienmach/contract'
import { type ConversationId, maySeeChats, type Viewer, type WorkspaceId } from '@lienmach/domain'
import { type ConversationDuty, lockConversation } from '../store/conversation-duty.ts'
import type { Db } from '../store/db.ts'

/** Locks a conversation for a change. One that its viewer may not see does not exist for them. */
export async function lockVisible(
  tx: Db,
  workspaceId: WorkspaceId,
  viewer: Viewer,
  id: ConversationId,
): Promise<ConversationDuty> {
  const conversation = await lockConversation(tx, workspaceId, id)
  if (!conversation || !maySeeChats(conversation, viewer)) throw new AppError('resource/not-found')
  return conversation
}
