import type { Instant, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendChangesAcross } from '../store/changes.ts'
import { forgetRefusedTags } from '../store/channel-lessons.ts'
import { transaction } from '../store/db.ts'

/** A refusal of the longer window is believed for a day; then the next reply may find out again. */
const believedFor = 24 * 60 * 60_000

/** Forgets what a platform refused too long ago to be believed, and tells browsers. */
export async function forgetOldRefusals({ db, clock, wake }: Context): Promise<void> {
  const workspaces = await transaction(db.pipeline, async (tx) => {
    const now = clock.now()
    const forgotten = await forgetRefusedTags(tx, (now - believedFor) as Instant)
    const changes = forgotten.map(
      ({ workspaceId, channelId }) => ({ workspaceId, kind: 'channel', entityId: channelId }) as const,
    )
    await appendChangesAcross(tx, changes, now)
    return new Set<WorkspaceId>(forgotten.map(({ workspaceId }) => workspaceId))
  })
  for (const workspaceId of workspaces) wake.hint('changes', workspaceId)
}
