import type { ContactId, ConversationId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

export interface FoundPhones {
  workspaceId: WorkspaceId
  contactId: ContactId
  /** In E.164. */
  phones: string[]
}

/** A contact as it is after a change of its numbers. */
export interface ContactPhones extends FoundPhones {
  name: string | null
}

/** Adds numbers to contacts that do not have them yet. Answers those contacts. */
export function addPhones(tx: Db, found: readonly FoundPhones[]): Promise<ContactPhones[]> {
  return rows<ContactPhones>(
    tx,
    sql`
    update contacts
    set phones = array(select distinct phone from unnest(contacts.phones || found.phones) as phone order by phone)
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as found ("workspaceId" uuid, "contactId" uuid, phones text[])
    where contacts.workspace_id = found."workspaceId" and contacts.id = found."contactId"
      and not contacts.phones @> found.phones
    returning contacts.workspace_id as "workspaceId", contacts.id as "contactId", contacts.name, contacts.phones`,
  )
}

/** Takes numbers off contacts, except those that another message of the conversation still tells. Answers those contacts. */
export function withdrawPhones(
  tx: Db,
  withdrawn: readonly (FoundPhones & { conversationId: ConversationId })[],
): Promise<ContactPhones[]> {
  return rows<ContactPhones>(
    tx,
    sql`
    update contacts
    set phones = array(select phone from unnest(contacts.phones) as phone where phone <> all (gone.phones) order by phone)
    from (
      select "workspaceId", "contactId", array_agg(phone) as phones
      from jsonb_to_recordset(${JSON.stringify(withdrawn)}::jsonb)
        as listed ("workspaceId" uuid, "contactId" uuid, "conversationId" uuid, phones text[]), unnest(phones) as phone
      where not exists (
        select from search_entries
        where workspace_id = "workspaceId" and kind = 'message' and conversation_id = "conversationId"
          and words @@ quote_literal(regexp_replace(phone, '^\\+84', '0'))::tsquery
      )
      group by "workspaceId", "contactId"
    ) as gone
    where contacts.workspace_id = gone."workspaceId" and contacts.id = gone."contactId" and contacts.phones && gone.phones
    returning contacts.workspace_id as "workspaceId", contacts.id as "contactId", contacts.name, contacts.phones`,
  )
}
