import type { Instant } from './ids.ts'

/** What a platform told us of one message, in whatever order it came. */
export interface MessageFacts<Said extends { at: Instant }> {
  /** The message itself; null while only later events of it are known. */
  said: Said | null
  /** The edit with the highest number. */
  edit: { no: number; text: string; at: Instant } | null
  /** When it was taken back. Wins over everything, for good. */
  unsentAt: Instant | null
}

/** Brings together two accounts of one message. Commutative, associative and idempotent. */
export function mergeMessageFacts<Said extends { at: Instant }>(
  a: MessageFacts<Said>,
  b: MessageFacts<Said>,
): MessageFacts<Said> {
  return {
    said: pick(a.said, b.said, (x, y) => x.at <= y.at),
    edit: pick(a.edit, b.edit, (x, y) =>
      x.no !== y.no ? x.no > y.no : x.at !== y.at ? x.at > y.at : x.text >= y.text,
    ),
    unsentAt: pick(a.unsentAt, b.unsentAt, (x, y) => x <= y),
  }
}

function pick<T>(a: T | null, b: T | null, keepsFirst: (a: T, b: T) => boolean): T | null {
  if (a === null) return b
  return b === null || keepsFirst(a, b) ? a : b
}
