import { type HeldGroupView, inboxRoutes } from '@lienmach/contract'
import { call } from '../../api/call.ts'
import type { Workspace } from '../../entities/workspace.ts'

export interface Taking {
  at: number
  all: number
  refused: number
}

/** Takes every thread of a group, one after the other, so that the channel's calls are not used up at once. */
export async function takeAll(
  { workspace, store }: Workspace,
  group: HeldGroupView,
  onProgress: (taking: Taking) => void,
): Promise<Taking> {
  const params = { workspaceId: workspace.id }
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page: { conversations: { id: string; threadControl: { owner: string } }[]; next: string | null } =
      await call(inboxRoutes.conversations, {
        params,
        query: {
          view: 'held',
          channelId: group.channelId,
          limit: 100,
          ...(cursor !== null && { cursor }),
        },
      })
    const held = page.conversations.filter(
      ({ threadControl: { owner } }) =>
        owner === group.owner || (group.owner === null && (owner === 'meta_inbox' || owner === 'other_app')),
    )
    ids.push(...held.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== null)

  const taking = { at: 0, all: ids.length, refused: 0 }
  for (const conversationId of ids) {
    taking.at += 1
    onProgress({ ...taking })
    const { outcome } = await call(inboxRoutes.takeControl, { params: { ...params, conversationId } })
    if (outcome !== 'granted') taking.refused += 1
    else await store.loadConversation(conversationId)
  }
  return taking
}
