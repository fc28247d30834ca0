import type {
  ChannelId,
  ConversationId,
  HeldBecause,
  Instant,
  MessageId,
  OutboxId,
  OutboxState,
  Refusal,
  WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

export { bindEchoes } from './outbox-evidence.ts'

/** A reply on its way: one call of the platform's API. */
export interface OutboxRow {
  id: OutboxId
  workspaceId: WorkspaceId
  channelId: ChannelId
  conversationId: ConversationId
  messageId: MessageId
  seq: number
  clientMessageId: string
  partNo: number
  token: string
  state: OutboxState
  stateSince: Instant
  heldBecause: HeldBecause | null
  refusal: Refusal | null
  mid: string | null
  writtenAt: Instant
  steppedOver: boolean
}

const columns = `id, workspace_id as "workspaceId", channel_id as "channelId", conversation_id as "conversationId",
  message_id as "messageId", seq, client_message_id as "clientMessageId", part_no as "partNo", token, state,
  state_since as "stateSince", held_because as "heldBecause", refusal, mid, written_at as "writtenAt",
  stepped_over_at is not null as "steppedOver"`

export interface NewOutboxRow {
  id: OutboxId
  channelId: ChannelId
  conversationId: ConversationId
  messageId: MessageId
  clientMessageId: string
  partNo: number
  token: string
  /** SHA-256 of what is to be said, in hex. */
  payloadHash: string
  state: 'queued' | 'held' | 'failed'
  heldBecause: HeldBecause | null
  refusal: Refusal | null
  resendOf: OutboxId | null
}

/** Accepts replies, in the order given. */
export async function insertRows(
  tx: Db,
  workspaceId: WorkspaceId,
  added: readonly NewOutboxRow[],
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql.named(
      'insert-outbox',
      `
    insert into outbox (workspace_id, id, channel_id, conversation_id, message_id, client_message_id, part_no, token,
      payload_hash, state, held_because, refusal, resend_of, state_since, not_before, written_at, created_at)
    select $1, id, "channelId", "conversationId", "messageId", "clientMessageId", "partNo", token,
      decode("payloadHash", 'hex'), state, "heldBecause", refusal, "resendOf", moment, moment, moment, moment
    from rows from (jsonb_to_recordset($2::jsonb) as (id uuid, "channelId" uuid, "conversationId" uuid, "messageId" uuid,
      "clientMessageId" text, "partNo" smallint, token text, "payloadHash" text, state text, "heldBecause" text,
      refusal jsonb, "resendOf" uuid)) with ordinality
      as added (id, "channelId", "conversationId", "messageId", "clientMessageId", "partNo", token, "payloadHash", state,
        "heldBecause", refusal, "resendOf", place),
      to_timestamp($3::float8 / 1000) as moment
    order by place`,
      [workspaceId, JSON.stringify(added), at],
    ),
  )
}

/** What was accepted under an id that a browser chose; empty when it is new. */
export function findByClientId(
  tx: Db,
  workspaceId: WorkspaceId,
  clientMessageId: string,
): Promise<OutboxRow[]> {
  return rows<OutboxRow>(
    tx,
    sql.named(
      'find-outbox-by-client-id',
      `
    select ${columns} from outbox where workspace_id = $1 and client_message_id = $2 order by part_no`,
      [workspaceId, clientMessageId],
    ),
  )
}

/** The row behind a message, locked until the transaction ends; undefined where the message never was ours to send. */
export function lockOfMessage(
  tx: Db,
  workspaceId: WorkspaceId,
  messageId: MessageId,
): Promise<OutboxRow | undefined> {
  return row<OutboxRow>(
    tx,
    sql.named(
      'lock-outbox-of-message',
      `
    select ${columns} from outbox where workspace_id = $1 and message_id = $2 for update`,
      [workspaceId, messageId],
    ),
  )
}

/** Why the oldest held reply of a conversation waits; null when none is held. Later ones queue behind it. */
export async function oldestHold(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
): Promise<HeldBecause | null> {
  const found = await row<{ heldBecause: HeldBecause }>(
    tx,
    sql.named(
      'oldest-hold',
      `
    select held_because as "heldBecause" from outbox
    where workspace_id = $1 and conversation_id = $2 and state = 'held' order by seq limit 1`,
      [workspaceId, conversationId],
    ),
  )
  return found?.heldBecause ?? null
}

