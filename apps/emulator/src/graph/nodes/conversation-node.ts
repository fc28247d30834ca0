import type { Page, Thread } from '../../world/entities.ts'
import { isHighVolume } from '../../world/limits.ts'
import { rulesOf } from '../../world/page-mode.ts'
import { type Refused, refuse } from '../../world/refusals.ts'
import { defaultAppOf, ownerAt } from '../../world/thread-control.ts'
import { type EdgePlace, type EdgeWish, pageOf } from '../paging.ts'
import type { NodeType } from '../project.ts'
import { messageEdge, partyOf } from './message-node.ts'
import { graphTime, momentKey } from './time.ts'
import { nestedEdge, type View } from './view.ts'

export function conversationNode(view: View, page: Page): NodeType<Thread> {
  const { world, caller } = view
  return {
    name: 'UnifiedThread',
    defaults: ['id', 'updated_time'],
    fields: {
      id: (thread) => thread.graphId,
      link: (thread) => `/${page.id}/inbox/${thread.graphId.slice(2)}/`,
      name: () => undefined,
      updated_time: (thread) => graphTime(thread.updatedAt),
      snippet: (thread) => (thread.messages.at(-1)?.text ?? '').slice(0, 80),
      message_count: (thread) => thread.messages.length,
      unread_count: (thread) => thread.unreadByPage,
      can_reply: (thread) => page.customers.get(thread.psid)?.unreachable === false,
      is_owner: (thread) => {
        if (!rulesOf(page).multiApp) return undefined
        return (ownerAt(thread, world.clock.now()) ?? defaultAppOf(page)) === caller.app.id
      },
      participants: (thread) => ({ data: [partyOf(page, thread, false), partyOf(page, thread, true)] }),
      senders: (thread) => ({ data: [partyOf(page, thread, false), partyOf(page, thread, true)] }),
      former_participants: () => ({ data: [] }),
      messages: (thread, wish) => {
        const edge = nestedEdge(view, `${thread.graphId}/messages`, wish)
        return messageEdge(view, page, thread, edge.wish, edge.place)
      },
    },
  }
}

const folders = new Set(['inbox', 'page_done', 'other', 'pending', 'spam'])

/** A Page's conversations, newest first. A Page with too many messages cannot list them. */
export function conversationEdge(
  view: View,
  page: Page,
  filter: { folder?: string | null; userId?: string | null; platform?: string | null },
  wish: EdgeWish,
  place: EdgePlace,
): object | Refused {
  const { folder = null, userId = null, platform = null } = filter
  if (folder !== null && !folders.has(folder)) return refuse('bad_parameter', { name: 'folder' })
  if (userId === null && isHighVolume(page, view.world.clock.now())) return refuse('high_volume')
  const threads = platform === 'instagram' ? [] : chosen(page, userId)
  const shown = threads
    .filter((thread) => thread.messages.length > 0 && (folder === null || thread.folder === folder))
    .sort((a, b) => b.updatedAt - a.updatedAt || (a.graphId < b.graphId ? 1 : -1))
  const query = { ...place.query, ...(folder === null ? {} : { folder }) }
  const key = (thread: Thread) => momentKey(thread.updatedAt, thread.graphId)
  return pageOf(conversationNode(view, page), shown, key, wish, { ...place, query })
}

function chosen(page: Page, userId: string | null): Thread[] {
  if (userId === null) return [...page.threads.values()]
  const thread = page.threads.get(userId)
  return thread ? [thread] : []
}
