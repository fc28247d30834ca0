import type { MemberId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendChanges } from '../store/changes.ts'
import { inWorkspace } from '../store/db.ts'
import { renameMember } from '../store/members.ts'
import { asPerson, listWorkspacesOf } from '../store/workspaces.ts'

/** Changes a person's name or language; the name also where they are a member. */
export async function updateMe(
  context: Context,
  userId: MemberId,
  change: { name?: string; locale?: string },
): Promise<void> {
  await context.accounts.update(userId, change)
  const { name } = change
  if (name === undefined) return

  const now = context.clock.now()
  const places = await asPerson(context.db, userId, (tx) => listWorkspacesOf(tx, userId))
  for (const { id } of places) {
    await inWorkspace(context.db, id, async (tx) => {
      await renameMember(tx, id, userId, name)
      await appendChanges(tx, id, [{ kind: 'member', entityId: userId }], now)
    })
    context.wake.hint('changes', id)
  }
}
