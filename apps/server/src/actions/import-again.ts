import { AppError } from '@lienmach/contract'
import type { ChannelId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { type ChannelRow, findChannel, lockChannel } from '../store/channels.ts'
import { inWorkspace } from '../store/db.ts'
import { startImport } from './start-import.ts'

export interface ImportAgain {
  workspaceId: WorkspaceId
  channelId: ChannelId
  actor: AuditEntry['actor']
}

/** Somebody wants a channel's old conversations: all of them anew, or on from where an import stopped. */
export async function importAgain(context: Context, order: ImportAgain): Promise<ChannelRow> {
  const { workspaceId, channelId, actor } = order
  const now = context.clock.now()
  const channel = await inWorkspace(context.db, workspaceId, async (tx) => {
    const before = await lockChannel(tx, workspaceId, channelId)
    if (!before) throw new AppError('resource/not-found')
    if (before.state !== 'connecting' && before.state !== 'connected')
      throw new AppError('channel/not-connected')
    await startImport(context, tx, order)
    await appendAudit(
      tx,
      {
        workspaceId,
        actor,
        action: 'channel.import_started',
        subjectKind: 'channel',
        subjectId: channelId,
        data: { name: before.name },
      },
      now,
      context.random.uuid(),
    )
    await appendChanges(tx, workspaceId, [{ kind: 'channel', entityId: channelId }], now)
    return findChannel(tx, workspaceId, channelId)
  })
  if (!channel) throw new AppError('resource/not-found')
  context.wake.hint('changes', workspaceId)
  context.wake.hint('jobs:import')
  return channel
}
