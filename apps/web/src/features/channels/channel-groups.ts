import type { ChannelView } from '@lienmach/contract'

export type ChannelGroup = 'active' | 'found' | 'disconnected'

const groupOf: Record<ChannelView['state'], ChannelGroup> = {
  connecting: 'active',
  connected: 'active',
  needs_reconnect: 'active',
  found: 'found',
  disconnected: 'disconnected',
}
const urgency: Record<ChannelView['state'], number> = {
  needs_reconnect: 0,
  connecting: 1,
  connected: 2,
  found: 3,
  disconnected: 4,
}

/** Channels in the order in which they deserve a look: what is broken first, what was given up last. */
export function groupChannels(
  channels: readonly ChannelView[],
): { group: ChannelGroup; channels: ChannelView[] }[] {
  const sorted = channels.toSorted(
    (a, b) => urgency[a.state] - urgency[b.state] || a.name.localeCompare(b.name, 'vi'),
  )
  return (['active', 'found', 'disconnected'] as const)
    .map((group) => ({ group, channels: sorted.filter((channel) => groupOf[channel.state] === group) }))
    .filter(({ channels: members }) => members.length > 0)
}
