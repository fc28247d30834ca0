import type { Instant } from '@lienmach/domain'

interface Told {
  mid: string
  at: Instant
}

/**
 * Gives messages of the platform's records a place of their own. The records tell only seconds, and they tell the order:
 * messages of one second are set a millisecond apart, those we heard keep their exact time, and none comes after
 * `before`, the oldest message of the page that was read before this one. `newestFirst` as the platform lists them.
 */
export function placeInOrder<Message extends Told>(
  newestFirst: readonly Message[],
  heard: ReadonlyMap<string, Instant>,
  before: Instant | null,
): Message[] {
  const placed = newestFirst.map((message) => ({ ...message, at: heard.get(message.mid) ?? message.at }))
  for (let i = placed.length - 2; i >= 0; i -= 1) {
    const [later, earlier] = [placed[i], placed[i + 1]]
    if (later && earlier && !heard.has(later.mid) && later.at <= earlier.at)
      later.at = (earlier.at + 1) as Instant
  }
  let bound: number = before ?? Number.POSITIVE_INFINITY
  for (const message of placed) {
    if (!heard.has(message.mid) && message.at >= bound) message.at = (bound - 1) as Instant
    bound = message.at
  }
  return placed
}
