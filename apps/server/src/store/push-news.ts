import type { AlertView, PushNotice } from '@lienmach/contract'
import type { MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, sql } from './sql.ts'

type News<Kind extends PushNotice['kind']> = Extract<PushNotice, { kind: Kind }>

/** A customer whom somebody was given, as long as they have them. */
export function findGiven(
  db: Db,
  workspaceId: WorkspaceId,
  conversationId: string,
  memberId: MemberId,
): Promise<Pick<News<'given'>, 'contact' | 'channel'> | undefined> {
  return row(
    db,
    sql`
    select contacts.name as contact, channels.name as channel
    from conversations
    join contacts on contacts.workspace_id = conversations.workspace_id and contacts.id = conversations.contact_id
    join channels on channels.workspace_id = conversations.workspace_id and channels.id = conversations.channel_id
    where conversations.workspace_id = ${workspaceId} and conversations.id = ${conversationId}
      and assignee_id = ${memberId} and conversations.status = 'open'`,
  )
}

/** How many customers wait to be claimed by a rule that somebody works under; undefined when nobody waits. */
export function findToClaim(
  db: Db,
  workspaceId: WorkspaceId,
  ruleId: string,
  memberId: MemberId,
): Promise<Pick<News<'to_claim'>, 'rule' | 'conversations'> | undefined> {
  return row(
    db,
    sql`
    select rule.name as rule, count(*)::int as conversations
    from distribution_rules as rule
    join rule_agents as agent on agent.workspace_id = rule.workspace_id and agent.rule_id = rule.id
    join conversations on conversations.workspace_id = rule.workspace_id and conversations.rule_id = rule.id
      and conversations.queued_at is not null
    where rule.workspace_id = ${workspaceId} and rule.id = ${ruleId} and rule.removed_at is null
      and rule.method = 'self_claim' and agent.member_id = ${memberId}
    group by rule.name`,
  )
}

/** An alert that stands and is meant for somebody, with the names behind its ids. */
export function findTellingAlert(
  db: Db,
  workspaceId: WorkspaceId,
  alertId: string,
  memberId: MemberId,
): Promise<(Omit<AlertView, 'id'> & { channel: string | null; member: string | null }) | undefined> {
  return row(
    db,
    sql`
    select alerts.kind, severity, alerts.channel_id as "channelId", conversation_id as "conversationId", data,
      raised_at as "raisedAt", channels.name as channel, spoken_of.name as member
    from alerts
    join members as reader on reader.workspace_id = alerts.workspace_id and reader.user_id = ${memberId}
    left join channels on channels.workspace_id = alerts.workspace_id and channels.id = alerts.channel_id
    left join members as spoken_of on spoken_of.workspace_id = alerts.workspace_id
      and spoken_of.user_id::text = alerts.data ->> 'by'
    where alerts.workspace_id = ${workspaceId} and alerts.id = ${alertId} and cleared_at is null and put_away_at is null
      and reader.removed_at is null
      and (alerts.member_id = reader.user_id or alerts.member_id is null and reader.role in ('owner', 'manager'))`,
  )
}
