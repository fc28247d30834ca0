import type { Instant } from './ids.ts'

/** Replies that were held together leave at least this far apart, so that they arrive as one would type them. */
export const releaseGap = 1_000

/** A reply that waited longer than this may no longer fit, so a person is asked. */
export const longestSilentHold = 24 * 60 * 60 * 1_000

/** What a held reply still waits for once its cause has gone: a person's word. */
export type AskBecause = 'customer_wrote' | 'held_long'

export type ReleaseDecision =
  | { decision: 'send' }
  | { decision: 'ask'; because: AskBecause }
  | { decision: 'fail'; because: 'window_closed' }

export interface ReleaseSituation {
  now: Instant
  lastCustomerAt: Instant | null
  windowOpen: boolean
}

/**
 * Decides again when the cause of a hold has gone: a reply must not surprise the customer. `writtenAt` is when somebody
 * last said that this is what they want to send.
 */
export function releaseDecision(
  writtenAt: Instant,
  { now, lastCustomerAt, windowOpen }: ReleaseSituation,
): ReleaseDecision {
  if (!windowOpen) return { decision: 'fail', because: 'window_closed' }
  if (now - writtenAt > longestSilentHold) return { decision: 'ask', because: 'held_long' }
  if (lastCustomerAt !== null && lastCustomerAt > writtenAt)
    return { decision: 'ask', because: 'customer_wrote' }
  return { decision: 'send' }
}
