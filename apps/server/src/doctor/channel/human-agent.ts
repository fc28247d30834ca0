import { type Answer, look, unknown, well } from './answer.ts'
import type { ChannelFacts } from './facts.ts'

/** Are replies after 24 hours accepted? Only an attempt tells. */
export function humanAgent({ channel, humanAgentWanted }: ChannelFacts): Answer {
  if (channel.humanAgent === 'refused')
    return look('human_agent', 'human_agent_refused', { guide: 'human_agent' })
  if (channel.humanAgent === 'granted') return well('human_agent', 'human_agent_granted')
  return humanAgentWanted
    ? unknown('human_agent', 'never_tried')
    : well('human_agent', 'human_agent_not_used')
}
