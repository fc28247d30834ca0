import type { ChannelId, TokenDeath, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { closeChannel, lockChannel } from '../store/channels.ts'
import { transaction } from '../store/db.ts'

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
    await appendChanges(tx, workspaceId, [{ kind: 'channel', entityId: channelId }], now)
    return true
  })
  if (changed) context.wake.hint('changes', workspaceId)
}
