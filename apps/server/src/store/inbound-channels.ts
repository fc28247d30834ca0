import type { ChannelId, Instant, OpeningRule, WorkspaceId } from '@lienmach/domain'
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
  /** The rule that it is in. */
  rule: ReceivingRule | null
}

/** `sharesOld`: conversations from before are shared out as well. */
export interface ReceivingRule extends OpeningRule {
  sharesOld: boolean
}

/** The channels that receive, by the platform's ids. A Page is in one workspace at a time, or in none. */
export function findReceiving(db: Db, kind: 'facebook_page', externalIds: readonly string[]) {
  return rows<InboundChannel>(
    db,
    sql.named(
      'find-receiving',
      `
    select workspace_id as "workspaceId", id, external_id as "externalId", state,
      case when chat_right = 'only_me' then chat_owner_id end as "assigneeId",
      (select jsonb_build_object('id', rule.id, 'method', rule.method, 'sticky', rule.sticky,
          'sharesOld', sharing.shares_old, 'agentIds', array(
            select agent.member_id from rule_agents as agent
            where agent.workspace_id = rule.workspace_id and agent.rule_id = rule.id))
        from rule_channels as sharing join distribution_rules as rule
          on rule.workspace_id = sharing.workspace_id and rule.id = sharing.rule_id
        where sharing.workspace_id = channels.workspace_id and sharing.channel_id = channels.id) as rule
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
    returning workspace_id as "workspaceId", id, external_id as "externalId", state, chat_owner_id as "assigneeId",
      null as rule`,
  )
}
