import type { Instant } from './ids.ts'
import { facebookWindow } from './messaging-window.ts'

/** What the list of conversations knows of one, as far as messages change it. */
export interface ConversationProgress {
  status: 'open' | 'done'
  /** The newest message by (time, id); null while nothing was said. */
  last: { id: string; at: Instant } | null
  lastCustomerAt: Instant | null
  /** Since when the customer waits for an answer by a person; null when answered. */
  unansweredSince: Instant | null
  unreadCount: number
  /** Whether `unansweredSince` must be asked of the messages themselves, because one came out of order. */
  recount: boolean
}

/** A message as the list sees it. */
export interface HeardMessage {
  id: string
  at: Instant
  direction: 'in' | 'out'
  /** A customer who now waits, or staff who answered; not a machine, and not a line nobody wrote. */
  byPerson: boolean
}

/** Messages older than the newest by more than this are marked as late. Milliseconds. */
export const lateAfter = 60_000

/** Takes in one message that was not known before. */
export function hear(progress: ConversationProgress, message: HeardMessage): ConversationProgress {
  const next = { ...progress }
  const isNewest = !progress.last || isAfter(message, progress.last)
  // A conversation in which nothing was said yet was made by a receipt or the like: the first word opens it.
  if (!progress.last) next.status = 'open'
  if (isNewest) next.last = { id: message.id, at: message.at }

  if (message.direction === 'in') {
    next.lastCustomerAt = latest(progress.lastCustomerAt, message.at)
    if (message.byPerson) {
      next.status = 'open'
      next.unreadCount += 1
      if (progress.unansweredSince === null || message.at < progress.unansweredSince) {
        if (isNewest) next.unansweredSince = message.at
        else next.recount = true
      }
    }
  } else if (
    message.byPerson &&
    progress.unansweredSince !== null &&
    message.at >= progress.unansweredSince
  ) {
    if (message.at >= (progress.lastCustomerAt ?? message.at)) next.unansweredSince = null
    else next.recount = true
  }
  return next
}

/**
 * Takes in messages that were read in the platform's records instead of heard. They never count as unread. They open a
 * conversation only when they hold its newest word, the customer said it, and it can still be answered freely.
 */
export function recall(
  progress: ConversationProgress,
  past: readonly HeardMessage[],
  now: Instant,
): ConversationProgress {
  const next = { ...progress }
  for (const message of past) {
    if (message.direction === 'in') next.lastCustomerAt = latest(next.lastCustomerAt, message.at)
    if (!next.last || isAfter(message, next.last)) next.last = { id: message.id, at: message.at }
  }
  const newest = past.find(({ id }) => id === next.last?.id)
  const waits = newest?.direction === 'in' && newest.byPerson && now - newest.at < facebookWindow.standard
  if (waits) next.status = 'open'
  // Whoever did not wait does not begin to, because of something that is long past.
  next.recount = progress.recount || waits || progress.unansweredSince !== null
  return next
}

/** Whether a stored message was written by a person. `silent` and `aiGenerated` are noted in its extra. */
export function isByPerson(message: {
  direction: 'in' | 'out'
  source: string
  extra: Record<string, unknown>
}): boolean {
  if (message.direction === 'in') return message.extra.silent !== true
  return message.source === 'agent' || (message.source === 'meta_inbox' && message.extra.aiGenerated !== true)
}

const latest = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null ? b : b === null ? a : a >= b ? a : b

const isAfter = (a: { at: Instant; id: string }, b: { at: Instant; id: string }) =>
  a.at !== b.at ? a.at > b.at : a.id > b.id
