import type {
  ChannelId,
  ConversationId,
  Instant,
  MessageId,
  OutboxId,
  OutboxState,
  WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, rows, sql } from './sql.ts'

/** The platform has a message of ours: it names the call's token and its own id. */
export interface SendEvidence {
  workspaceId: WorkspaceId
  channelId: ChannelId
  token: string
  mid: string
  by: 'response' | 'echo' | 'lookup'
  /** When the platform says it was sent; null where it does not. */
  at: Instant | null
  /** When we learnt of it. */
  seenAt: Instant
}

export interface Bound {
  /** Every token that is ours, and its message. */
  messages: Map<string, MessageId>
  /** Messages whose state changed. */
  changed: { workspaceId: WorkspaceId; conversationId: ConversationId; messageId: MessageId }[]
}

/** The echoes of our own calls: each closes its row and gives the reply its mid. Tokens that are not ours are left out. */
export async function bindEchoes(
  tx: Db,
  echoes: readonly {
    workspaceId: WorkspaceId
    channelId: ChannelId
    token: string
    mid: string
    at: number
  }[],
): Promise<Map<string, MessageId>> {
  const bound = await bindSent(
    tx,
    echoes.map((echo) => {
      const at = echo.at as Instant
      return { ...echo, at, seenAt: at, by: 'echo' }
    }),
  )
  return bound.messages
}

interface LockedRow {
  workspaceId: WorkspaceId
  channelId: ChannelId
  conversationId: ConversationId
  messageId: MessageId
  id: OutboxId
  token: string
  state: OutboxState
  mid: string | null
}

/**
 * Marks replies as sent, from any state and however often. The first evidence of a token counts; a second one with
 * another mid is proof of a double send and is kept as such. Appending changes is up to the caller.
 */
export async function bindSent(tx: Db, evidence: readonly SendEvidence[]): Promise<Bound> {
  const messages = new Map<string, MessageId>()
  const changed: Bound['changed'] = []
  if (evidence.length === 0) return { messages, changed }

  const locked = new Map((await lockByToken(tx, evidence)).map((row) => [row.token, row]))
  const fresh: (SendEvidence & { id: OutboxId; messageId: MessageId })[] = []
  const doubles: (SendEvidence & { firstMid: string })[] = []
  for (const one of evidence) {
    const row = locked.get(one.token)
    if (row?.workspaceId !== one.workspaceId || row.channelId !== one.channelId) continue
    messages.set(one.token, row.messageId)
    if (row.mid !== null && row.mid !== one.mid) doubles.push({ ...one, firstMid: row.mid })
    else fresh.push({ ...one, id: row.id, messageId: row.messageId })
    if (row.state !== 'sent' || row.mid === null) changed.push(row)
    // A later entry of the same batch meets what this one made of the row.
    locked.set(one.token, { ...row, state: 'sent', mid: row.mid ?? one.mid })
  }

  if (fresh.length > 0) {
    await freeGuessedMids(tx, fresh)
    await closeRows(tx, fresh)
    await nameMessages(tx, fresh)
  }
  if (doubles.length > 0) await noteDoubles(tx, doubles)
  return { messages, changed }
}

function lockByToken(tx: Db, evidence: readonly SendEvidence[]): Promise<LockedRow[]> {
  return rows<LockedRow>(
    tx,
    sql.named(
      'lock-outbox-by-token',
      `
    select workspace_id as "workspaceId", channel_id as "channelId", conversation_id as "conversationId",
      message_id as "messageId", id, token, state, mid
    from outbox where token = any($1::text[]) order by id for update`,
      [evidence.map(({ token }) => token)],
    ),
  )
}

type Fresh = SendEvidence & { id: OutboxId; messageId: MessageId }

/** A look-up matches by text and can take one of two equal replies for the other; a token knows better. */
async function freeGuessedMids(tx: Db, fresh: readonly Fresh[]): Promise<void> {
  await exec(
    tx,
    sql.named(
      'free-guessed-mids',
      `
    with wrong as (
      update outbox
      set mid = null, state = 'uncertain', evidence = null, lookups = 0, next_lookup_at = outbox.state_since
      from jsonb_to_recordset($1::jsonb) as named ("workspaceId" uuid, "channelId" uuid, id uuid, mid text)
      where outbox.workspace_id = named."workspaceId" and outbox.channel_id = named."channelId"
        and outbox.mid = named.mid and outbox.id <> named.id and outbox.evidence ->> 'by' = 'lookup'
      returning outbox.workspace_id, outbox.message_id
    )
    update messages set mid = null from wrong
    where messages.workspace_id = wrong.workspace_id and messages.id = wrong.message_id`,
      [JSON.stringify(fresh)],
    ),
  )
}

