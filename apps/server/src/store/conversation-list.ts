import type { InboxView } from '@lienmach/contract'
import type { ConversationId, Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, type Statement, sql } from './sql.ts'

export type ListOrder = 'newest' | 'longest_waiting' | 'expiring'

/** What a list asks for. `member` is whom "mine" means: a program has none. */
export interface ListQuestion {
  view: InboxView
  order: ListOrder
  member: MemberId | null
  channelId?: string | undefined
  assigneeId?: string | undefined
  unread?: boolean | undefined
  unanswered?: boolean | undefined
  hasPhone?: boolean | undefined
  /** Windows that close from the one moment to the other count as expiring: when their customer last wrote. */
  expiring: { from: Instant; to: Instant }
}

/** Where a row stands in each order; what a cursor remembers of the last one. */
export interface ListPlace {
  id: ConversationId
  lastMessageAt: Instant
  lastCustomerAt: Instant | null
  unansweredSince: Instant | null
}

/** The places of a list after a place, in order. */
export function listPlaces(
  tx: Db,
  workspaceId: WorkspaceId,
  question: ListQuestion,
  after: ListPlace | null,
  limit: number,
): Promise<ListPlace[]> {
  return rows<ListPlace>(
    tx,
    sql`
    select conversation.id, conversation.last_message_at as "lastMessageAt",
      conversation.last_customer_at as "lastCustomerAt", conversation.unanswered_since as "unansweredSince"
    from conversations as conversation
    where conversation.workspace_id = ${workspaceId}
      and ${inView(workspaceId, question)}
      and ${matches(question)}
      and ${after === null ? sql`true` : beyond(question.order, after)}
    order by ${orders[question.order]}
    limit ${limit}`,
  )
}

const orders: Record<ListOrder, Statement> = {
  newest: sql`conversation.last_message_at desc, conversation.id desc`,
  longest_waiting: sql`
    coalesce(conversation.unanswered_since, 'infinity'), conversation.last_message_at desc, conversation.id desc`,
  expiring: sql`coalesce(conversation.last_customer_at, 'infinity'), conversation.id desc`,
}

function beyond(order: ListOrder, place: ListPlace): Statement {
  const said = sql`to_timestamp(${place.lastMessageAt} / 1000.0)`
  switch (order) {
    case 'newest':
      return sql`(conversation.last_message_at, conversation.id) < (${said}, ${place.id}::uuid)`
    case 'longest_waiting': {
      const since = sql`coalesce(to_timestamp(${place.unansweredSince}::float8 / 1000.0), 'infinity')`
      return sql`(coalesce(conversation.unanswered_since, 'infinity') > ${since}
        or (coalesce(conversation.unanswered_since, 'infinity') = ${since}
          and (conversation.last_message_at, conversation.id) < (${said}, ${place.id}::uuid)))`
    }
    case 'expiring': {
      const heard = sql`coalesce(to_timestamp(${place.lastCustomerAt}::float8 / 1000.0), 'infinity')`
      return sql`(coalesce(conversation.last_customer_at, 'infinity') > ${heard}
        or (coalesce(conversation.last_customer_at, 'infinity') = ${heard} and conversation.id < ${place.id}::uuid))`
    }
  }
}

/** Whether a conversation belongs to a view. The browser's `belongs` is the same rule over views. */
function inView(workspaceId: WorkspaceId, { view, member, expiring }: ListQuestion): Statement {
  switch (view) {
    case 'mine':
      return sql`conversation.status = 'open' and conversation.assignee_id = ${member}::uuid`
    case 'unassigned':
      return sql`conversation.status = 'open' and conversation.assignee_id is null`
    case 'all':
      return sql`conversation.status = 'open'`
    case 'held':
      return sql`conversation.id in (
        select outbox.conversation_id from outbox
        where outbox.workspace_id = ${workspaceId} and outbox.state in ('held', 'uncertain'))`
    case 'expiring':
      return sql`conversation.status = 'open' and conversation.unanswered_since is not null
        and coalesce(conversation.last_customer_at, 'infinity') > to_timestamp(${expiring.from} / 1000.0)
        and coalesce(conversation.last_customer_at, 'infinity') <= to_timestamp(${expiring.to} / 1000.0)`
    case 'done':
      return sql`conversation.status = 'done'`
  }
}

function matches({ channelId, assigneeId, unread, unanswered, hasPhone }: ListQuestion): Statement {
  const conditions = [sql`true`]
  if (channelId !== undefined) conditions.push(sql`conversation.channel_id = ${channelId}`)
  if (assigneeId !== undefined) conditions.push(sql`conversation.assignee_id = ${assigneeId}`)
  if (unread !== undefined) conditions.push(sql`(conversation.unread_count > 0) = ${unread}`)
  if (unanswered !== undefined)
    conditions.push(sql`(conversation.unanswered_since is not null) = ${unanswered}`)
  if (hasPhone !== undefined) {
    conditions.push(sql`exists (
      select from contacts where contacts.workspace_id = conversation.workspace_id
        and contacts.id = conversation.contact_id and contacts.phones <> '{}') = ${hasPhone}`)
  }
  return conditions.reduce((all, condition) => sql`${all} and ${condition}`)
}

/** How many conversations each view holds. At most `most` is counted, so that it stays cheap. */
export async function countViews(
  tx: Db,
  workspaceId: WorkspaceId,
  question: Pick<ListQuestion, 'member' | 'expiring'>,
  most: number,
): Promise<Record<InboxView | 'mineUnread', number>> {
  const counted = (view: InboxView, also: Statement = sql`true`) => sql`(
    select count(*)::int from (
      select from conversations as conversation
      where conversation.workspace_id = ${workspaceId}
        and ${inView(workspaceId, { ...question, view, order: 'newest' })}
        and ${also}
      limit ${most}
    ) as counted)`
  const [counts] = await rows<Record<InboxView | 'mineUnread', number>>(
    tx,
    sql`
    select ${counted('mine')} as mine, ${counted('mine', sql`conversation.unread_count > 0`)} as "mineUnread",
      ${counted('unassigned')} as unassigned, ${counted('all')} as all, ${counted('held')} as held,
      ${counted('expiring')} as expiring, ${counted('done')} as done`,
  )
  if (!counts) throw new Error('Counting answers one row.')
  return counts
}
