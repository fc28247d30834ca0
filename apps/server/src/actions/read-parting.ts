import { AppError, type AssignmentView } from '@lienmach/contract'
import type { Context } from '../context.ts'
import { listAssignments } from '../store/assignments.ts'
import { findScope } from '../store/conversation-duty.ts'
import { inWorkspace } from '../store/db.ts'
import type { LeaveWord } from './leave-word.ts'
import { wasNear } from './was-near.ts'

/** What became of a conversation that somebody had or could have claimed: newest first, back to when it left them. */
export function readParting(
  { db }: Context,
  order: Pick<LeaveWord, 'workspaceId' | 'viewer' | 'memberId' | 'conversationId'>,
): Promise<AssignmentView[]> {
  const { workspaceId, memberId, conversationId } = order
  return inWorkspace(db, workspaceId, async (tx) => {
    const scope = await findScope(tx, workspaceId, conversationId)
    if (!scope || !(await wasNear(tx, order, { ...scope, id: conversationId })))
      throw new AppError('resource/not-found')
    const all = await listAssignments(tx, workspaceId, conversationId)
    const moves = all.filter(({ from, to }) => from !== to)
    const leaving = moves.findIndex(({ from }) => from === memberId)
    // What one tells the other is theirs.
    return moves.slice(0, Math.max(leaving, 0) + 1).map((move) => ({ ...move, note: null, passedOver: [] }))
  })
}