async function closeRows(tx: Db, fresh: readonly Fresh[]): Promise<void> {
  await exec(
    tx,
    sql.named(
      'close-outbox-rows',
      `
    update outbox
    set state_since = case when outbox.state = 'sent' then outbox.state_since else to_timestamp(sent."seenAt"::float8 / 1000) end,
      state = 'sent', mid = sent.mid, held_because = null, refusal = null, attempt_id = null, lease_until = null,
      next_lookup_at = null,
      evidence = case when outbox.mid is null then jsonb_build_object('by', sent.by, 'at', sent."seenAt") else outbox.evidence end
    from jsonb_to_recordset($1::jsonb)
      as sent ("workspaceId" uuid, id uuid, mid text, by text, "seenAt" bigint)
    where outbox.workspace_id = sent."workspaceId" and outbox.id = sent.id`,
      [JSON.stringify(fresh)],
    ),
  )
}

/** The message takes its mid and the platform's time. A message that stood under that mid without a token is this one. */
async function nameMessages(tx: Db, fresh: readonly Fresh[]): Promise<void> {
  const named = JSON.stringify(fresh)
  const columns = '"workspaceId" uuid, "channelId" uuid, "messageId" uuid, mid text, at bigint'
  const overtaken = await rows<{ messageId: string }>(
    tx,
    sql.named(
      'take-messages-under-mid',
      `
    delete from messages using jsonb_to_recordset($1::jsonb) as named (${columns})
    where messages.workspace_id = named."workspaceId" and messages.channel_id = named."channelId"
      and messages.mid = named.mid and messages.id <> named."messageId"
    returning named."workspaceId", named."messageId", messages.text, messages.edit_no as "editNo", messages.edited_at as "editedAt",
      messages.deleted_at as "deletedAt"`,
      [named],
    ),
  )
  await exec(
    tx,
    sql.named(
      'name-messages',
      `
    update messages
    set mid = named.mid, platform_at = coalesce(to_timestamp(named.at::float8 / 1000), messages.platform_at),
      at = coalesce(to_timestamp(named.at::float8 / 1000), messages.at)
    from jsonb_to_recordset($1::jsonb) as named (${columns})
    where messages.workspace_id = named."workspaceId" and messages.id = named."messageId"
      and (messages.mid is distinct from named.mid or messages.platform_at is null)`,
      [named],
    ),
  )
  if (overtaken.length > 0) {
    await exec(
      tx,
      sql`
      update messages
      set text = case when gone."deletedAt" is not null then null when gone."editNo" > edit_no then gone.text else messages.text end,
        attachments = case when gone."deletedAt" is not null then '[]' else attachments end,
        edit_no = greatest(edit_no, gone."editNo"),
        edited_at = coalesce(to_timestamp(gone."editedAt"::float8 / 1000), edited_at),
        deleted_at = coalesce(to_timestamp(gone."deletedAt"::float8 / 1000), deleted_at)
      from jsonb_to_recordset(${JSON.stringify(overtaken)}::jsonb)
        as gone ("workspaceId" uuid, "messageId" uuid, text text, "editNo" smallint, "editedAt" bigint, "deletedAt" bigint)
      where messages.workspace_id = gone."workspaceId" and messages.id = gone."messageId"`,
    )
  }
}

async function noteDoubles(tx: Db, doubles: readonly (SendEvidence & { firstMid: string })[]): Promise<void> {
  await exec(
    tx,
    sql`
    insert into double_sends (workspace_id, token, first_mid, second_mid, seen_at)
    select "workspaceId", token, "firstMid", mid, to_timestamp("seenAt" / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(doubles)}::jsonb)
      as double ("workspaceId" uuid, token text, "firstMid" text, mid text, "seenAt" bigint)
    on conflict do nothing`,
  )
}
