import { type GuideId, type Viewer, type WorkspaceId, wayOut } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { inView } from '../store/db.ts'
import { type HeldGroup, listHeldGroups } from '../store/held-groups.ts'

export interface HeldGroupWithGuide extends HeldGroup {
  guide: GuideId | null
}

/** Everything that waits, as far as its viewer may see it: by channel and cause, longest first. */
export function listHeld(
  { db }: Context,
  { workspaceId, viewer }: { workspaceId: WorkspaceId; viewer: Viewer },
): Promise<HeldGroupWithGuide[]> {
  return inView(db, workspaceId, viewer, async (tx) => {
    const groups = await listHeldGroups(tx, workspaceId)
    return groups.map((group) => ({ ...group, guide: guideOf(group) }))
  })
}

function guideOf({ because, owner, control }: HeldGroup): GuideId | null {
  if (because === 'uncertain' || because === 'customer_wrote' || because === 'held_long') return null
  return wayOut(because, owner === null ? undefined : { owner }, control).guide
}
