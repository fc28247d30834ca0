import type { ChannelView, WindowView } from '@lienmach/contract'

/** Where the reply window stands, for the chip, the composer's button and the closed notice. */
export type WindowReading =
  | { stage: 'open'; tone: 'quiet' | 'soon' | 'urgent'; left: number }
  | { stage: 'human_agent'; left: number; until: number }
  | { stage: 'closed' }
  /** The customer never wrote: the platform decides. */
  | { stage: 'unknown' }

const minute = 60_000
const hour = 60 * minute

/** `now` is the server's clock, ms. A Page whose longer window was refused has only the standard one. */
export function readWindow(
  window: WindowView,
  now: number,
  humanAgent: ChannelView['humanAgent'] = 'unknown',
): WindowReading {
  if (window.standardUntil === null) return { stage: 'unknown' }
  const left = window.standardUntil - now
  if (left > 0) {
    return { stage: 'open', tone: left < 30 * minute ? 'urgent' : left < 2 * hour ? 'soon' : 'quiet', left }
  }
  if (humanAgent !== 'refused' && window.humanAgentUntil !== null && window.humanAgentUntil > now) {
    return { stage: 'human_agent', left: window.humanAgentUntil - now, until: window.humanAgentUntil }
  }
  return { stage: 'closed' }
}
