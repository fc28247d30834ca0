import type { ChannelView } from '@lienmach/contract'

type Standing = Pick<ChannelView, 'state' | 'health' | 'missingScopes'>

/** The worst of all channels, for the mark beside their name: `broken` loses messages, `unfinished` needs a look. */
export function worstHealth(channels: readonly Standing[]): 'well' | 'unfinished' | 'broken' {
  const used = channels.filter(({ state }) => state !== 'found' && state !== 'disconnected')
  if (used.some(({ state, health }) => state === 'needs_reconnect' || health === 'broken')) return 'broken'
  const unfinished = ({ state, missingScopes, health }: Standing) =>
    state === 'connecting' || missingScopes.length > 0 || health === 'look'
  return used.some(unfinished) ? 'unfinished' : 'well'
}
