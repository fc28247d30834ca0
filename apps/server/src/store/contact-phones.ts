import type { ContactId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

export interface FoundPhones {
  workspaceId: WorkspaceId
  contactId: ContactId
  phones: string[]
}

/** Adds numbers to contacts that do not have them yet. Answers those contacts as they are now. */
export function addPhones(tx: Db, found: readonly FoundPhones[]) {
  return rows<{ workspaceId: WorkspaceId; contactId: ContactId; name: string | null; phones: string[] }>(
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
