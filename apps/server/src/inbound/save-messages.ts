import type { ConversationId, Instant, MessageId } from '@lienmach/domain'
import { findPhones } from '@lienmach/domain'
import type { Db } from '../store/db.ts'
import type { InboundMessageRow, KnownMessage } from '../store/inbound-messages.ts'
import * as messages from '../store/inbound-messages.ts'
import type { InboundThread } from '../store/inbound-threads.ts'
import type { PendingMedia } from '../store/media-fetches.ts'
import * as media from '../store/media-fetches.ts'
import { findableWords, forgetEntries, indexEntries } from '../store/search-entries.ts'
import { mergedRow, newRow } from './message-rows.ts'
import type { MessageTelling } from './telling.ts'

/** What became of the messages of a batch. */
export interface SavedMessages {
  /** Not known before, or known only from later events: each is heard once. */
  fresh: (InboundMessageRow | KnownMessage)[]
  /** Known before and now different. */
  altered: KnownMessage[]
  /** Files wait to be copied, or to be removed. */
  filesTouched: boolean
  /** Numbers that customers wrote, by conversation. */
  phones: Map<ConversationId, string[]>
  /** Numbers that stood in what was taken back. */
  withdrawnPhones: Map<ConversationId, string[]>
}

/**
 * Keeps the messages of a batch, each exactly once. Most are new and take one statement; the few whose mid is known
 * are locked, merged and written back.
 */
export async function saveMessages(
  tx: Db,
  tellings: readonly MessageTelling[],
  threads: ReadonlyMap<string, InboundThread>,
  newId: () => string,
  now: Instant,
): Promise<SavedMessages> {
  const built = tellings.map((telling) => newRow(telling, placeOf(telling, threads), newId))
  const inserted =
    built.length > 0
      ? await messages.insertNew(
          tx,
          built.map(({ row }) => row),
        )
      : new Set<string>()

  const fresh: SavedMessages['fresh'] = []
  const altered: KnownMessage[] = []
  const files: PendingMedia[] = []
  const known: MessageTelling[] = []
  built.forEach(({ row, files: its }, index) => {
    const telling = tellings[index] as MessageTelling
    if (!inserted.has(row.id)) known.push(telling)
    else {
      files.push(...its)
      if (row.stub) altered.push({ ...row, authorId: null })
      else fresh.push(row)
    }
  })
  const { merged, erased, withdrawnPhones } = await mergeKnown(tx, known, threads, newId)
  for (const { row, files: its, filled } of merged) {
    files.push(...its)
    if (filled) fresh.push(row)
    else altered.push(row)
  }

  await keepFindable(tx, [...fresh, ...altered])
  await media.addPending(tx, files, now)
  const takenBack = merged.filter(({ row }) => row.deletedAt !== null).map(({ row }) => row)
  await media.eraseOfMessages(tx, takenBack)
  const phones = phonesOf(
    tellings.filter((telling) => !erased.has(telling)),
    threads,
  )
  return { fresh, altered, filesTouched: files.length > 0 || takenBack.length > 0, phones, withdrawnPhones }
}

async function mergeKnown(
  tx: Db,
  tellings: readonly MessageTelling[],
  threads: ReadonlyMap<string, InboundThread>,
  newId: () => string,
) {
  const erased = new Set<MessageTelling>()
  const withdrawnPhones = new Map<ConversationId, string[]>()
  if (tellings.length === 0) return { merged: [], erased, withdrawnPhones }
  const rows = await messages.lockByMid(
    tx,
    tellings.map(({ workspaceId, channelId, mid }) => ({ workspaceId, channelId, mid })),
  )
  const byMid = new Map(rows.map((row) => [`${row.channelId}\n${row.mid}`, row]))
  const merged = tellings.flatMap((telling) => {
    const row = byMid.get(`${telling.channelId}\n${telling.mid}`)
    const merge = row && mergedRow(row, telling, placeOf(telling, threads), newId)
    if ((merge?.row ?? row)?.deletedAt != null) erased.add(telling)
    if (row?.text && merge?.row.text === null) {
      noteAll(
        withdrawnPhones,
        row.conversationId,
        findPhones(row.text).map(({ phone }) => phone),
      )
    }
    return merge ?? []
  })
  if (merged.length > 0)
    await messages.saveMerged(
      tx,
      merged.map(({ row }) => row),
    )
  return { merged, erased, withdrawnPhones }
}

function placeOf(telling: MessageTelling, threads: ReadonlyMap<string, InboundThread>) {
  const thread = threads.get(telling.thread) as InboundThread
  return {
    conversationId: thread.id as ConversationId,
    lastMessageAt: thread.lastMessageId === null ? null : thread.lastMessageAt,
  }
}

/** What customers wrote of numbers, unless they took it back. */
function phonesOf(tellings: readonly MessageTelling[], threads: ReadonlyMap<string, InboundThread>) {
  const found = new Map<ConversationId, string[]>()
  for (const { thread, phones, facts } of tellings) {
    const id = threads.get(thread)?.id
    if (id === undefined || phones.length === 0 || facts.unsentAt !== null) continue
    noteAll(found, id, phones)
  }
  return found
}

function noteAll(found: Map<ConversationId, string[]>, id: ConversationId, phones: readonly string[]) {
  if (phones.length > 0) found.set(id, [...new Set([...(found.get(id) ?? []), ...phones])])
}

async function keepFindable(tx: Db, rows: readonly Omit<InboundMessageRow, 'origin'>[]): Promise<void> {
  const entries = []
  const gone = []
  for (const { workspaceId, id, conversationId, at, text, deletedAt } of rows) {
    const entry = { workspaceId, kind: 'message' as const, entityId: id as MessageId, conversationId, at }
    if (deletedAt !== null) gone.push(entry)
    else if (text !== null) {
      const phones = findPhones(text).map(({ phone }) => phone)
      entries.push({ ...entry, words: findableWords(text, phones) })
    }
  }
  await indexEntries(tx, entries)
  await forgetEntries(tx, gone)
}
