import type { AppliedEvents } from '../actions/apply-events.ts'
import type { Context } from '../context.ts'

/** Tells the stages that follow, after the commit, that something waits for them. */
export function wakeOthers({ wake }: Pick<Context, 'wake'>, applied: AppliedEvents): void {
  for (const workspaceId of applied.workspaces) wake.hint('changes', workspaceId)
  if (applied.queued) wake.hint('jobs:distribute')
  if (applied.filesTouched) wake.hint('jobs:media')
  if (applied.contactsAdded) wake.hint('jobs:profiles')
  if (applied.repliesReleased) wake.hint('outbox')
  if (applied.callsForCheck) wake.hint('jobs:doctor')
}
