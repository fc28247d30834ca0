import type { Instant } from './ids.ts'

/** A reply that the platform may have, as far as a look-up can recognise it. */
export interface DoubtfulReply {
  token: string
  text: string
  attachmentTypes: readonly string[]
  /** When its bytes may first have left us. */
  firstAttemptAt: Instant
  /** Nobody decided about it yet; the others only compete for the same messages. */
  open: boolean
}

/** A message of ours in the platform's history that belongs to no reply yet. */
export interface UnclaimedMessage {
  mid: string
  at: Instant
  text: string
  attachmentTypes: readonly string[]
}

/** The platform tells time in seconds, and may take its time. */
const earliest = -5_000
const latest = 10 * 60_000

/**
 * Finds replies in the platform's history. Equal replies are bound only when there are enough messages for all of them:
 * with fewer, nobody can tell which one arrived. What is not found proves nothing.
 */
export function matchLookUp(
  replies: readonly DoubtfulReply[],
  seen: readonly UnclaimedMessage[],
): { token: string; mid: string; at: Instant }[] {
  const byLooks = Map.groupBy(replies, looksOf)
  return [...byLooks].flatMap(([looks, equal]) => {
    const inTime = equal.toSorted((a, b) => a.firstAttemptAt - b.firstAttemptAt)
    const free = seen.filter((message) => looksOf(message) === looks).toSorted((a, b) => a.at - b.at)
    const bound = inTime.map((reply) => {
      const at = free.findIndex((message) => isInTime(reply, message))
      return at < 0 ? null : { reply, message: free.splice(at, 1)[0] as UnclaimedMessage }
    })
    if (bound.includes(null)) return []
    return bound.flatMap((one) =>
      one?.reply.open ? [{ token: one.reply.token, mid: one.message.mid, at: one.message.at }] : [],
    )
  })
}

/** Whether a message of the platform's may be what became of a reply. Of one that is still open, its time says enough. */
export const mayBeReply = (reply: DoubtfulReply, message: UnclaimedMessage) =>
  isInTime(reply, message) && (reply.open || looksOf(reply) === looksOf(message))

const isInTime = (reply: DoubtfulReply, message: UnclaimedMessage) =>
  message.at >= reply.firstAttemptAt + earliest && message.at <= reply.firstAttemptAt + latest

/** Text as people see it, because platforms trim and recompose it; files by kind and number. */
const looksOf = ({ text, attachmentTypes }: { text: string; attachmentTypes: readonly string[] }) =>
  `${text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()}\n${attachmentTypes.toSorted().join(' ')}`

const second = 1_000
const hour = 60 * 60 * second
const firstLooks = [5 * second, 20 * second, 60 * second]
const lastLook = 36 * hour

/** When to look next for a reply in doubt since a moment: after 5, 20 and 60 s, then hourly for 36 h; null: never again. */
export function nextLookUpAt(inDoubtSince: Instant, now: Instant): Instant | null {
  const passed = now - inDoubtSince
  const next = firstLooks.find((after) => after > passed) ?? (Math.floor(passed / hour) + 1) * hour
  return next > lastLook ? null : ((inDoubtSince + next) as Instant)
}
