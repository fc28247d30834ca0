import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { appendChangesAcross, type WorkspaceChange } from '../store/changes.ts'
import { lockChannelsOfPerson } from '../store/channel-ownership.ts'
import { closeChannel, findChannel } from '../store/channels.ts'
import { eraseSessions } from '../store/connect-attempts.ts'
import { transaction } from '../store/db.ts'
import { lostConnection } from './mark-needs-reconnect.ts'
import { raiseAlert } from './raise-alert.ts'

/**
 * A person removed our app from their Facebook account: every Page that lives from their session needs somebody else,
 * in whichever workspace it is.
 */
export async function deauthorize(context: Context, personId: string): Promise<{ channels: number }> {
  const now = context.clock.now()
  const affected = await transaction(context.db.pipeline, async (tx) => {
    await eraseSessions(tx, { personId })
    const ended: WorkspaceChange[] = []
    let channels = 0
    for (const { workspaceId, id } of await lockChannelsOfPerson(tx, personId)) {
      const channel = await findChannel(tx, workspaceId, id)
      if (channel?.state !== 'connecting' && channel?.state !== 'connected') continue
      await closeChannel(tx, workspaceId, id, { state: 'needs_reconnect', reason: 'token_app_removed' }, now)
      await appendAudit(
        tx,
        {
          workspaceId,
          actor: { kind: 'platform' },
          action: 'channel.deauthorized',
          subjectKind: 'channel',
          subjectId: id,
          data: { name: channel.name },
        },
        now,
        context.random.uuid(),
      )
      const told = await raiseAlert(context, tx, workspaceId, lostConnection(channel, 'token_app_removed'))
      channels += 1
      ended.push({ workspaceId, kind: 'channel' as const, entityId: id })
      ended.push(...told.map((change) => ({ ...change, workspaceId })))
    }
    await appendChangesAcross(tx, ended, now)
    return { ended, channels }
  })
  for (const workspaceId of new Set(affected.ended.map((one) => one.workspaceId)))
    context.wake.hint('changes', workspaceId)
  context.wake.hint('jobs:doctor')
  return { channels: affected.channels }
}
