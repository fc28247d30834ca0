import { type InboxView, inboxViews } from '@lienmach/contract'
import type { ListQuery } from '../../entities/list-model.ts'

/** What the address bar says beside the view: order, filters, search. */
export interface InboxSearch {
  order?: ListQuery['order']
  channel?: string
  unread?: true
  unanswered?: true
  phone?: true
  q?: string
  message?: string
  /** The steps to get the open conversation back stand beside it. */
  steps?: true
}

const orders = ['newest', 'longest_waiting', 'expiring'] as const
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
const flag = (value: unknown): true | undefined =>
  value === true || value === 'true' || value === 1 ? true : undefined

/** Reads an address that anybody may have typed: what makes no sense is left out. */
export function readInboxSearch(raw: Record<string, unknown>): InboxSearch {
  const order = orders.find((one) => one === raw['order'])
  const found = {
    order: order === 'newest' ? undefined : order,
    channel: text(raw['channel']),
    unread: flag(raw['unread']),
    unanswered: flag(raw['unanswered']),
    phone: flag(raw['phone']),
    q: text(raw['q']),
    message: text(raw['message']),
    steps: flag(raw['steps']),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

export const readView = (raw: string | undefined): InboxView =>
  inboxViews.find((view) => view === raw) ?? 'all'

export function listQuery(view: InboxView, search: InboxSearch): ListQuery {
  return {
    view,
    order: search.order ?? (view === 'expiring' ? 'expiring' : 'newest'),
    channelId: search.channel ?? null,
    unread: search.unread ?? false,
    unanswered: search.unanswered ?? false,
    hasPhone: search.phone ?? false,
  }
}

export const isFiltered = (query: ListQuery): boolean =>
  query.channelId !== null || query.unread || query.unanswered || query.hasPhone

/** The same place without what belongs to the conversation that is open there. */
export function withoutSteps({ steps: _steps, ...kept }: InboxSearch): InboxSearch {
  return kept
}
