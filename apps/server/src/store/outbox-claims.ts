import type {
  ChannelId,
  ConversationId,
  HoldCause,
  Instant,
  MediaId,
  MessageId,
  OutboxId,
  ThreadFacts,
  WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

/** A channel that replies go out on. */
export interface Lane {
  workspaceId: WorkspaceId
  channelId: ChannelId
}

/** The next reply of a conversation, with everything that decides whether and how it goes. */
export interface DueReply {
  id: OutboxId
  conversationId: ConversationId
  messageId: MessageId
  token: string
  attempts: number
  kind: 'text' | 'attachments' | 'sticker'
  text: string | null
  attachments: { type: 'image' | 'video' | 'audio' | 'file'; mediaId: MediaId }[]
  stickerId: string | null
  replyToMid: string | null
  contactExternalId: string
  threadFacts: ThreadFacts
  lastCustomerAt: Instant | null
  unreachableSince: Instant | null
  /** A person wants it tried, whoever seems to hold the thread. */
  tryAnyway: boolean
  /** How many files of it the platform does not have yet. */
  filesMissing: number
}

/**
 * The first unfinished reply of each conversation that is due, oldest first, locked; those that somebody else holds are
 * passed over. A reply that a person stepped over keeps nobody waiting.
 */
export function lockDue(
  tx: Db,
  { workspaceId, channelId }: Lane,
  now: Instant,
  limit: number,
): Promise<DueReply[]> {
  return rows<DueReply>(
    tx,
    sql.named(
      'lock-due-replies',
      `
    select due.id, due.conversation_id as "conversationId", due.message_id as "messageId", due.token, due.attempts,
      message.kind, message.text, message.attachments, message.extra ->> 'stickerId' as "stickerId",
      message.reply_to_mid as "replyToMid", contact.external_id as "contactExternalId",
      conversation.thread_facts as "threadFacts", due.try_anyway as "tryAnyway", conversation.last_customer_at as "lastCustomerAt",
      contact.unreachable_since as "unreachableSince",
      (select count(*)::int from jsonb_array_elements(message.attachments) as file
       where not exists (
         select from platform_files as known
         where known.workspace_id = due.workspace_id and known.channel_id = due.channel_id
           and known.media_id = (file ->> 'mediaId')::uuid
       )) as "filesMissing"
    from outbox as due
    join messages as message on message.workspace_id = due.workspace_id and message.id = due.message_id
    join conversations as conversation on conversation.workspace_id = due.workspace_id
      and conversation.id = due.conversation_id
    join contacts as contact on contact.workspace_id = due.workspace_id and contact.id = conversation.contact_id
    where due.workspace_id = $1 and due.channel_id = $2 and due.state = 'queued'
      and due.not_before <= to_timestamp($3::float8 / 1000)
      and not exists (
        select from outbox as earlier
        where earlier.conversation_id = due.conversation_id and earlier.seq < due.seq
          and earlier.state in ('queued', 'sending', 'held', 'uncertain') and earlier.stepped_over_at is null
      )
    order by due.priority, due.seq
    limit $4
    for update of due skip locked`,
      [workspaceId, channelId, now, limit],
    ),
  )
}

/** Gives replies to attempts. `first_attempt_at` is this one: nothing of an earlier attempt was written. */
export async function markSending(
  tx: Db,
  workspaceId: WorkspaceId,
  claims: readonly { id: OutboxId; attemptId: string }[],
  now: Instant,
  leaseUntil: Instant,
): Promise<void> {
  await exec(
    tx,
    sql.named(
      'mark-sending',
      `
    update outbox
    set state = 'sending', state_since = moment, attempt_id = claim."attemptId", epoch = epoch + 1,
      attempts = attempts + 1, first_attempt_at = moment, try_anyway = false, lease_until = to_timestamp($4::float8 / 1000)
    from jsonb_to_recordset($2::jsonb) as claim (id uuid, "attemptId" uuid), to_timestamp($3::float8 / 1000) as moment
    where outbox.workspace_id = $1 and outbox.id = claim.id`,
      [workspaceId, JSON.stringify(claims), now, leaseUntil],
    ),
  )
}

/** Whether an attempt still holds its reply. Locked until the transaction ends. */
export async function lockAttempt(
  tx: Db,
  workspaceId: WorkspaceId,
  id: OutboxId,
  attemptId: string,
): Promise<boolean> {
  const held = await row(
    tx,
    sql.named(
      'lock-attempt',
      `
    select id from outbox where workspace_id = $1 and id = $2 and attempt_id = $3 and state = 'sending' for update`,
      [workspaceId, id, attemptId],
    ),
  )
  return held !== undefined
}

/** Holds the replies that wait behind a held one. Answers their messages. */
export async function holdFollowers(
  tx: Db,
  workspaceId: WorkspaceId,
  heldId: OutboxId,
  because: HoldCause,
  now: Instant,
): Promise<MessageId[]> {
  const held = await rows<{ messageId: MessageId }>(
    tx,
    sql.named(
      'hold-followers',
      `
    update outbox as later
    set state = 'held', held_because = $3, state_since = to_timestamp($4::float8 / 1000)
    from outbox as first
    where first.workspace_id = $1 and first.id = $2 and later.workspace_id = $1
      and later.conversation_id = first.conversation_id and later.seq > first.seq and later.state = 'queued'
    returning later.message_id as "messageId"`,
      [workspaceId, heldId, because, now],
    ),
  )
  return held.map(({ messageId }) => messageId)
}

/** Whether a reply still waits to be sent. Locked until the transaction ends. */
export async function lockQueued(tx: Db, workspaceId: WorkspaceId, id: OutboxId): Promise<boolean> {
  const waiting = await row(
    tx,
    sql.named(
      'lock-queued',
      `
    select id from outbox where workspace_id = $1 and id = $2 and state = 'queued' for update`,
      [workspaceId, id],
    ),
  )
  return waiting !== undefined
}

/**
 * Puts replies back whose attempts know that not a byte of them was written: their claim may or may not have been
 * committed.
 */
export async function putBack(
  db: Db,
  workspaceId: WorkspaceId,
  attemptIds: readonly string[],
  now: Instant,
): Promise<void> {
  await exec(
    db,
    sql`
    update outbox set state = 'queued', state_since = to_timestamp(${now} / 1000.0), attempt_id = null, lease_until = null
    where workspace_id = ${workspaceId} and attempt_id = any(${attemptIds}::uuid[]) and state = 'sending'`,
  )
}

interface Doubted {
  conversationId: ConversationId
  messageId: MessageId
}

/** Whoever was sending on this channel is gone: what they held may have arrived. Attempts of ours go on. */
export function doubtSending(
  tx: Db,
  { workspaceId, channelId }: Lane,
  ours: readonly string[],
  now: Instant,
  lookUpAt: Instant,
): Promise<Doubted[]> {
  return rows<Doubted>(
    tx,
    sql`
    update outbox
    set state = 'uncertain', state_since = to_timestamp(${now} / 1000.0), attempt_id = null, lease_until = null,
      next_lookup_at = to_timestamp(${lookUpAt} / 1000.0), lookups = 0
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and state = 'sending'
      and not (attempt_id = any(${ours}::uuid[]))
    returning conversation_id as "conversationId", message_id as "messageId"`,
  )
}

/** Everything that waits may have been sent already: the database is older than our memory of it. */
export function doubtQueued(tx: Db, now: Instant): Promise<(Doubted & { workspaceId: WorkspaceId })[]> {
  return rows<Doubted & { workspaceId: WorkspaceId }>(
    tx,
    sql`
    update outbox
    set state = 'uncertain', state_since = to_timestamp(${now} / 1000.0), held_because = null, attempt_id = null,
      lease_until = null, next_lookup_at = to_timestamp(${now} / 1000.0), lookups = 0,
      first_attempt_at = coalesce(first_attempt_at, created_at)
    where state in ('queued', 'held', 'sending')
    returning workspace_id as "workspaceId", conversation_id as "conversationId", message_id as "messageId"`,
  )
}

/** When the next queued reply of a channel becomes due, later than a moment; null when none waits for its time alone. */
export async function nextDueAfter(
  db: Db,
  { workspaceId, channelId }: Lane,
  after: Instant,
): Promise<Instant | null> {
  const next = await row<{ at: Instant | null }>(
    db,
    sql.named(
      'next-due-after',
      `
    select min(not_before) as at from outbox
    where workspace_id = $1 and channel_id = $2 and state = 'queued' and not_before > to_timestamp($3::float8 / 1000)`,
      [workspaceId, channelId, after],
    ),
  )
  return next?.at ?? null
}
