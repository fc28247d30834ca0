import type {
  ConversationId,
  DoubtfulReply,
  Instant,
  MessageId,
  OutboxId,
  WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import type { Lane } from './outbox-claims.ts'
import { exec, row, rows, sql } from './sql.ts'

/** A conversation with a reply in doubt that is due to be looked for. */
export interface DueLookUp {
  conversationId: ConversationId
  externalThreadId: string | null
  contactExternalId: string
}

export async function nextLookUp(
  db: Db,
  { workspaceId, channelId }: Lane,
  now: Instant,
): Promise<DueLookUp | null> {
  const due = await row<DueLookUp>(
    db,
    sql.named(
      'next-look-up',
      `
    select conversation.id as "conversationId", conversation.external_thread_id as "externalThreadId",
      contact.external_id as "contactExternalId"
    from outbox as due
    join conversations as conversation on conversation.workspace_id = due.workspace_id
      and conversation.id = due.conversation_id
    join contacts as contact on contact.workspace_id = due.workspace_id and contact.id = conversation.contact_id
    where due.workspace_id = $1 and due.channel_id = $2 and due.state = 'uncertain'
      and due.next_lookup_at <= to_timestamp($3::float8 / 1000)
    order by due.next_lookup_at
    limit 1`,
      [workspaceId, channelId, now],
    ),
  )
  return due ?? null
}

/** A reply that the platform may have and that no message of the platform is known for. */
export interface Doubtful extends DoubtfulReply {
  id: OutboxId
  messageId: MessageId
  inDoubtSince: Instant
}

/** All of a conversation, also those that people decided about: they compete for the same messages. */
export function listDoubtful(
  db: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
): Promise<Doubtful[]> {
  return rows<Doubtful>(
    db,
    sql`
    select outbox.id, outbox.message_id as "messageId", outbox.token, coalesce(message.text, '') as text,
      outbox.first_attempt_at as "firstAttemptAt", outbox.state_since as "inDoubtSince",
      outbox.state = 'uncertain' as open,
      case when message.kind = 'sticker' then array['sticker']
        else array(select file ->> 'type' from jsonb_array_elements(message.attachments) as file) end as "attachmentTypes"
    from outbox join messages as message on message.workspace_id = outbox.workspace_id and message.id = outbox.message_id
    where outbox.workspace_id = ${workspaceId} and outbox.conversation_id = ${conversationId} and outbox.mid is null
      and outbox.first_attempt_at is not null
      and outbox.state in ('sending', 'uncertain', 'sent', 'resent', 'abandoned')`,
  )
}

/** Those of the given messages that are known to be something else than a reply in doubt. */
export async function claimedMids(
  db: Db,
  { workspaceId, channelId }: Lane,
  mids: readonly string[],
): Promise<Set<string>> {
  const claimed = await rows<{ mid: string }>(
    db,
    sql`
    select mid from outbox
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and mid = any(${mids}::text[])
    union
    select mid from messages
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and mid = any(${mids}::text[])
      and not stub and source <> 'agent'`,
  )
  return new Set(claimed.map(({ mid }) => mid))
}

/** The platform's own name of a thread, for asking about it directly. */
export async function learnThreadId(
  db: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  externalThreadId: string,
): Promise<void> {
  await exec(
    db,
    sql`
    update conversations set external_thread_id = ${externalThreadId}
    where workspace_id = ${workspaceId} and id = ${conversationId} and external_thread_id is distinct from ${externalThreadId}`,
  )
}

/** Not found, which proves nothing: looks again at the moment given, or never. */
export async function putOffLookUps(
  db: Db,
  workspaceId: WorkspaceId,
  next: readonly { id: OutboxId; at: Instant | null }[],
): Promise<void> {
  await exec(
    db,
    sql`
    update outbox set lookups = lookups + 1, next_lookup_at = to_timestamp(next.at::float8 / 1000)
    from jsonb_to_recordset(${JSON.stringify(next)}::jsonb) as next (id uuid, at bigint)
    where outbox.workspace_id = ${workspaceId} and outbox.id = next.id and outbox.state = 'uncertain'`,
  )
}
