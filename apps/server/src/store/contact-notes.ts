import type { ChannelId, ContactId, ConversationId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, sql } from './sql.ts'

/** What people may change about a customer. */
export interface ContactNotes {
  name: string | null
  note: string
  phones: string[]
}

export interface NotedContact extends ContactNotes {
  id: ContactId
  channelId: ChannelId
  conversationId: ConversationId
  createdAt: Instant
}

/** A contact and their conversation, the contact locked until the transaction ends. */
export async function lockContact(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ContactId,
): Promise<NotedContact | null> {
  const found = await row<NotedContact>(
    tx,
    sql`
    select contact.id, contact.channel_id as "channelId", contact.name, contact.note, contact.phones,
      contact.created_at as "createdAt", conversation.id as "conversationId"
    from contacts as contact
    join conversations as conversation
      on conversation.workspace_id = contact.workspace_id and conversation.contact_id = contact.id
    where contact.workspace_id = ${workspaceId} and contact.id = ${id}
    for update of contact`,
  )
  return found ?? null
}

export async function saveNotes(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ContactId,
  notes: ContactNotes,
): Promise<void> {
  await exec(
    tx,
    sql`
    update contacts set name = ${notes.name}, note = ${notes.note}, phones = ${notes.phones}::text[]
    where workspace_id = ${workspaceId} and id = ${id}`,
  )
}
