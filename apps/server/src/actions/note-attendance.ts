import type { Context } from '../context.ts'
import { type Attendant, noteGone, noteHere, noteIdle } from '../store/attendance.ts'
import { appendChangesAcross } from '../store/changes.ts'
import { type Db, transaction } from '../store/db.ts'

/** Writes down who has a window open; whoever comes back by that is told to the others. */
export function noteAttendance(context: Context, attendants: readonly Attendant[]): Promise<void> {
  return tell(context, (tx) => noteHere(tx, attendants, context.clock.now()))
}

/** Has those leave whose windows have been closed for a while. */
export function noteAbsence(context: Context): Promise<void> {
  return tell(context, (tx) => noteGone(tx, context.clock.now()))
}

/** Puts those away who have a window open and have done nothing for a while. */
export function noteIdleness(context: Context): Promise<void> {
  return tell(context, (tx) => noteIdle(tx, context.clock.now()))
}

async function tell({ clock, db, wake }: Context, change: (tx: Db) => Promise<Attendant[]>): Promise<void> {
  const changed = await transaction(db.pipeline, async (tx) => {
    const attendants = await change(tx)
    await appendChangesAcross(
      tx,
      attendants.map(({ workspaceId, memberId }) => ({ workspaceId, kind: 'member', entityId: memberId })),
      clock.now(),
    )
    return attendants
  })
  for (const workspaceId of new Set(changed.map((attendant) => attendant.workspaceId)))
    wake.hint('changes', workspaceId)
  if (changed.length > 0) wake.hint('jobs:distribute')
}
