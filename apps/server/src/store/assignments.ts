import type { AssignmentView } from '@lienmach/contract'
import type { ConversationId, Instant, MemberId, RuleId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

/** What becomes of one conversation, and why. */
export interface HandOver {
  /** Of the entry in the conversation's history. */
  id: string
  conversationId: ConversationId
  from: MemberId | null
  to: MemberId | null
  /** The rule that shares it out from now on. */
  ruleId: RuleId | null
  /** Since when it waits to be given out or claimed; null: it does not. */
  queuedAt: Instant | null
  /** Who gave it back: others are asked first. */
  givenBackBy: MemberId | null
  because: AssignmentView['because']
  /** The person who did it; null: the rule. */
  by: MemberId | null
  /** The rule that decided, or whose change this is. */
  decidedBy: RuleId | null
  data: AssignmentData
}

/** With `round`: the decision is one of those of a distribution round, and can be come to again from its input. */
export interface AssignmentData {
  round?: string
  passedOver?: AssignmentView['passedOver']
  note?: string
}

/**
 * Puts conversations, which the caller has locked, in other hands, and writes each change into their history. One that
 * stays with the same person, or with nobody, is only put into or out of a rule, which is no history.
 */
export async function handOverAll(
  tx: Db,
  orders: readonly (HandOver & { workspaceId: WorkspaceId })[],
  at: Instant,
): Promise<void> {
  if (orders.length === 0) return
  await exec(
    tx,
    // Planned anew each time: a plan from when the tables were small would read them whole for ever.
    sql`
    with next as (
      select * from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) as next ("workspaceId" uuid, id uuid, "conversationId" uuid, "from" uuid,
        "to" uuid, "ruleId" uuid, "queuedAt" float8, "givenBackBy" uuid, because text, "by" uuid, "decidedBy" uuid,
        data jsonb)
    ), noted as (
      insert into assignments (workspace_id, id, conversation_id, rule_id, at, from_member_id, to_member_id, because,
        by_member_id, data)
      select "workspaceId", id, "conversationId", "decidedBy", to_timestamp(${at}::float8 / 1000), "from", "to", because,
        "by", data
      from next where "from" is distinct from "to"
    )
    update conversations
    set assignee_id = next."to", rule_id = next."ruleId", queued_at = to_timestamp(next."queuedAt" / 1000),
      assigned_at = case when next."to" is not distinct from next."from" then assigned_at
        when next."to" is not null then to_timestamp(${at}::float8 / 1000) end,
      served_by = coalesce(next."from", served_by), given_back_by = next."givenBackBy"
    from next where conversations.workspace_id = next."workspaceId" and conversations.id = next."conversationId"`,
  )
}

/** Writes an entry into a conversation's history by which nobody's charge changes. */
export async function noteAssignment(
  tx: Db,
  workspaceId: WorkspaceId,
  entry: Pick<HandOver, 'id' | 'conversationId' | 'from' | 'to' | 'because' | 'by' | 'decidedBy' | 'data'>,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    insert into assignments (workspace_id, id, conversation_id, rule_id, at, from_member_id, to_member_id, because,
      by_member_id, data)
    values (${workspaceId}, ${entry.id}, ${entry.conversationId}, ${entry.decidedBy}, to_timestamp(${at} / 1000.0),
      ${entry.from}, ${entry.to}, ${entry.because}, ${entry.by}, ${JSON.stringify(entry.data)}::jsonb)`,
  )
}

/** Who had a conversation last before whoever has it now; null: nobody. */
export async function findFormerHolder(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
): Promise<MemberId | null> {
  const found = await row<{ memberId: MemberId }>(
    tx,
    sql`
    select from_member_id as "memberId" from assignments
    where workspace_id = ${workspaceId} and conversation_id = ${conversationId} and from_member_id is not null
      and from_member_id is distinct from to_member_id
    order by at desc, id desc limit 1`,
  )
  return found?.memberId ?? null
}

const mostShown = 200

/** Who was in charge of a conversation, newest first. */
export function listAssignments(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
): Promise<AssignmentView[]> {
  return rows<AssignmentView>(
    tx,
    sql`
    select assignments.at, from_member_id as "from", to_member_id as "to", because, by_member_id as "by",
      case when rule.id is not null then jsonb_build_object('id', rule.id, 'name', rule.name) end as rule,
      assignments.data ->> 'note' as note, coalesce(assignments.data -> 'passedOver', '[]') as "passedOver"
    from assignments
    left join distribution_rules as rule on rule.workspace_id = assignments.workspace_id and rule.id = assignments.rule_id
    where assignments.workspace_id = ${workspaceId} and conversation_id = ${conversationId}
    order by assignments.at desc, assignments.id desc
    limit ${mostShown}`,
  )
}
