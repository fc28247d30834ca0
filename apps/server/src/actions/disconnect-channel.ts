import { AppError } from '@lienmach/contract'
import type { ChannelId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { clearOfChannel } from '../store/alerts.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { openToken } from '../store/channel-tokens.ts'
import { type ChannelRow, closeChannel, findChannel, lockChannel } from '../store/channels.ts'
import { inWorkspace } from '../store/db.ts'

export interface DisconnectChannel {
  workspaceId: WorkspaceId
  channelId: ChannelId
  actor: AuditEntry['actor']
}

/**
 * Gives a Page up: nothing comes in or goes out, its token is erased, and another workspace may connect it. The
 * platform is told first, because all workspaces share one app there: told afterwards, it might take the subscription
 * away from whoever connected the Page in between. It may well not answer; events of a Page that nobody has are dropped.
 */
export async function disconnectChannel(context: Context, order: DisconnectChannel): Promise<ChannelRow> {
  const { workspaceId, channelId } = order
  const access = await inWorkspace(context.db, workspaceId, async (tx) => {
    if (!(await findChannel(tx, workspaceId, channelId))) throw new AppError('resource/not-found')
    return openToken(tx, context.secretBox, workspaceId, channelId)
  })
  if (access) {
    const told = await context.connector.unsubscribe(access.externalId, access.token)
    if (told.answer !== 'yes')
      context.log.warn({ channelId, answer: told }, 'the platform was not told of a disconnection')
  }

  const now = context.clock.now()
  const channel = await inWorkspace(context.db, workspaceId, async (tx) => {
    const before = await lockChannel(tx, workspaceId, channelId)
    if (!before) throw new AppError('resource/not-found')
    if (before.state === 'disconnected') return before
    await closeChannel(tx, workspaceId, channelId, { state: 'disconnected', reason: null }, now)
    await appendAudit(
      tx,
      {
        workspaceId,
        actor: order.actor,
        action: 'channel.disconnected',
        subjectKind: 'channel',
        subjectId: channelId,
        data: { name: before.name },
      },
      now,
      context.random.uuid(),
    )
    const cleared = await clearOfChannel(tx, workspaceId, channelId, now)
    await appendChanges(
      tx,
      workspaceId,
      [
        { kind: 'channel', entityId: channelId },
        ...cleared.map((entityId) => ({ kind: 'alert' as const, entityId })),
      ],
      now,
    )
    return findChannel(tx, workspaceId, channelId)
  })
  if (!channel) throw new AppError('resource/not-found')
  context.wake.hint('changes', workspaceId)
  context.wake.hint('outbox')
  return channel
}
