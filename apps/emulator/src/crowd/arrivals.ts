import type { Random } from '../world/random.ts'

const hour = 3_600_000
/** Vietnam is seven hours ahead of UTC, all year. */
const vietnam = 7 * hour

/** How busy each hour of a Vietnamese shop's day is: quiet at night, lively at noon, busiest from eight to ten in the evening. */
export const busyness = [
  0.25, 0.12, 0.06, 0.04, 0.05, 0.12, 0.35, 0.6, 0.9, 1.1, 1.2, 1.25, 1.3, 1, 0.9, 0.95, 1, 1, 1.05, 1.35,
  1.9, 2.1, 1.6, 0.7,
] as const

export interface Arrival {
  /** Milliseconds since the crowd began. */
  atMs: number
  /** They come from a livestream. */
  live: boolean
}

export interface ArrivalOrder {
  customers: number
  overMs: number
  livestream?: { afterMs: number; lastsMs: number; customers: number } | undefined
}

/** When each customer comes, in order: spread over the hours as a day is, and in a burst while a livestream sells. */
export function arrivals(random: Random, startsAt: number, order: ArrivalOrder): Arrival[] {
  const { overMs, livestream } = order
  const live = Math.min(livestream?.customers ?? 0, order.customers)
  const weights = hoursOf(startsAt, overMs)
  const found: Arrival[] = Array.from({ length: order.customers - live }, () => ({
    atMs: momentIn(random, weights),
    live: false,
  }))
  for (let no = 0; no < live && livestream; no++) {
    // The first minutes sell most: the square leans towards the beginning.
    const atMs = Math.floor(livestream.afterMs + livestream.lastsMs * random.next() ** 2)
    found.push({ atMs, live: true })
  }
  return found.sort((a, b) => a.atMs - b.atMs)
}

interface Stretch {
  fromMs: number
  lengthMs: number
  /** Its share of all arrivals and of those before it, unscaled. */
  upTo: number
}

/** The span cut at full hours, each piece as heavy as its hour is busy. */
function hoursOf(startsAt: number, overMs: number): Stretch[] {
  const stretches: Stretch[] = []
  let upTo = 0
  for (let fromMs = 0; fromMs < overMs; ) {
    const local = startsAt + vietnam + fromMs
    const lengthMs = Math.min(hour - (local % hour), overMs - fromMs)
    upTo += lengthMs * (busyness[Math.floor(local / hour) % 24] as number)
    stretches.push({ fromMs, lengthMs, upTo })
    fromMs += lengthMs
  }
  return stretches
}

function momentIn(random: Random, stretches: readonly Stretch[]): number {
  const all = stretches.at(-1)?.upTo ?? 0
  const drawn = random.next() * all
  const stretch = stretches.find(({ upTo }) => drawn < upTo) ?? stretches[0]
  return stretch ? Math.floor(stretch.fromMs + random.next() * stretch.lengthMs) : 0
}
