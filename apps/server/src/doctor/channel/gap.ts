import { type Answer, broken, unanswered, unknown, well } from './answer.ts'
import type { ChannelFacts } from './facts.ts'

/** Does the platform have messages that never came here? Its newest conversations are held against ours. */
export function gap({ platform, stored }: ChannelFacts): Answer {
  if (platform === null) return unknown('gap', 'not_connected')
  if (platform.newest.answer !== 'yes') return unanswered('gap', platform.newest)
  const { missing } = stored
  if (missing.length === 0)
    return well('gap', 'nothing_missing', { data: { compared: platform.newest.value.length } })
  return broken('gap', 'messages_missing', {
    data: {
      messages: missing.length,
      conversations: new Set(missing.map(({ threadId }) => threadId)).size,
      oldestAt: Math.min(...missing.map(({ at }) => at)),
    },
  })
}
