import { type Answer, broken, look, unknown, well } from './answer.ts'
import type { ChannelFacts, StoredFacts } from './facts.ts'

/** Slower deliveries look the same as a small difference, and a minute more or less closes no window wrongly. */
const noticed = 60_000
/** From here on, what is said of windows is wrong. */
const harmful = 10 * 60_000

/**
 * Does our clock agree with the platform's? Nothing arrives before it was said, and nothing is taken before it was sent:
 * what seems to, shows a difference. An event that came late shows none.
 */
export function clock({ stored }: ChannelFacts): Answer {
  if (stored.arrival === null && stored.departure === null) return unknown('clock', 'nothing_to_compare')
  const skew = skewOf(stored)
  if (Math.abs(skew) < noticed) return well('clock', 'clocks_agree')
  const reason = skew < 0 ? 'clock_behind' : 'clock_ahead'
  const details = { data: { skewMs: skew } }
  return Math.abs(skew) < harmful ? look('clock', reason, details) : broken('clock', reason, details)
}

/** How far our clock is ahead of the platform's, as far as that is certain; negative when it is behind. Milliseconds. */
function skewOf({ arrival, departure }: StoredFacts): number {
  const behind = arrival === null ? 0 : Math.max(0, arrival.platformAt - arrival.receivedAt)
  const ahead = departure === null ? 0 : Math.max(0, departure.startedAt - departure.platformAt)
  return ahead > behind ? ahead : -behind
}
