import { AppError, type ChannelHealthView } from '@lienmach/contract'
import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { inOrder } from '../doctor/channel/questions.ts'
import { findCheckup } from '../store/channel-checkups.ts'
import { listChecks, listHours, listSettingsChanges } from '../store/channel-health.ts'
import { countByMember, countElsewhere } from '../store/channel-symptoms.ts'
import { findChannel } from '../store/channels.ts'
import { inSnapshot } from '../store/snapshot.ts'

const week = 7 * 24 * 60 * 60_000

/** Everything that is known of how a channel is. */
export function readHealth(
  { db, clock, channels }: Context,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<ChannelHealthView> {
  const now = clock.now()
  const since = (now - week) as Instant
  return inSnapshot(db, workspaceId, async (tx) => {
    const channel = await findChannel(tx, workspaceId, channelId)
    if (!channel) throw new AppError('resource/not-found')
    return {
      ...(await findCheckup(tx, workspaceId, channelId)),
      checks: inOrder(await listChecks(tx, workspaceId, channelId)),
      hours: await listHours(tx, workspaceId, channelId, now),
      changes: await listSettingsChanges(tx, workspaceId, channelId),
      elsewhere: {
        since,
        replies: await countElsewhere(tx, workspaceId, channelId, since),
        members: await countByMember(tx, workspaceId, channelId, since),
      },
      settingsUrl: channels.get(channel.kind).settingsUrl(channel.externalId),
    }
  })
}
