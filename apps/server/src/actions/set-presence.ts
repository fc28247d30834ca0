import { AppError, type MemberView } from '@lienmach/contract'
import type { MemberId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendChanges } from '../store/changes.ts'
import { inWorkspace } from '../store/db.ts'
import * as members from '../store/members.ts'

export interface SetPresence {
  workspaceId: WorkspaceId
  memberId: MemberId
  presence: MemberView['presence']
}

/** Says whether a member is ready, away or offline. */
export async function setPresence(context: Context, order: SetPresence): Promise<members.MemberRow> {
  const { workspaceId, memberId, presence } = order
  const now = context.clock.now()
  const member = await inWorkspace(context.db, workspaceId, async (tx) => {
    const changed = await members.setPresence(tx, workspaceId, memberId, presence, now)
    const found = await members.findMember(tx, workspaceId, memberId)
    if (!found) throw new AppError('resource/not-found')
    if (changed) await appendChanges(tx, workspaceId, [{ kind: 'member', entityId: memberId }], now)
    return found
  })
  context.wake.hint('changes', workspaceId)
  context.wake.hint('jobs:distribute')
  return member
}
