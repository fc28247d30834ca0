import type { ChannelView, ControlView, GuideName } from '@lienmach/contract'

type Control = Pick<ControlView, 'verdict' | 'thread'>

/** The guide for what stands in the way of a conversation; null where nothing does, or nobody can do anything. */
export function guideOf(
  { verdict, thread }: Control,
  channel: Pick<ChannelView, 'control'> | undefined,
): GuideName | null {
  if (verdict.guide !== null) return verdict.guide
  switch (verdict.doubt) {
    case 'not_default':
      return channel?.control.mode === 'handover' ? 'primary_receiver' : 'default_app'
    case 'owner_likely':
    case 'owner_stale':
      return thread.owner === 'other_app' ? 'ask_other_app' : 'move_to_done'
    default:
      return null
  }
}

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
