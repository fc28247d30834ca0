import type { ChannelId, ConversationId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

interface OfChannel {
  workspaceId: WorkspaceId
  channelId: ChannelId
}

/** A thread of the platform that an import has found. */
export interface FoundThread {
  externalThreadId: string
  contactExternalId: string
  contactName: string | null
  movedAt: Instant
  messageCount: number
}

/** A thread that is being read, page by page, from its newest message to its oldest. */
export interface WaitingThread extends OfChannel, FoundThread {
  cursor: string | null
  /** When the oldest message read so far was said. */
  oldestAt: Instant | null
  /** From here on the platform names messages without saying what was in them. */
  withheld: boolean
  /** So many of its messages the platform named and did not hand over. */
  cut: number
  tries: number
}

const moment = (at: Instant | null) => sql`to_timestamp(${at}::float8 / 1000)`

/** An import that begins forgets what the one before had found. */
export async function forgetThreads(tx: Db, { workspaceId, channelId }: OfChannel): Promise<void> {
  await exec(
    tx,
    sql`delete from channel_import_threads where workspace_id = ${workspaceId} and channel_id = ${channelId}`,
  )
}

/** Conversations that hold every message the platform counts, and those that go by the platform's name of a thread now. */
export function findWhole(
  tx: Db,
  { workspaceId, channelId }: OfChannel,
  threads: readonly FoundThread[],
): Promise<{ externalThreadId: string }[]> {
  return rows(
    tx,
    sql`
    select found."externalThreadId"
    from jsonb_to_recordset(${JSON.stringify(threads)}::jsonb)
      as found ("externalThreadId" text, "contactExternalId" text, "messageCount" int)
    join contacts on contacts.workspace_id = ${workspaceId} and contacts.channel_id = ${channelId}
      and contacts.external_id = found."contactExternalId"
    join conversations on conversations.workspace_id = contacts.workspace_id and conversations.contact_id = contacts.id
    cross join lateral (
      select count(*) as number from messages
      where messages.workspace_id = conversations.workspace_id and messages.conversation_id = conversations.id
        and messages.mid is not null and messages.mid not like 'lm:%' and not messages.stub and messages.deleted_at is null
    ) as known
    where known.number >= found."messageCount"`,
  )
}

/** Notes threads, those that are whole as read. Answers how many of each were not known to this import. */
export async function noteThreads(
  tx: Db,
  { workspaceId, channelId }: OfChannel,
  threads: readonly (FoundThread & { whole: boolean })[],
): Promise<{ waiting: number; whole: number }> {
  const noted = await rows<{ state: 'waiting' | 'read' }>(
    tx,
    sql`
    insert into channel_import_threads (workspace_id, channel_id, external_thread_id, contact_external_id, contact_name,
      moved_at, message_count, state)
    select ${workspaceId}, ${channelId}, "externalThreadId", "contactExternalId", "contactName",
      to_timestamp("movedAt"::float8 / 1000), "messageCount", case when whole then 'read' else 'waiting' end
    from jsonb_to_recordset(${JSON.stringify(threads)}::jsonb) as thread ("externalThreadId" text,
      "contactExternalId" text, "contactName" text, "movedAt" bigint, "messageCount" int, whole boolean)
    on conflict (workspace_id, channel_id, external_thread_id) do nothing
    returning state`,
  )
  const waiting = noted.filter(({ state }) => state === 'waiting').length
  return { waiting, whole: noted.length - waiting }
}

/** The thread to be read next: the newest of those that were tried least. The claim counts as a try. */
export async function nextThread(
  db: Db,
  { workspaceId, channelId }: OfChannel,
): Promise<WaitingThread | null> {
  const next = await row<WaitingThread>(
    db,
    sql`
    update channel_import_threads as thread set tries = thread.tries + 1
    where thread.workspace_id = ${workspaceId} and thread.channel_id = ${channelId}
      and thread.external_thread_id = (
        select external_thread_id from channel_import_threads
        where workspace_id = ${workspaceId} and channel_id = ${channelId} and state = 'waiting'
        order by tries, moved_at desc, external_thread_id limit 1
      )
    returning workspace_id as "workspaceId", channel_id as "channelId", external_thread_id as "externalThreadId",
      contact_external_id as "contactExternalId", contact_name as "contactName", moved_at as "movedAt",
      message_count as "messageCount", cursor, oldest_at as "oldestAt", withheld, cut, tries`,
  )
  return next ?? null
}

export async function hasWaiting(tx: Db, { workspaceId, channelId }: OfChannel): Promise<boolean> {
  const found = await row(
    tx,
    sql`
    select from channel_import_threads
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and state = 'waiting' limit 1`,
  )
  return found !== undefined
}

/** Writes down how far a thread has been read. */
export async function saveThread(tx: Db, thread: WaitingThread, state: 'waiting' | 'read'): Promise<void> {
  await exec(
    tx,
    sql`
    update channel_import_threads
    set state = ${state}, cursor = ${thread.cursor}, oldest_at = ${moment(thread.oldestAt)},
      withheld = ${thread.withheld}, cut = ${thread.cut}, tries = ${thread.tries}
    where workspace_id = ${thread.workspaceId} and channel_id = ${thread.channelId}
      and external_thread_id = ${thread.externalThreadId}`,
  )
}

/** When messages were said, as far as they are known. */
export async function knownMoments(
  tx: Db,
  { workspaceId, channelId }: OfChannel,
  mids: readonly string[],
): Promise<Map<string, Instant>> {
  const known = await rows<{ mid: string; at: Instant }>(
    tx,
    sql`
    select mid, at from messages
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and mid = any(${mids}::text[])`,
  )
  return new Map(known.map(({ mid, at }) => [mid, at]))
}

/** The conversation with a customer. */
export async function conversationWith(
  tx: Db,
  { workspaceId, channelId, contactExternalId }: OfChannel & { contactExternalId: string },
): Promise<{ id: ConversationId; contactId: string; contactName: string | null } | null> {
  const found = await row<{ id: ConversationId; contactId: string; contactName: string | null }>(
    tx,
    sql`
    select conversations.id, contacts.id as "contactId", contacts.name as "contactName"
    from contacts
    join conversations on conversations.workspace_id = contacts.workspace_id and conversations.contact_id = contacts.id
    where contacts.workspace_id = ${workspaceId} and contacts.channel_id = ${channelId}
      and contacts.external_id = ${contactExternalId}`,
  )
  return found ?? null
}

/** The customer's name, until their profile says more. Null: there is one already. */
export async function nameContact(
  tx: Db,
  workspaceId: WorkspaceId,
  contactId: string,
  name: string,
): Promise<{ phones: string[]; createdAt: Instant } | null> {
  const named = await row<{ phones: string[]; createdAt: Instant }>(
    tx,
    sql`
    update contacts set name = ${name}
    where workspace_id = ${workspaceId} and id = ${contactId} and name is null
    returning phones, created_at as "createdAt"`,
  )
  return named ?? null
}

/** So many older messages of a conversation cannot be read any more. False: that was known. */
export async function noteCut(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  cut: number,
): Promise<boolean> {
  const noted = await exec(
    tx,
    sql`
    update conversations set history_cut = ${cut}
    where workspace_id = ${workspaceId} and id = ${conversationId} and history_cut <> ${cut}`,
  )
  return noted > 0
}
