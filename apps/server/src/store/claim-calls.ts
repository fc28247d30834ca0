import type { Instant, MemberId, RuleId, WorkingHours, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, rows, sql } from './sql.ts'

/** A rule whose agents have not been told yet of customers who wait to be claimed. */
export interface ClaimCall {
  workspaceId: WorkspaceId
  ruleId: RuleId
  hours: WorkingHours | null
  timeZone: string
  /** Those who chose to be ready and want to hear of it with no window open. */
  agents: { memberId: MemberId; shifts: WorkingHours | null }[]
}

/** Rules with customers who came since their agents were last told, which is at least `quiet` milliseconds ago. */
export function listClaimCalls(db: Db, now: Instant, quiet: number): Promise<ClaimCall[]> {
  return rows<ClaimCall>(
    db,
    sql`
    select rule.workspace_id as "workspaceId", rule.id as "ruleId", rule.hours, workspaces.time_zone as "timeZone",
      jsonb_agg(jsonb_build_object('memberId', agent.member_id, 'shifts', agent.shifts) order by agent.member_id) as agents
    from distribution_rules as rule
    join workspaces on workspaces.id = rule.workspace_id
    join rule_agents as agent on agent.workspace_id = rule.workspace_id and agent.rule_id = rule.id
    join members on members.workspace_id = agent.workspace_id and members.user_id = agent.member_id
    where rule.method = 'self_claim' and rule.removed_at is null
      and (rule.claim_told_at is null or rule.claim_told_at <= to_timestamp(${now - quiet} / 1000.0))
      and members.removed_at is null and members.chosen_presence = 'ready'
      and exists (
        select from push_devices as device where device.workspace_id = members.workspace_id
          and device.member_id = members.user_id and 'to_claim' = any(device.topics))
      and exists (
        select from conversations where conversations.workspace_id = rule.workspace_id
          and conversations.rule_id = rule.id and queued_at > coalesce(rule.claim_told_at, '-infinity'))
    group by 1, 2, 3, 4`,
  )
}

export async function noteCalled(
  tx: Db,
  { workspaceId, ruleId }: Pick<ClaimCall, 'workspaceId' | 'ruleId'>,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update distribution_rules set claim_told_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and id = ${ruleId}`,
  )
}
