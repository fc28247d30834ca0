import type { ChannelId, ContactId, ConversationId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, type Statement, sql } from './sql.ts'

/** A contact whose name and picture we do not know yet. */
export interface UnknownContact {
  workspaceId: WorkspaceId
  id: ContactId
  channelId: ChannelId
  externalId: string
  attempts: number
}

/**
 * Takes contacts without a profile, the newest first, at most so many of a channel. Each attempt puts the next one off
 * further, so that a death while asking only delays it.
 */
export function claimUnknown(
  db: Db,
  now: Instant,
  ofEach: number,
  waitMs: number,
): Promise<UnknownContact[]> {
  return rows<UnknownContact>(
    db,
    sql.named(
      'claim-unknown-contacts',
      `
    update contacts
    set profile_attempts = profile_attempts + 1,
      profile_at = to_timestamp(($1::float8 + $3::float8 * power(4, profile_attempts)) / 1000)
    where (workspace_id, id) in (
      select due.workspace_id, due.id
      from channels
      cross join lateral (
        select contacts.workspace_id, contacts.id
        from contacts
        where contacts.channel_id = channels.id and contacts.profile_state = 'unknown'
          and coalesce(contacts.profile_at, '-infinity') <= to_timestamp($1::float8 / 1000)
        order by contacts.created_at desc
        limit $2
      ) as due
      where channels.state in ('connecting', 'connected') and channels.token_sealed is not null
    ) and profile_state = 'unknown'
    returning workspace_id as "workspaceId", id, channel_id as "channelId", external_id as "externalId",
      profile_attempts as attempts`,
      [now, ofEach, waitMs],
    ),
  )
}

/** Selects contacts whose name is to be learnt now. */
export const unknownContacts = (now: Instant): Statement => sql`
  select from contacts
  join channels on channels.workspace_id = contacts.workspace_id and channels.id = contacts.channel_id
  where contacts.profile_state = 'unknown' and channels.state in ('connecting', 'connected')
    and channels.token_sealed is not null
    and coalesce(contacts.profile_at, '-infinity') <= to_timestamp(${now}::float8 / 1000)`

export interface Profile {
  name: string | null
  firstName: string | null
  lastName: string | null
  locale: string | null
}

/** Keeps what the platform says. A name that a person gave the contact stays. Answers what is needed to find it again. */
export async function saveProfile(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ContactId,
  profile: Profile,
  now: Instant,
): Promise<{ name: string | null; phones: string[] } | undefined> {
  return row(
    tx,
    sql`
    update contacts
    set name = coalesce(name, ${profile.name}), first_name = ${profile.firstName}, last_name = ${profile.lastName},
      locale = ${profile.locale}, profile_state = 'known', profile_at = to_timestamp(${now}::float8 / 1000)
    where workspace_id = ${workspaceId} and id = ${id} and profile_state = 'unknown'
    returning name, phones`,
  )
}

/** The platform will not tell. */
export async function markUnavailable(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ContactId,
  now: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update contacts set profile_state = 'unavailable', profile_at = to_timestamp(${now}::float8 / 1000)
    where workspace_id = ${workspaceId} and id = ${id} and profile_state = 'unknown'`,
  )
}

/** The copied picture is the contact's from now on. */
export async function usePicture(
  tx: Db,
  workspaceId: WorkspaceId,
  contactId: string,
  mediaId: string,
): Promise<void> {
  await exec(
    tx,
    sql`
    update contacts set picture_media_id = ${mediaId} where workspace_id = ${workspaceId} and id = ${contactId}`,
  )
}

/** The conversations in which a file or a contact is seen. */
export async function conversationsShowing(
  tx: Db,
  workspaceId: WorkspaceId,
  { messageId, contactId }: { messageId: string | null; contactId: string | null },
): Promise<ConversationId[]> {
  const found = await rows<{ id: ConversationId }>(
    tx,
    sql`
    select conversation_id as id from messages where workspace_id = ${workspaceId} and id = ${messageId}::uuid
    union
    select id from conversations where workspace_id = ${workspaceId} and contact_id = ${contactId}::uuid`,
  )
  return found.map(({ id }) => id)
}
