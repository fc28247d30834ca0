import type { WorkspaceId } from '@lienmach/domain'
import type { ConversationDuty } from './conversation-duty.ts'
import type { Db } from './db.ts'
import { exec, sql } from './sql.ts'

/** Erases a conversation and everything that hangs on it. Its files are marked, so that their bytes are removed too. */
export async function eraseConversation(
  tx: Db,
  workspaceId: WorkspaceId,
  { id, channelId, contactId }: Pick<ConversationDuty, 'id' | 'channelId' | 'contactId'>,
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
  await exec(tx, sql`delete from contacts where workspace_id = ${workspaceId} and id = ${contactId}`)
}
