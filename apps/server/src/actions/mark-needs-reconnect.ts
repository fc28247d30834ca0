import type { ChannelId, TokenDeath, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { AlertOrder } from '../store/alerts.ts'
import { appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { type ChannelRow, closeChannel, lockChannel } from '../store/channels.ts'
import { transaction } from '../store/db.ts'
import { raiseAlert } from './raise-alert.ts'

export interface MarkNeedsReconnect {
  workspaceId: WorkspaceId
  channelId: ChannelId
  reason: TokenDeath
  /** The version of the token that was refused; null when it is not known. */
  tokenVersion: number | null
}

/**
 * Notes that the platform no longer takes a channel's token. What waits is kept until somebody reconnects. A refusal
 * of a token that was replaced meanwhile says nothing and changes nothing.
 */
export async function markNeedsReconnect(context: Context, order: MarkNeedsReconnect): Promise<void> {
  const { workspaceId, channelId, reason, tokenVersion } = order
  const now = context.clock.now()
  const changed = await transaction(context.db.pipeline, async (tx) => {
    const channel = await lockChannel(tx, workspaceId, channelId)
    if (channel?.state !== 'connecting' && channel?.state !== 'connected') return false
    if (tokenVersion !== null && tokenVersion !== channel.tokenVersion) return false
    await closeChannel(tx, workspaceId, channelId, { state: 'needs_reconnect', reason, keepToken: true }, now)
    await appendAudit(
      tx,
      {
        workspaceId,
        actor: { kind: 'platform' },
        action: 'channel.needs_reconnect',
        subjectKind: 'channel',
        subjectId: channelId,
        data: { name: channel.name, reason },
      },
      now,
      context.random.uuid(),
    )
    const told = await raiseAlert(context, tx, workspaceId, lostConnection(channel, reason))
    await appendChanges(tx, workspaceId, [{ kind: 'channel', entityId: channelId }, ...told], now)
    return true
  })
  if (!changed) return
  context.wake.hint('changes', workspaceId)
  context.wake.hint('jobs:doctor')
}

/** What managers are told of a channel that stopped working. */
export const lostConnection = ({ id, name }: ChannelRow, reason: string): AlertOrder => ({
  kind: 'channel_disconnected',
  severity: 'broken',
  subject: id,
  channelId: id,
  data: { channel: name, reason },
})
