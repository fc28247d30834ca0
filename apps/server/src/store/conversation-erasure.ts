import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { ConversationDuty } from './conversation-duty.ts'
import type { Db } from './db.ts'
import { exec, rows, type Statement, sql } from './sql.ts'

/**
 * Erases a conversation and everything that hangs on it. Its files are marked, so that their bytes are removed too, and
 * no import of old conversations brings back what was said until now.
 */
export async function eraseConversation(
  tx: Db,
  workspaceId: WorkspaceId,
  { id, channelId, contactId }: Pick<ConversationDuty, 'id' | 'channelId' | 'contactId'>,
  at: Instant,
): Promise<void> {
  const itsMessages = sql`messages.workspace_id = ${workspaceId} and messages.conversation_id = ${id}`
  await exec(
    tx,
    sql`
    update media set state = 'erased', source_url = null, next_attempt_at = null, name = null
    where media.workspace_id = ${workspaceId} and (
      media.contact_id = ${contactId}
      or media.message_id in (select messages.id from messages where ${itsMessages})
      or media.id in (
        select (attachment ->> 'mediaId')::uuid
        from messages, jsonb_array_elements(messages.attachments) as attachment where ${itsMessages}
      )
      or media.id in (
        select attachment::uuid from drafts, jsonb_array_elements_text(drafts.attachments) as attachment
        where drafts.workspace_id = ${workspaceId} and drafts.conversation_id = ${id}
      )
    )`,
  )
  await exec(
    tx,
    sql`
    delete from reactions
    where reactions.workspace_id = ${workspaceId} and reactions.channel_id = ${channelId}
      and reactions.mid in (select messages.mid from messages where ${itsMessages})`,
  )
  await exec(
    tx,
    sql`
    delete from search_entries
    where workspace_id = ${workspaceId}
      and (conversation_id = ${id} or (kind = 'contact' and entity_id = ${contactId}))`,
  )
  // Rows that name each other cannot be removed one after the other.
  await exec(
    tx,
    sql`
    update outbox set resend_of = null
    where workspace_id = ${workspaceId} and conversation_id = ${id} and resend_of is not null`,
  )
  await exec(
    tx,
    sql`
    insert into erased_contacts (workspace_id, channel_id, contact_hash, erased_at)
    select workspace_id, channel_id, ${hashOf(sql`channel_id`, sql`external_id`)}, to_timestamp(${at} / 1000.0)
    from contacts where workspace_id = ${workspaceId} and id = ${contactId}
    on conflict (workspace_id, channel_id, contact_hash) do update set erased_at = excluded.erased_at`,
  )
  await exec(
    tx,
    sql`
    update channel_import_threads set state = 'read', contact_external_id = '', contact_name = null
    from contacts
    where contacts.workspace_id = ${workspaceId} and contacts.id = ${contactId}
      and channel_import_threads.workspace_id = ${workspaceId} and channel_import_threads.channel_id = contacts.channel_id
      and channel_import_threads.contact_external_id = contacts.external_id`,
  )
  await exec(tx, sql`delete from contacts where workspace_id = ${workspaceId} and id = ${contactId}`)
}

/** What is kept of a customer whose conversation was erased. */
const hashOf = (channelId: Statement, externalId: Statement) =>
  sql`sha256(convert_to(${channelId}::text || chr(10) || ${externalId}, 'UTF8'))`

/** Which of these customers were erased here, and when: what they said until then stays away. */
export async function erasedMoments(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  contactExternalIds: readonly string[],
): Promise<Map<string, Instant>> {
  const erased = await rows<{ externalId: string; at: Instant }>(
    tx,
    sql`
    select asked.external_id as "externalId", erased_contacts.erased_at as at
    from unnest(${contactExternalIds}::text[]) as asked (external_id)
    join erased_contacts on erased_contacts.workspace_id = ${workspaceId} and erased_contacts.channel_id = ${channelId}
      and erased_contacts.contact_hash = ${hashOf(sql`erased_contacts.channel_id`, sql`asked.external_id`)}`,
  )
  return new Map(erased.map(({ externalId, at }) => [externalId, at]))
}
