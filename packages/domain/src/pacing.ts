import type { Duration, Instant } from './ids.ts'

/**
 * Calls a second on one channel. Messenger allows 300 texts and 10 files, but above about 40 messages Meta's own inbox
 * of the Page stops showing them, so we stay at that. Look-ups use a quarter of the 2 calls the Conversations API
 * allows; the rest is for catching up.
 */
export const defaultPace = { messages: 40, files: 10, lookUps: 0.5, questions: 0.5 } as const

export type Pace = { readonly [Kind in keyof typeof defaultPace]: number }

/** A bucket that fills at a steady rate and lets as much out at once as it holds. */
export interface Bucket {
  tokens: number
  at: Instant
}

/** What a bucket holds when nothing was taken for long: one second's worth, and always enough for one call. */
const capacityOf = (perSecond: number) => Math.max(1, perSecond)

export const fullBucket = (perSecond: number, now: Instant): Bucket => ({
  tokens: capacityOf(perSecond),
  at: now,
})

export type Spending =
  | { granted: true; bucket: Bucket }
  | { granted: false; bucket: Bucket; retryAt: Instant }

/** Takes one token, or says when to ask again. A clock that goes back fills nothing. */
export function spendOne(bucket: Bucket, perSecond: number, now: Instant): Spending {
  const elapsed = Math.max(0, now - bucket.at)
  const tokens = Math.min(capacityOf(perSecond), bucket.tokens + (elapsed * perSecond) / 1_000)
  if (tokens >= 1) return { granted: true, bucket: { tokens: tokens - 1, at: now } }
  const wait = Math.ceil(((1 - tokens) * 1_000) / perSecond)
  return { granted: false, bucket: { tokens, at: now }, retryAt: (now + wait) as Instant }
}

/** Above 80 % of any allowance we halve our pace, above 95 % we crawl. */
export function pacedBy(perSecond: number, worstPercent: number): number {
  if (worstPercent >= 95) return perSecond / 10
  return worstPercent >= 80 ? perSecond / 2 : perSecond
}

/** How long to wait before the n-th repetition (from 1): doubling from one second to a minute, half of it by chance. */
export function backOff(repetition: number, chance: number): Duration {
  const longest = Math.min(60_000, 1_000 * 2 ** Math.min(repetition - 1, 16))
  return Math.round(longest / 2 + (longest / 2) * chance)
}
