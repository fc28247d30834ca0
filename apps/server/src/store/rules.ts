import type { RuleDraft, RuleView } from '@lienmach/contract'
import type { ChannelId, Instant, MemberId, RuleId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

/** What a rule is set to, apart from where it applies and to whom. */
export type RuleSettings = Omit<RuleDraft, 'channelIds' | 'agents' | 'moveChannels' | 'old' | 'understood'>

/** An agent of a rule, with what differs for them from the rule itself. */
export type RuleMember = RuleView['agents'][number]

/** The rules of a workspace, or those with these ids, by name; rules that ended are not among them. */
export function listRules(
  tx: Db,
  workspaceId: WorkspaceId,
  ids: readonly RuleId[] | null = null,
): Promise<RuleView[]> {
  return rows<RuleView>(
    tx,
    sql`
    select rule.id, rule.name, rule.method, rule.visibility, rule.cap, rule.skip_away as "skipAway", rule.sticky, rule.hours,
      rule.reassign_after_minutes as "reassignAfterMinutes", rule.reassign_when_away as "reassignWhenAway",
      rule.created_at as "createdAt", rule.updated_at as "updatedAt",
      array(
        select sharing.channel_id from rule_channels as sharing
        where sharing.workspace_id = rule.workspace_id and sharing.rule_id = rule.id
        order by sharing.added_at, sharing.channel_id
      ) as "channelIds",
      coalesce((
        select jsonb_agg(jsonb_build_object('memberId', agent.member_id, 'cap', agent.cap, 'shifts', agent.shifts)
          order by agent.added_at, agent.member_id)
        from rule_agents as agent where agent.workspace_id = rule.workspace_id and agent.rule_id = rule.id
      ), '[]') as agents,
      queue.queued, queue.since as "queuedSince"
    from distribution_rules as rule
    left join lateral (
      select count(*)::int as queued, min(queued_at) as since from conversations
      where conversations.workspace_id = rule.workspace_id and conversations.rule_id = rule.id
        and conversations.queued_at is not null
    ) as queue on true
    where rule.workspace_id = ${workspaceId} and rule.removed_at is null
      and (${ids}::uuid[] is null or rule.id = any(${ids}::uuid[]))
    order by lower(rule.name), rule.id`,
  )
}

export async function findRule(tx: Db, workspaceId: WorkspaceId, id: RuleId): Promise<RuleView | null> {
  return (await listRules(tx, workspaceId, [id]))[0] ?? null
}

/** The same, held until the transaction ends: nothing is given out by it meanwhile. */
export async function lockRule(tx: Db, workspaceId: WorkspaceId, id: RuleId): Promise<RuleView | null> {
  const locked = await row(
    tx,
    sql`
    select id from distribution_rules
    where workspace_id = ${workspaceId} and id = ${id} and removed_at is null
    for no key update`,
  )
  return locked ? findRule(tx, workspaceId, id) : null
}

/** Where the turn of a rule stands. */
export async function turnOf(tx: Db, workspaceId: WorkspaceId, id: RuleId): Promise<number> {
  const found = await row<{ turn: number }>(
    tx,
    sql`select turn from distribution_rules where workspace_id = ${workspaceId} and id = ${id}`,
  )
  return found?.turn ?? 0
}

/** Whether another rule has this name. */
export async function isNameTaken(
  tx: Db,
  workspaceId: WorkspaceId,
  name: string,
  except: RuleId | null,
): Promise<boolean> {
  const found = await row(
    tx,
    sql`
    select id from distribution_rules
    where workspace_id = ${workspaceId} and lower(name) = lower(${name}) and removed_at is null
      and id is distinct from ${except}::uuid`,
  )
  return found !== undefined
}

/** Makes a rule, or changes it. */
export async function putRule(
  tx: Db,
  workspaceId: WorkspaceId,
  id: RuleId,
  settings: RuleSettings,
  by: MemberId | null,
  at: Instant,
): Promise<void> {
  const moment = sql`to_timestamp(${at} / 1000.0)`
  await exec(
    tx,
    sql`
    insert into distribution_rules (workspace_id, id, name, method, visibility, cap, skip_away, sticky, hours,
      reassign_after_minutes, reassign_when_away, created_by, created_at, updated_at)
    values (${workspaceId}, ${id}, ${settings.name}, ${settings.method}, ${settings.visibility}, ${settings.cap},
      ${settings.skipAway}, ${settings.sticky}, ${settings.hours === null ? null : JSON.stringify(settings.hours)}::jsonb,
      ${settings.reassignAfterMinutes}, ${settings.reassignWhenAway}, ${by}, ${moment}, ${moment})
    on conflict (workspace_id, id) do update set
      name = excluded.name, method = excluded.method, visibility = excluded.visibility, cap = excluded.cap,
      skip_away = excluded.skip_away, sticky = excluded.sticky, hours = excluded.hours,
      reassign_after_minutes = excluded.reassign_after_minutes, reassign_when_away = excluded.reassign_when_away,
      updated_at = excluded.updated_at`,
  )
}

/** Puts these and no other agents into a rule. Whoever comes newly takes their place where the turn stands. */
export async function setAgents(
  tx: Db,
  workspaceId: WorkspaceId,
  ruleId: RuleId,
  agents: readonly RuleMember[],
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    delete from rule_agents where workspace_id = ${workspaceId} and rule_id = ${ruleId}
      and member_id <> all(${agents.map(({ memberId }) => memberId)}::uuid[])`,
  )
  await exec(
    tx,
    sql`
    insert into rule_agents (workspace_id, rule_id, member_id, cap, shifts, added_at)
    select ${workspaceId}, ${ruleId}, agent."memberId", agent.cap, nullif(agent.shifts, 'null'::jsonb),
      to_timestamp(${at} / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(agents)}::jsonb) as agent ("memberId" uuid, cap int, shifts jsonb)
    on conflict (workspace_id, rule_id, member_id) do update set cap = excluded.cap, shifts = excluded.shifts`,
  )
}

/** Takes somebody out of all rules. Answers which. */
export async function leaveRules(tx: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<RuleId[]> {
  const left = await rows<{ ruleId: RuleId }>(
    tx,
    sql`
    delete from rule_agents where workspace_id = ${workspaceId} and member_id = ${memberId} returning rule_id as "ruleId"`,
  )
  return left.map(({ ruleId }) => ruleId)
}

/** Ends a rule. Its row stays, since decisions name it. */
export async function endRule(tx: Db, workspaceId: WorkspaceId, id: RuleId, at: Instant): Promise<void> {
  await exec(tx, sql`delete from rule_agents where workspace_id = ${workspaceId} and rule_id = ${id}`)
  await exec(tx, sql`delete from rule_channels where workspace_id = ${workspaceId} and rule_id = ${id}`)
  await exec(
    tx,
    sql`
    update distribution_rules set removed_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and id = ${id}`,
  )
}

/** Members by their addresses, whatever the case; those who left are not among them. */
export function findByEmails(
  tx: Db,
  workspaceId: WorkspaceId,
  emails: readonly string[],
): Promise<{ memberId: MemberId; email: string }[]> {
  return rows(
    tx,
    sql`
    select user_id as "memberId", lower(email) as email from members
    where workspace_id = ${workspaceId} and removed_at is null and lower(email) = any(${emails}::text[])`,
  )
}

/** A channel and the rule that it is in. */
export interface SharedChannel {
  channelId: ChannelId
  name: string
  ruleId: RuleId | null
  ruleName: string | null
}

/** The channels with these ids and those of a rule, held until the transaction ends. */
export function lockChannels(
  tx: Db,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<SharedChannel[]> {
  return rows<SharedChannel>(
    tx,
    sql`
    select channels.id as "channelId", channels.name, rule.id as "ruleId", rule.name as "ruleName"
    from channels
    left join rule_channels as sharing on sharing.workspace_id = channels.workspace_id and sharing.channel_id = channels.id
    left join distribution_rules as rule on rule.workspace_id = sharing.workspace_id and rule.id = sharing.rule_id
    where channels.workspace_id = ${workspaceId} and channels.id = any(${ids}::uuid[])
    order by channels.id
    for no key update of channels`,
  )
}

/** Puts channels into a rule, out of any other; they are shared from then on. */
export async function joinChannels(
  tx: Db,
  workspaceId: WorkspaceId,
  ruleId: RuleId,
  channels: { ids: readonly ChannelId[]; shareOld: boolean },
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    insert into rule_channels (workspace_id, channel_id, rule_id, shares_old, added_at)
    select ${workspaceId}, id, ${ruleId}, ${channels.shareOld}, to_timestamp(${at} / 1000.0)
    from unnest(${channels.ids}::uuid[]) as id
    on conflict (workspace_id, channel_id) do update set
      rule_id = excluded.rule_id,
      shares_old = excluded.shares_old or (rule_channels.rule_id = excluded.rule_id and rule_channels.shares_old),
      added_at = case when rule_channels.rule_id = excluded.rule_id then rule_channels.added_at else excluded.added_at end`,
  )
  await exec(
    tx,
    sql`
    update channels set chat_right = 'share', chat_owner_id = null
    where workspace_id = ${workspaceId} and id = any(${channels.ids}::uuid[])`,
  )
}

/** Takes channels out of the rules they are in. */
export async function leaveChannels(
  tx: Db,
  workspaceId: WorkspaceId,
  ids: readonly ChannelId[],
): Promise<void> {
  await exec(
    tx,
    sql`delete from rule_channels where workspace_id = ${workspaceId} and channel_id = any(${ids}::uuid[])`,
  )
}
