import {
  type Bucket,
  defaultPace,
  fullBucket,
  type Instant,
  type Pace,
  pacedBy,
  spendOne,
} from '@lienmach/domain'
import type { PlatformUsage } from '../ports/channel-adapter.ts'
import type { Clock } from '../ports/clock.ts'

/** Keeps the calls of one channel below what the platform allows. */
export interface Pacer {
  /** Takes one call's allowance; false when it has to wait, until `nextAt`. */
  spend(kind: keyof Pace): boolean
  nextAt(kind: keyof Pace): Instant
  /** What the platform says of our use of it. */
  heed(usage: PlatformUsage): void
}

export function openPacer(clock: Clock): Pacer {
  const buckets = new Map<keyof Pace, Bucket>()
  const waits = new Map<keyof Pace, Instant>()
  let worstPercent = 0

  return {
    spend(kind) {
      const now = clock.now()
      const rate = pacedBy(defaultPace[kind], worstPercent)
      const spending = spendOne(buckets.get(kind) ?? fullBucket(rate, now), rate, now)
      buckets.set(kind, spending.bucket)
      waits.set(kind, spending.granted ? now : spending.retryAt)
      return spending.granted
    },
    nextAt: (kind) => waits.get(kind) ?? clock.now(),
    heed(usage) {
      worstPercent = usage.worstPercent
    },
  }
}
