import type { ChannelId, ConversationId, Instant, MemberId, RuleId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import type { QueuedConversation, TurningRule } from './rule-turns.ts'
import { exec, rows, sql } from './sql.ts'

/** Conversations of one rule whose customers their agents keep waiting. */
export interface LeftLying {
  workspaceId: WorkspaceId
  ruleId: RuleId
}

const hasWaited = (now: Instant) => sql`
  coalesce(greatest(conversation.unanswered_since, conversation.assigned_at)
    <= to_timestamp(${now} / 1000.0) - make_interval(mins => rule.reassign_after_minutes), false)`

const isLeftLying = (now: Instant) => sql`
  conversation.status = 'open' and conversation.unanswered_since is not null and conversation.assignee_id is not null
    and exists (
      select from rule_agents as agent where agent.workspace_id = rule.workspace_id and agent.rule_id = rule.id
        and agent.member_id = conversation.assignee_id)
    and (
      ${hasWaited(now)}
      or rule.reassign_when_away
        and (member.presence = 'offline' or member.presence = 'away' and rule.skip_away)
    )`

const lyingJoin = sql`
  conversations as conversation
  join distribution_rules as rule on rule.workspace_id = conversation.workspace_id and rule.id = conversation.rule_id
  join members as member on member.workspace_id = conversation.workspace_id and member.user_id = conversation.assignee_id`

/** The rules by which something has to be given to somebody else. */
export function listLeftLying(db: Db, now: Instant): Promise<LeftLying[]> {
  return rows<LeftLying>(
    db,
    sql`
    select distinct rule.workspace_id as "workspaceId", rule.id as "ruleId"
    from ${lyingJoin}
    where rule.removed_at is null and (rule.reassign_after_minutes is not null or rule.reassign_when_away)
      and ${isLeftLying(now)}`,
  )
}

export interface LyingConversation extends QueuedConversation {
  assigneeId: MemberId
  unansweredSince: Instant
  /** The agent has let it lie for as long as the rule allows; otherwise they are gone. */
  hasWaited: boolean
}

/** Those of one rule, longest waiting first; what somebody is busy with is left out. */
export function lockLeftLying(
  tx: Db,
  { workspaceId, id }: TurningRule,
  now: Instant,
  limit: number,
): Promise<LyingConversation[]> {
  return rows<LyingConversation>(
    tx,
    sql`
    select conversation.workspace_id as "workspaceId", conversation.id, conversation.status,
      conversation.assignee_id as "assigneeId", conversation.rule_id as "ruleId", null as "servedBy",
      conversation.assignee_id as "givenBackBy", conversation.unanswered_since as "unansweredSince",
      conversation.unanswered_since as "queuedAt", ${hasWaited(now)} as "hasWaited"
    from ${lyingJoin}
    where rule.workspace_id = ${workspaceId} and rule.id = ${id} and ${isLeftLying(now)}
    order by conversation.unanswered_since, conversation.id
    limit ${limit}
    for no key update of conversation skip locked`,
  )
}

/** Customers who wait too long, by who is in charge of them. */
export interface WaitingLong {
  workspaceId: WorkspaceId
  assigneeId: MemberId | null
  conversations: number
  since: Instant
  /** The one who waits longest. */
  conversationId: ConversationId
  channelId: ChannelId
}

/** Customers who have waited longer for an answer than their workspace allows; those of rules off work do not count. */
export function listWaitingLong(db: Db, now: Instant, offWork: readonly RuleId[]): Promise<WaitingLong[]> {
  return rows<WaitingLong>(
    db,
    sql`
    select conversation.workspace_id as "workspaceId", conversation.assignee_id as "assigneeId",
      count(*)::int as conversations, min(conversation.unanswered_since) as since,
      (array_agg(conversation.id order by conversation.unanswered_since, conversation.id))[1] as "conversationId",
      (array_agg(conversation.channel_id order by conversation.unanswered_since, conversation.id))[1] as "channelId"
    from workspaces join conversations as conversation on conversation.workspace_id = workspaces.id
    where conversation.status = 'open' and coalesce(conversation.unanswered_since, 'infinity')
        <= to_timestamp(${now} / 1000.0) - make_interval(mins => workspaces.alert_waiting_minutes)
      and (conversation.rule_id is null or conversation.rule_id <> all(${offWork}::uuid[]))
    group by 1, 2`,
  )
}

/** A rule by which customers wait to be claimed or given out. */
export interface WaitingByRule {
  conversations: number
  since: Instant
  conversationId: ConversationId
  channelId: ChannelId
  /** Whether the first has waited longer than the workspace allows. */
  isLong: boolean
  agentIds: MemberId[]
}

/** How many wait by each rule, and since when. */
export async function listQueues(
  db: Db,
  rules: readonly TurningRule[],
  now: Instant,
): Promise<Map<RuleId, WaitingByRule>> {
  const found = await rows<WaitingByRule & { ruleId: RuleId }>(
    db,
    sql`
    select queue.*, coalesce(queue.since <= to_timestamp(${now} / 1000.0)
        - make_interval(mins => workspaces.alert_unclaimed_minutes), false) as "isLong",
      array(
        select agent.member_id from rule_agents as agent
        join members on members.workspace_id = agent.workspace_id and members.user_id = agent.member_id
        where agent.workspace_id = workspaces.id and agent.rule_id = queue."ruleId" and members.removed_at is null
      ) as "agentIds"
    from (
      select workspace_id, rule_id as "ruleId", count(*)::int as conversations, min(queued_at) as since,
        (array_agg(id order by queued_at, id))[1] as "conversationId",
        (array_agg(channel_id order by queued_at, id))[1] as "channelId"
      from conversations
      where queued_at is not null and rule_id = any(${rules.map(({ id }) => id)}::uuid[])
      group by 1, 2
    ) as queue join workspaces on workspaces.id = queue.workspace_id`,
  )
  return new Map(found.map(({ ruleId, ...queue }) => [ruleId, queue]))
}

/**
 * A conversation may have been opened by a rule in the very moment in which its channel left it. It waits by the rule
 * that its channel is in now, or by none. Answers whether there was any.
 */
export async function mendQueues(db: Db): Promise<boolean> {
  const mended = await exec(
    db,
    sql`
    update conversations
    set rule_id = place.rule_id, queued_at = case when place.rule_id is not null then queued_at end
    from (
      select queued.workspace_id, queued.id, sharing.rule_id
      from conversations as queued
      left join rule_channels as sharing on sharing.workspace_id = queued.workspace_id
        and sharing.channel_id = queued.channel_id
      where queued.queued_at is not null and queued.rule_id is distinct from sharing.rule_id
      order by queued.workspace_id, queued.id
      for no key update of queued skip locked
    ) as place
    where conversations.workspace_id = place.workspace_id and conversations.id = place.id`,
  )
  return mended > 0
}