/** The held replies of a conversation, or of all conversations of a channel, oldest first, locked. */
export function lockHeld(
  tx: Db,
  workspaceId: WorkspaceId,
  of: { conversationId: ConversationId } | { channelId: ChannelId },
  because: HeldBecause,
): Promise<OutboxRow[]> {
  const conversationId = 'conversationId' in of ? of.conversationId : null
  const channelId = 'channelId' in of ? of.channelId : null
  return rows<OutboxRow>(
    tx,
    sql.named(
      'lock-held',
      `
    select ${columns} from outbox
    where workspace_id = $1 and state = 'held' and held_because = $2
      and ($3::uuid is null or conversation_id = $3) and ($4::uuid is null or channel_id = $4)
    order by conversation_id, seq
    for update`,
      [workspaceId, because, conversationId, channelId],
    ),
  )
}

/** Where a reply goes from here. What is left out is cleared. */
export interface Transition {
  state: Exclude<OutboxState, 'sending'>
  heldBecause?: HeldBecause
  refusal?: Refusal
  evidence?: Evidence
  /** Not before this moment; now when left out. */
  notBefore?: Instant
  nextLookupAt?: Instant
  /** Somebody said anew that this is what they want to send. */
  writtenAnew?: true
  /** Tried once although another app seems to hold the thread. */
  tryAnyway?: true
}

/** What closed a reply. */
export interface Evidence {
  by: 'response' | 'echo' | 'lookup' | 'person'
  at: Instant
  detail?: string
}

/** Moves one row, whatever state it is in: whoever calls holds its lock and asked the domain. */
export async function move(
  tx: Db,
  of: Pick<OutboxRow, 'workspaceId' | 'id'>,
  to: Transition,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql.named(
      'move-outbox',
      `
    update outbox
    set state = $3, state_since = moment, held_because = $4, refusal = $5::jsonb, evidence = $6::jsonb,
      not_before = to_timestamp($7::float8 / 1000), next_lookup_at = to_timestamp($8::float8 / 1000),
      written_at = case when $9 then moment else written_at end, try_anyway = $10, attempt_id = null, lease_until = null
    from (select to_timestamp($11::float8 / 1000) as moment) as clock
    where workspace_id = $1 and id = $2`,
      [
        of.workspaceId,
        of.id,
        to.state,
        to.heldBecause ?? null,
        json(to.refusal),
        json(to.evidence),
        to.notBefore ?? at,
        to.nextLookupAt ?? null,
        to.writtenAnew === true,
        to.tryAnyway === true,
        at,
      ],
    ),
  )
}

/** Whether an earlier reply of the conversation keeps this one waiting. */
export async function isBlocked(tx: Db, { workspaceId, conversationId, seq }: OutboxRow): Promise<boolean> {
  const earlier = await row(
    tx,
    sql`
    select id from outbox
    where workspace_id = ${workspaceId} and conversation_id = ${conversationId} and seq < ${seq}
      and state in ('queued', 'sending', 'held', 'uncertain') and stepped_over_at is null
    limit 1`,
  )
  return earlier !== undefined
}

/** A person said: don't wait for this one. */
export async function markSteppedOver(
  tx: Db,
  { workspaceId, id }: Pick<OutboxRow, 'workspaceId' | 'id'>,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update outbox set stepped_over_at = coalesce(stepped_over_at, to_timestamp(${at} / 1000.0))
    where workspace_id = ${workspaceId} and id = ${id}`,
  )
}

/** What a reply says has changed. */
export async function setPayloadHash(
  tx: Db,
  { workspaceId, id }: Pick<OutboxRow, 'workspaceId' | 'id'>,
  hash: string,
): Promise<void> {
  await exec(
    tx,
    sql`
    update outbox set payload_hash = decode(${hash}, 'hex') where workspace_id = ${workspaceId} and id = ${id}`,
  )
}

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
