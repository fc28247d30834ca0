import type { Instant, MemberId, RuleId, WorkingHours, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, rows, sql } from './sql.ts'

/** A rule whose agents have not been told yet of customers who wait to be claimed. */
export interface ClaimCall {
  workspaceId: WorkspaceId
  ruleId: RuleId
  hours: WorkingHours | null
  timeZone: string
}

/** Rules with customers who came since their agents were last told, which is at least `quiet` milliseconds ago. */
export function listClaimCalls(db: Db, now: Instant, quiet: number): Promise<ClaimCall[]> {
  return rows<ClaimCall>(
    db,
    sql.named(
      'list-claim-calls',
      `
    select rule.workspace_id as "workspaceId", rule.id as "ruleId", rule.hours,
      (select time_zone from workspaces where workspaces.id = rule.workspace_id) as "timeZone"
    from distribution_rules as rule
    where rule.method = 'self_claim' and rule.removed_at is null
      and (rule.claim_told_at is null or rule.claim_told_at <= to_timestamp($1::float8 / 1000))
      and rule.workspace_id in (select workspace_id from push_devices where 'to_claim' = any(topics))
      and (
        select max(queued_at) from conversations
        where conversations.workspace_id = rule.workspace_id and conversations.rule_id = rule.id
          and queued_at is not null
      ) > coalesce(rule.claim_told_at, '-infinity')`,
      [now - quiet],
    ),
  )
}

/** Agents of a rule who chose to be ready and want to hear of waiting customers with no window open. */
export function listCallable(
  db: Db,
  { workspaceId, ruleId }: ClaimCall,
): Promise<{ memberId: MemberId; shifts: WorkingHours | null }[]> {
  return rows(
    db,
    sql`
    select agent.member_id as "memberId", agent.shifts
    from rule_agents as agent
    join members on members.workspace_id = agent.workspace_id and members.user_id = agent.member_id
    where agent.workspace_id = ${workspaceId} and agent.rule_id = ${ruleId}
      and members.removed_at is null and members.chosen_presence = 'ready'
      and exists (
        select from push_devices as device where device.workspace_id = members.workspace_id
          and device.member_id = members.user_id and 'to_claim' = any(device.topics))
    order by agent.member_id`,
  )
}

/** Answers whether it is the caller's to do: another process may just have called. */
export async function noteCalled(
  tx: Db,
  { workspaceId, ruleId }: Pick<ClaimCall, 'workspaceId' | 'ruleId'>,
  at: Instant,
  quiet: number,
): Promise<boolean> {
  const noted = await exec(
    tx,
    sql`
    update distribution_rules set claim_told_at = to_timestamp(${at}::float8 / 1000)
    where workspace_id = ${workspaceId} and id = ${ruleId}
      and (claim_told_at is null or claim_told_at <= to_timestamp(${at - quiet}::float8 / 1000))`,
  )
  return noted > 0
}
