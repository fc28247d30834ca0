import type { AssignmentView } from '@lienmach/contract'
import type { Context } from '../context.ts'
import { listAssignments } from '../store/assignments.ts'
import { inView } from '../store/db.ts'
import { findVisible, type ReadConversation } from './read-conversation.ts'

/** Who was in charge of a conversation, and why each of them: newest first. */
export function readAssignments({ db }: Context, order: ReadConversation): Promise<AssignmentView[]> {
  const { workspaceId, viewer, conversationId } = order
  return inView(db, workspaceId, viewer, async (tx) => {
    await findVisible(tx, order)
    return listAssignments(tx, workspaceId, conversationId)
  })
}
