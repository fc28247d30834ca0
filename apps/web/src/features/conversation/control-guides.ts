import type { ChannelView, GuideName } from '@lienmach/contract'

/** What an admin can set once, so that conversations are not held again. */
export function preventionOf(channel: Pick<ChannelView, 'control'> | undefined): GuideName[] {
  if (channel === undefined) return []
  const { mode, defaultApp, takeover } = channel.control
  if (mode === 'handover') return defaultApp === 'us' ? [] : ['primary_receiver']
  return [
    ...(defaultApp === 'us' ? [] : (['default_app'] as const)),
    ...(takeover === 'allowed' || mode === 'open' ? [] : (['allow_takeover'] as const)),
  ]
}
