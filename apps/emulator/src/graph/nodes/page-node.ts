import { pictureUrl } from '../../world/cdn-links.ts'
import type { Page } from '../../world/entities.ts'
import { rulesOf } from '../../world/page-mode.ts'
import { pageTokenFor, tasksOf } from '../../world/tokens.ts'
import type { FieldWish } from '../fields.ts'
import type { NodeType } from '../project.ts'
import { conversationEdge } from './conversation-node.ts'
import { nestedEdge, type View } from './view.ts'

export function pageNode(view: View): NodeType<Page> {
  const { world, caller } = view
  return {
    name: 'Page',
    defaults: ['name', 'id'],
    fields: {
      id: (page) => page.id,
      name: (page) => page.name,
      category: (page) => page.category,
      category_list: (page) => [{ id: '200600219953504', name: page.category }],
      link: (page) => `https://www.facebook.com/${page.id}`,
      username: () => undefined,
      about: () => undefined,
      tasks: (page) => [...tasksOf(page, caller.user?.id ?? null)],
      picture: (page) => ({
        data: { height: 50, is_silhouette: false, url: pictureUrl(world, page.id), width: 50 },
      }),
      access_token: (page) => {
        if (caller.token.kind === 'PAGE') return caller.token.value
        return caller.user ? pageTokenFor(world, caller.token, page.id).value : undefined
      },
      instagram_business_account: () => undefined,
      messaging_feature_status: (page) => ({
        hop_v2: false,
        msgr_multi_app: rulesOf(page).multiApp,
        ig_multi_app: false,
      }),
      conversations: (page, wish: FieldWish) => {
        const edge = nestedEdge(view, `${page.id}/conversations`, wish)
        return conversationEdge(view, page, {}, edge.wish, edge.place)
      },
    },
  }
}
