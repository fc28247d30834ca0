import type { InboxView } from '@lienmach/contract'
import { facebookWindow, type Instant, type Viewer, type WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { lastSeq } from '../store/changes.ts'
import {
  countViews,
  type ListOrder,
  type ListPlace,
  type ListQuestion,
  listPlaces,
} from '../store/conversation-list.ts'
import { type ConversationRow, loadConversationViews } from '../store/conversation-views.ts'
import { inViewOfMoment } from '../store/snapshot.ts'

/** How long before its end a window counts as expiring. Browsers cut the same way. */
const expiringWithin = 2 * 60 * 60 * 1_000
/** Nobody needs to know how many more there are. */
const mostCounted = 1_000

export interface ListConversations {
  workspaceId: WorkspaceId
  viewer: Viewer
  view: InboxView
  order: ListOrder
  filters: Pick<ListQuestion, 'channelId' | 'assigneeId' | 'unread' | 'unanswered' | 'hasPhone'>
  after: ListPlace | null
  limit: number
}

/** One page of a view, with the place in the change log at which it was true. */
export function listConversations(
  { db, clock }: Context,
  { workspaceId, viewer, view, order, filters, after, limit }: ListConversations,
): Promise<{ conversations: ConversationRow[]; next: ListPlace | null; seq: number }> {
  return inViewOfMoment(db, workspaceId, viewer, async (tx) => {
    const seq = await lastSeq(tx, workspaceId)
    const question = {
      ...filters,
      view,
      order,
      member: viewer.memberId,
      expiring: expiringAt(clock.now()),
    }
    const places = await listPlaces(tx, workspaceId, question, after, limit + 1)
    const page = places.slice(0, limit)
    const conversations = inOrder(
      page,
      await loadConversationViews(
        tx,
        workspaceId,
        page.map(({ id }) => id),
      ),
    )
    return { conversations, next: places.length > limit ? (page.at(-1) ?? null) : null, seq }
  })
}

/** How many conversations each view holds for this viewer. */
export function countConversations({ db, clock }: Context, workspaceId: WorkspaceId, viewer: Viewer) {
  return inViewOfMoment(db, workspaceId, viewer, async (tx) => {
    const seq = await lastSeq(tx, workspaceId)
    const question = { member: viewer.memberId, expiring: expiringAt(clock.now()) }
    return { ...(await countViews(tx, workspaceId, question, mostCounted)), seq }
  })
}

/** When the customers of windows that close soon last wrote. */
function expiringAt(now: Instant): ListQuestion['expiring'] {
  const from = now - facebookWindow.standard
  return { from: from as Instant, to: (from + expiringWithin) as Instant }
}

/** Rows in the order in which their ids were listed. */
export function inOrder<Row extends { id: string }>(
  listed: readonly { id: string }[],
  found: readonly Row[],
): Row[] {
  const byId = new Map(found.map((row) => [row.id, row]))
  return listed.flatMap(({ id }) => byId.get(id) ?? [])
}
