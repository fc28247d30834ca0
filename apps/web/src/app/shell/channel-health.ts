import type { ChannelView } from '@lienmach/contract'

/** The worst of all channels, for the mark beside their name: `broken` loses messages, `unfinished` needs a step. */
export function worstHealth(channels: readonly ChannelView[]): 'well' | 'unfinished' | 'broken' {
  if (channels.some((channel) => channel.state === 'needs_reconnect')) return 'broken'
  const unfinished = (channel: ChannelView) =>
    channel.state === 'connecting' || (channel.state === 'connected' && channel.missingScopes.length > 0)
  return channels.some(unfinished) ? 'unfinished' : 'well'
}
