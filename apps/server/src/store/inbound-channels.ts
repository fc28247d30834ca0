import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

/** The channel that an event belongs to. */
export interface InboundChannel {
  workspaceId: WorkspaceId
  id: ChannelId
  externalId: string
  state: 'connecting' | 'connected' | 'needs_reconnect'
  /** With chat right `only_me`: the member to whom new conversations go. */
  assigneeId: string | null
}

/** The channels that receive, by the platform's ids. A Page is in one workspace at a time, or in none. */
export function findReceiving(db: Db, kind: 'facebook_page', externalIds: readonly string[]) {
  return rows<InboundChannel>(
    db,
    sql.named(
      'find-receiving',
      `
    select workspace_id as "workspaceId", id, external_id as "externalId", state,
      case when chat_right = 'only_me' then chat_owner_id end as "assigneeId"
    from channels
    where kind = $1 and external_id = any ($2::text[]) and state in ('connecting', 'connected', 'needs_reconnect')`,
      [kind, externalIds],
    ),
  )
}

/** Notes when channels last heard from their platform. */
export async function noteHeard(tx: Db, channelIds: readonly ChannelId[], at: Instant): Promise<void> {
  await rows(
    tx,
    sql`
    update channels set last_event_at = greatest(last_event_at, to_timestamp(${at} / 1000.0))
    where id = any (${channelIds}::uuid[])`,
  )
}

/** An authentic event proves that what was subscribed arrives; before that it proves nothing. Answers which channels this made connected. */
export async function proveConnected(
  tx: Db,
  channelIds: readonly ChannelId[],
  at: Instant,
): Promise<InboundChannel[]> {
  return rows<InboundChannel>(
    tx,
    sql`
    update channels
    set state = 'connected', state_reason = null, state_since = to_timestamp(${at} / 1000.0), proved_at = to_timestamp(${at} / 1000.0),
      next_check_at = to_timestamp(${at} / 1000.0)
    where id = any (${channelIds}::uuid[]) and state = 'connecting' and subscribed_at is not null
    returning workspace_id as "workspaceId", id, external_id as "externalId", state, chat_owner_id as "assigneeId"`,
  )
}
