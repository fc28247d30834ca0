import type {
  ConversationId,
  DistributionRound,
  Instant,
  MemberId,
  RoundRobin,
  RuleAgent,
  RuleId,
  WorkingHours,
  WorkspaceId,
} from '@lienmach/domain'
import type { ConversationDuty } from './conversation-duty.ts'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

/** A rule as the turn needs it. */
export interface TurningRule {
  workspaceId: WorkspaceId
  id: RuleId
  name: string
  method: 'round_robin' | 'self_claim'
  settings: RoundRobin
  turn: number
  timeZone: string
}

const ruleColumns = sql`
  rule.workspace_id as "workspaceId", rule.id, rule.name, rule.method, rule.turn, workspaces.time_zone as "timeZone",
  jsonb_build_object('cap', rule.cap, 'skipAway', rule.skip_away, 'hours', rule.hours, 'sticky', rule.sticky) as settings`

/** The rules by which something waits at this moment. */
export function listRulesWithQueue(db: Db): Promise<TurningRule[]> {
  return rows<TurningRule>(
    db,
    sql.kept(
      'list-rules-with-queue',
      sql`
    select ${ruleColumns}
    from (select distinct workspace_id, rule_id from conversations where queued_at is not null) as queue
    join distribution_rules as rule on rule.workspace_id = queue.workspace_id and rule.id = queue.rule_id
    join workspaces on workspaces.id = rule.workspace_id
    where rule.removed_at is null
    order by rule.workspace_id, rule.id`,
    ),
  )
}

/** A rule, held until the transaction ends so that one at a time gives out by it; null: somebody else does just now. */
export async function takeTurn(tx: Db, workspaceId: WorkspaceId, id: RuleId): Promise<TurningRule | null> {
  const found = await row<TurningRule>(
    tx,
    sql.named(
      'take-turn',
      `
    select ${ruleColumns.text}
    from distribution_rules as rule join workspaces on workspaces.id = rule.workspace_id
    where rule.workspace_id = $1 and rule.id = $2 and rule.removed_at is null
    for no key update of rule skip locked`,
      [workspaceId, id],
    ),
  )
  return found ?? null
}

/** The agents of a rule as the turn needs them. Their open conversations are counted only where that can matter. */
export async function listTurnAgents(
  db: Db,
  { workspaceId, id, settings }: TurningRule,
): Promise<RuleAgent[]> {
  const agents = await rows<RuleAgent & { shifts: WorkingHours | null }>(
    db,
    sql.named(
      'list-turn-agents',
      `
    select agent.member_id as "memberId", members.presence, 0 as open, agent.cap, agent.shifts, agent.turn,
      agent.last_given_at as "lastGivenAt"
    from rule_agents as agent
    join members on members.workspace_id = agent.workspace_id and members.user_id = agent.member_id
    where agent.workspace_id = $1 and agent.rule_id = $2 and members.removed_at is null
    order by agent.member_id`,
      [workspaceId, id],
    ),
  )
  if (settings.cap === null && agents.every(({ cap }) => cap === null)) return agents
  const loads = await rows<{ memberId: MemberId; open: number }>(
    db,
    sql`
    select assignee_id as "memberId", count(*)::int as open from conversations
    where workspace_id = ${workspaceId} and status = 'open' and assignee_id = any(${agents.map((agent) => agent.memberId)}::uuid[])
    group by assignee_id`,
  )
  const openOf = new Map(loads.map(({ memberId, open }) => [memberId, open]))
  return agents.map((agent) => ({ ...agent, open: openOf.get(agent.memberId) ?? 0 }))
}

/** A conversation that waits to be given out. */
export interface QueuedConversation
  extends Pick<ConversationDuty, 'id' | 'status' | 'assigneeId' | 'ruleId'> {
  id: ConversationId
  workspaceId: WorkspaceId
  servedBy: MemberId | null
  givenBackBy: MemberId | null
  queuedAt: Instant
}

const queuedColumns = sql`
  workspace_id as "workspaceId", id, status, assignee_id as "assigneeId", rule_id as "ruleId", served_by as "servedBy",
  given_back_by as "givenBackBy", queued_at as "queuedAt"`

/** What waits by a rule, longest waiting first; those that somebody is busy with are left out. */
export function lockQueued(
  tx: Db,
  { workspaceId, id }: TurningRule,
  limit: number,
): Promise<QueuedConversation[]> {
  return rows<QueuedConversation>(
    tx,
    sql`
    select ${queuedColumns} from conversations
    where workspace_id = ${workspaceId} and rule_id = ${id} and queued_at is not null
    order by queued_at, id
    limit ${limit}
    for no key update skip locked`,
  )
}

/** The same, only looked at. */
export function peekQueued(
  db: Db,
  { workspaceId, id }: TurningRule,
  limit: number,
): Promise<QueuedConversation[]> {
  return rows<QueuedConversation>(
    db,
    sql`
    select ${queuedColumns} from conversations
    where workspace_id = ${workspaceId} and rule_id = ${id} and queued_at is not null
    order by queued_at, id
    limit ${limit}`,
  )
}

/** Writes down where everybody stands after a round, and what the round rested on. */
export async function saveRound(
  tx: Db,
  { workspaceId, id }: TurningRule,
  roundId: string,
  input: DistributionRound,
  after: { ruleTurn: number; agents: readonly RuleAgent[] },
): Promise<void> {
  const moved = after.agents.filter(({ lastGivenAt, turn }, place) => {
    const before = input.agents[place]
    return before?.turn !== turn || before.lastGivenAt !== lastGivenAt
  })
  await exec(
    tx,
    sql.named(
      'save-round',
      `
    with noted as (
      insert into distribution_rounds (workspace_id, id, rule_id, at, input)
      values ($1, $3, $2, to_timestamp($4::float8 / 1000), $5::jsonb)
    ), agents as (
      update rule_agents set turn = next.turn, last_given_at = to_timestamp($4::float8 / 1000)
      from jsonb_to_recordset($6::jsonb) as next ("memberId" uuid, turn bigint)
      where rule_agents.workspace_id = $1 and rule_agents.rule_id = $2 and rule_agents.member_id = next."memberId"
    )
    update distribution_rules set turn = $7 where workspace_id = $1 and id = $2`,
      [
        workspaceId,
        id,
        roundId,
        input.at,
        JSON.stringify(input),
        JSON.stringify(moved.map(({ memberId, turn }) => ({ memberId, turn }))),
        after.ruleTurn,
      ],
    ),
  )
}

/** Forgets what old decisions rested on. */
export async function forgetOldRounds(db: Db, before: Instant): Promise<void> {
  await exec(db, sql`delete from distribution_rounds where at < to_timestamp(${before} / 1000.0)`)
}

/** The rules that do not work at all hours. */
export function listRulesWithHours(db: Db): Promise<TurningRule[]> {
  return rows<TurningRule>(
    db,
    sql`
    select ${ruleColumns}
    from distribution_rules as rule join workspaces on workspaces.id = rule.workspace_id
    where rule.removed_at is null and rule.hours is not null`,
  )
}
