import {
  type ConversationProgress,
  type HeardMessage,
  hear,
  type Instant,
  isByPerson,
  isOpen,
  observeThread,
  recall,
  type ThreadControl,
  threadControlOf,
} from '@lienmach/domain'
import type { Db } from '../store/db.ts'
import type { InboundThread, ThreadUpdate } from '../store/inbound-threads.ts'
import * as store from '../store/inbound-threads.ts'
import { previewOf } from './message-rows.ts'
import type { SavedMessages } from './save-messages.ts'
import { type BatchTelling, later } from './telling.ts'

/** A conversation that a batch changed, and the evidence when it freed the thread for us. */
export interface ChangedThread {
  thread: InboundThread
  messageIds: string[]
  freed: ThreadControl | null
  /** Since when its customer waits for somebody, if they wrote. */
  askedAt: Instant | null
}

/**
 * Brings the list's view of each conversation up to what the batch told: messages are heard as they come, and recalled
 * when they were read in the platform's records. Answers those that changed.
 */
export async function saveThreads(
  tx: Db,
  { threads: tellings, origin }: Pick<BatchTelling, 'threads' | 'origin'>,
  threads: ReadonlyMap<string, InboundThread>,
  saved: SavedMessages,
  otherwiseChanged: ReadonlyMap<string, readonly string[]>,
  now: Instant,
): Promise<ChangedThread[]> {
  const freshOf = Map.groupBy(saved.fresh, (row) => row.conversationId)
  const alteredOf = Map.groupBy(saved.altered, (row) => row.conversationId)
  const changed: ChangedThread[] = []
  const updates: ThreadUpdate[] = []
  const recounts: ThreadUpdate[] = []

  for (const [key, thread] of threads) {
    const telling = tellings.get(key)
    if (!telling) continue
    const fresh = (freshOf.get(thread.id) ?? []).toSorted((a, b) => a.at - b.at)
    const altered = alteredOf.get(thread.id) ?? []
    const before: ConversationProgress = {
      status: thread.status,
      last: thread.lastMessageId === null ? null : { id: thread.lastMessageId, at: thread.lastMessageAt },
      lastCustomerAt: thread.lastCustomerAt,
      unansweredSince: thread.unansweredSince,
      unreadCount: thread.unreadCount,
      recount: false,
    }
    const told = fresh.map((row) => ({ ...row, byPerson: isByPerson(row) }))
    const progress = origin === 'import' ? recall(before, told, now) : told.reduce(hear, before)
    const newest = [...fresh, ...altered].find((row) => row.id === progress.last?.id)
    const facts = telling.seen.reduce(observeThread, thread.threadFacts)
    const update: ThreadUpdate = {
      workspaceId: thread.workspaceId,
      id: thread.id,
      status: progress.status,
      ...(newest ? { lastMessage: previewOf(newest) } : {}),
      lastMessageAt: (newest ?? progress.last)?.at ?? thread.lastMessageAt,
      lastCustomerAt: later(progress.lastCustomerAt, telling.reactedAt),
      unansweredSince: progress.unansweredSince,
      unreadCount: progress.unreadCount,
      deliveredUntil: later(thread.deliveredUntil, telling.deliveredUntil),
      readUntil: later(thread.readUntil, telling.readUntil),
      threadFacts: facts,
      thread: threadControlOf(facts),
    }
    const messageIds = [...fresh, ...altered]
      .map((row) => row.id as string)
      .concat(otherwiseChanged.get(thread.id) ?? [])
    if (messageIds.length === 0 && !differs(thread, update)) continue
    updates.push(update)
    if (progress.recount) recounts.push(update)
    const wasClosed = !isOpen(threadControlOf(thread.threadFacts).owner)
    changed.push({
      thread,
      messageIds,
      freed: wasClosed && isOpen(update.thread.owner) ? update.thread : null,
      askedAt: askedIn(
        told,
        origin === 'webhook' || (thread.status === 'done' && progress.status === 'open'),
      ),
    })
  }

  if (recounts.length > 0) {
    const since = new Map((await store.recountUnanswered(tx, recounts)).map((row) => [row.id, row.since]))
    for (const update of recounts) update.unansweredSince = since.get(update.id) ?? null
  }
  if (updates.length > 0) await store.saveThreads(tx, updates)
  return changed
}

/** What is only remembered asks for nobody, unless its customer still waits. */
const askedIn = (told: readonly HeardMessage[], counts: boolean): Instant | null =>
  (counts && told.find(({ direction, byPerson }) => direction === 'in' && byPerson)?.at) || null

function differs(thread: InboundThread, update: ThreadUpdate): boolean {
  return (
    thread.deliveredUntil !== update.deliveredUntil ||
    thread.readUntil !== update.readUntil ||
    thread.lastCustomerAt !== update.lastCustomerAt ||
    thread.threadFacts.owner !== update.threadFacts.owner ||
    thread.threadFacts.access !== update.threadFacts.access
  )
}
