import { type Answer, broken, well } from './answer.ts'
import type { ChannelFacts } from './facts.ts'

/** Does the platform keep the Page from sending? Told by its own event, or by a refusal. */
export function restriction({ channel }: ChannelFacts): Answer {
  return channel.restrictedSince === null
    ? well('restriction', 'not_restricted')
    : broken('restriction', 'page_restricted', {
        data: { restrictedSince: channel.restrictedSince },
        guide: 'page_quality',
      })
}
