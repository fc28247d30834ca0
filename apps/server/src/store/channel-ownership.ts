import type { ChannelId, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, rows, sql } from './sql.ts'

/** A Page that another workspace of this installation has. */
export interface Taken {
  externalId: string
  /** Null for somebody who does not belong there: they learn that it is taken, not by whom. */
  workspaceName: string | null
}

/**
 * Which of these Pages other workspaces have. It looks across workspaces and therefore asks the pipeline's connection;
 * what it tells depends on who asks.
 */
export function findTaken(
  pipeline: Db,
  asking: { workspaceId: WorkspaceId; memberId: MemberId | null },
  externalIds: readonly string[],
): Promise<Taken[]> {
  return rows<Taken>(
    pipeline,
    sql`
    select channels.external_id as "externalId", case when members.user_id is not null then workspaces.name end as "workspaceName"
    from channels
    join workspaces on workspaces.id = channels.workspace_id
    left join members on members.workspace_id = channels.workspace_id and members.user_id = ${asking.memberId}::uuid
      and members.removed_at is null
    where channels.kind = 'facebook_page' and channels.external_id = any(${externalIds}::text[])
      and channels.state in ('connecting', 'connected', 'needs_reconnect')
      and channels.workspace_id <> ${asking.workspaceId}`,
  )
}

/** A channel that lives from one person's Facebook session. */
export interface ChannelOfPerson {
  workspaceId: WorkspaceId
  id: ChannelId
}

/** The channels that a Facebook person connected, in all workspaces, in the order in which they are to be locked. */
export function lockChannelsOfPerson(pipeline: Db, personId: string): Promise<ChannelOfPerson[]> {
  return rows<ChannelOfPerson>(
    pipeline,
    sql`
    select workspace_id as "workspaceId", id from channels
    where connected_by_asid = ${personId}
    order by workspace_id, id
    for update`,
  )
}

/** Forgets the Facebook person who connected these channels, and the tokens they gave. Returns those that lived from it. */
export function forgetPerson(pipeline: Db, personId: string, at: number): Promise<ChannelOfPerson[]> {
  return rows<ChannelOfPerson>(
    pipeline,
    sql`
    update channels set
      state_since = case when state in ('connecting', 'connected') then to_timestamp(${at} / 1000.0) else state_since end,
      state_reason = case when state in ('connecting', 'connected', 'needs_reconnect') then 'person_deleted' else state_reason end,
      state = case when state in ('connecting', 'connected') then 'needs_reconnect' else state end,
      token_sealed = null, connected_by_asid = null
    where connected_by_asid = ${personId}
    returning workspace_id as "workspaceId", id`,
  )
}

/** Whether any workspace has a channel that receives. */
export async function anythingReceives(pipeline: Db): Promise<boolean> {
  const found = await row<{ any: boolean }>(
    pipeline,
    sql`select exists (select from channels where state in ('connecting', 'connected')) as any`,
  )
  return found?.any === true
}
