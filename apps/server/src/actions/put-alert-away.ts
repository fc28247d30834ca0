import { AppError } from '@lienmach/contract'
import type { WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AlertReader, putAway } from '../store/alerts.ts'
import { appendChanges } from '../store/changes.ts'
import { inWorkspace } from '../store/db.ts'

/** Somebody has read an alert. It comes back if its cause goes and comes again. */
export async function putAlertAway(
  { db, clock, wake }: Context,
  order: { workspaceId: WorkspaceId; alertId: string; reader: AlertReader },
): Promise<void> {
  const { workspaceId, alertId, reader } = order
  const now = clock.now()
  await inWorkspace(db, workspaceId, async (tx) => {
    if (!(await putAway(tx, workspaceId, alertId, reader, now))) throw new AppError('resource/not-found')
    await appendChanges(tx, workspaceId, [{ kind: 'alert', entityId: alertId }], now)
  })
  wake.hint('changes', workspaceId)
}
