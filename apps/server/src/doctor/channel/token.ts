import { type Answer, broken, unanswered, unknown, well } from './answer.ts'
import type { ChannelFacts } from './facts.ts'

/** Does the platform still take the Page's token? */
export function token({ channel, platform }: ChannelFacts): Answer {
  if (platform === null) {
    return channel.state === 'needs_reconnect'
      ? broken('token', channel.stateReason ?? 'token_erased', { guide: 'reconnect' })
      : unknown('token', 'not_connected')
  }
  if (platform.token.answer !== 'yes') return unanswered('token', platform.token)
  return platform.token.value.alive
    ? well('token', 'token_valid')
    : broken('token', platform.token.value.death, { guide: 'reconnect' })
}

/** Why nothing that needs a token can be said; null where there is a token that may work. */
export function withoutToken({
  channel,
  platform,
}: ChannelFacts): 'reconnect_first' | 'not_connected' | null {
  if (platform === null) return channel.state === 'needs_reconnect' ? 'reconnect_first' : 'not_connected'
  return platform.token.answer === 'yes' && !platform.token.value.alive ? 'reconnect_first' : null
}
