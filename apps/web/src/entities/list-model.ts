import type { ConversationView, InboxView } from '@lienmach/contract'

/** What a list shows and in which order. The address bar holds all of it. */
export interface ListQuery {
  readonly view: InboxView
  readonly order: 'newest' | 'longest_waiting' | 'expiring'
  readonly channelId: string | null
  readonly unread: boolean
  readonly unanswered: boolean
  readonly hasPhone: boolean
}

export interface Reader {
  readonly memberId: string
  /** The server's clock, ms. */
  readonly now: number
}

/** How long before its end a window counts as expiring. The server cuts the same way. */
export const expiringWithin = 2 * 60 * 60 * 1000

export function belongs(query: ListQuery, conversation: ConversationView, reader: Reader): boolean {
  if (query.channelId !== null && conversation.channelId !== query.channelId) return false
  if (query.unread && conversation.unreadCount === 0) return false
  if (query.unanswered && conversation.unansweredSince === null) return false
  if (query.hasPhone && conversation.contact.phones.length === 0) return false
  const open = conversation.status === 'open'
  switch (query.view) {
    case 'mine':
      return open && conversation.assigneeId === reader.memberId
    case 'unassigned':
      return open && conversation.assigneeId === null
    case 'all':
      return open
    case 'held':
      return conversation.heldCount > 0 || conversation.uncertainCount > 0
    case 'expiring':
      return open && isExpiring(conversation, reader.now)
    case 'done':
      return !open
    default:
      return query.view satisfies never
  }
}

export function isExpiring(conversation: ConversationView, now: number): boolean {
  const until = conversation.window.standardUntil
  return (
    conversation.unansweredSince !== null && until !== null && until > now && until - now <= expiringWithin
  )
}

/** Negative when `a` stands above `b`. */
export function compareConversations(
  order: ListQuery['order'],
  a: ConversationView,
  b: ConversationView,
): number {
  const byId = a.id < b.id ? 1 : a.id > b.id ? -1 : 0
  switch (order) {
    case 'newest':
      return b.lastMessageAt - a.lastMessageAt || byId
    case 'longest_waiting':
      return (
        (a.unansweredSince ?? Infinity) - (b.unansweredSince ?? Infinity) ||
        b.lastMessageAt - a.lastMessageAt ||
        byId
      )
    case 'expiring':
      return (a.window.standardUntil ?? Infinity) - (b.window.standardUntil ?? Infinity) || byId
    default:
      return order satisfies never
  }
}

/**
 * The list after some conversations changed. `complete` says that there is no further page: otherwise what sorts
 * below the last row belongs to a page not read yet and is left out.
 */
export function updateList(
  ids: readonly string[],
  changed: readonly ConversationView[],
  known: (id: string) => ConversationView | undefined,
  query: ListQuery,
  reader: Reader,
  complete: boolean,
): readonly string[] {
  const touched = new Set(changed.map((conversation) => conversation.id))
  const kept = ids.filter((id) => !touched.has(id))
  const lastId = kept.at(-1)
  const last = lastId === undefined ? undefined : known(lastId)
  const comers = changed.filter((conversation) => {
    if (!belongs(query, conversation, reader)) return false
    return complete || last === undefined || compareConversations(query.order, conversation, last) < 0
  })
  if (comers.length === 0) return kept.length === ids.length ? ids : kept
  const rows = kept.flatMap((id) => known(id) ?? [])
  const next = [...rows, ...comers]
    .sort((a, b) => compareConversations(query.order, a, b))
    .map((row) => row.id)
  return next.length === ids.length && next.every((id, index) => id === ids[index]) ? ids : next
}
