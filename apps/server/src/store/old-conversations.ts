import type { ChannelId, MemberId, OldConversation, RuleAgent, RuleId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import type { RuleMember } from './rules.ts'
import { rows, type Statement, sql } from './sql.ts'

const columns = sql`
  id, channel_id as "channelId", status, rule_id as "ruleId", assignee_id as "assigneeId", queued_at as "queuedAt",
  unanswered_since as "unansweredSince"`

/** All conversations of these channels, and all that a rule shares out. */
export function listConcerned(
  db: Db,
  workspaceId: WorkspaceId,
  channelIds: readonly ChannelId[],
  ruleId: RuleId,
  locking: 'locked' | 'looked_at',
): Promise<OldConversation[]> {
  return rows<OldConversation>(
    db,
    sql`
    select ${columns} from conversations
    where workspace_id = ${workspaceId} and (channel_id = any(${channelIds}::uuid[]) or rule_id = ${ruleId}::uuid)
    order by id
    ${locking === 'locked' ? sql`for no key update` : nothing}`,
  )
}

/** All conversations of a channel, locked. */
export function lockOfChannel(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<OldConversation[]> {
  return rows<OldConversation>(
    tx,
    sql`
    select ${columns} from conversations
    where workspace_id = ${workspaceId} and channel_id = ${channelId}
    order by id for no key update`,
  )
}

/** All conversations that a member is in charge of, done or not, locked. */
export function lockOfMember(
  tx: Db,
  workspaceId: WorkspaceId,
  memberId: MemberId,
): Promise<OldConversation[]> {
  return rows<OldConversation>(
    tx,
    sql`
    select ${columns} from conversations
    where workspace_id = ${workspaceId} and assignee_id = ${memberId}
    order by id for no key update`,
  )
}

const nothing: Statement = { text: '', values: [] }

/** These members as they would stand in a rule's turn at this moment. */
export function listCandidates(
  db: Db,
  workspaceId: WorkspaceId,
  ruleId: RuleId,
  agents: readonly RuleMember[],
): Promise<RuleAgent[]> {
  return rows<RuleAgent>(
    db,
    sql`
    select agent."memberId", members.presence, agent.cap, nullif(agent.shifts, 'null'::jsonb) as shifts,
      coalesce(known.turn, 0)::bigint as turn, known.last_given_at as "lastGivenAt",
      (select count(*)::int from conversations
       where conversations.workspace_id = members.workspace_id and conversations.assignee_id = members.user_id
         and conversations.status = 'open') as open
    from jsonb_to_recordset(${JSON.stringify(agents)}::jsonb) as agent ("memberId" uuid, cap int, shifts jsonb)
    join members on members.workspace_id = ${workspaceId} and members.user_id = agent."memberId"
    left join rule_agents as known on known.workspace_id = members.workspace_id and known.member_id = members.user_id
      and known.rule_id = ${ruleId}
    where members.removed_at is null
    order by agent."memberId"`,
  )
}
