import type { Instant, Refusal } from '@lienmach/domain'
import type { MessageFact } from './channel-facts.ts'

/** A conversation as the platform lists it. */
export interface ListedThread {
  /** The platform's own id of the thread. */
  threadId: string
  contactExternalId: string
  contactName: string | null
  /** When something last happened there. */
  movedAt: Instant
  messageCount: number
}

/** One page of a channel's conversations, those that moved last first. */
export type ThreadList = { answer: 'threads'; threads: ListedThread[]; next: string | null } | HistoryRefused

/** One page of what was said in a thread, the newest first. */
export type ThreadHistory =
  /** Each with the second in which it was said: more the platform's records do not tell. */
  | { answer: 'messages'; messages: MessageFact[]; next: string | null }
  /** The platform names these and no longer hands them over. */
  | { answer: 'withheld'; mids: string[]; next: string | null }
  /** The platform keeps something on this page to itself: ask for it by name only. */
  | { answer: 'withholds' }
  /** There is no such thread, or not for us. */
  | { answer: 'gone'; refusal: Refusal }
  | HistoryRefused

export type HistoryRefused =
  /** Too fast. `ms`: as long as the platform says; null where it does not. */
  | { answer: 'wait'; ms: number | null }
  /** No, and asking again does not help. */
  | { answer: 'refused'; refusal: Refusal }
  /** No answer, or one that tells nothing. */
  | { answer: 'unknown' }
