import { type Answer, look, unknown, well } from './answer.ts'
import { learnControl } from './control-mode.ts'
import type { ChannelFacts } from './facts.ts'

/** May a thread that another app holds be taken from here? Only an attempt tells. */
export function takeover(facts: ChannelFacts): Answer {
  const known = facts.channel.control.takeover
  const data = { takeover: known }
  if (learnControl(facts).mode === 'open') return well('takeover', 'takeover_not_offered', { data })
  if (known === 'allowed') return well('takeover', 'takeover_allowed', { data })
  return known === 'refused'
    ? look('takeover', 'takeover_refused', { data, guide: 'allow_takeover' })
    : unknown('takeover', 'never_tried', { data })
}
