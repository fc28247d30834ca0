import { pictureUrl } from '../../world/cdn-links.ts'
import type { Page, User } from '../../world/entities.ts'
import { asidOf } from '../../world/people.ts'
import { visiblePages } from '../../world/tokens.ts'
import { pageOf } from '../paging.ts'
import type { NodeType } from '../project.ts'
import { pageNode } from './page-node.ts'
import { nestedEdge, type View } from './view.ts'

export function userNode(view: View): NodeType<User> {
  const { world, caller } = view
  const names = (user: User) => user.name.split(' ')
  return {
    name: 'User',
    defaults: ['name', 'id'],
    fields: {
      id: (user) => asidOf(world, user, caller.app.id),
      name: (user) => user.name,
      first_name: (user) => names(user).at(-1),
      last_name: (user) => names(user)[0],
      locale: (user) => user.locale,
      email: () => undefined,
      picture: (user) => ({
        data: { height: 50, is_silhouette: false, url: pictureUrl(world, user.id), width: 50 },
      }),
      accounts: (user, wish) => {
        const edge = nestedEdge(view, 'me/accounts', wish)
        const type = accountNode(view)
        return pageOf(
          type,
          visiblePages(world, user.id, caller.app.id),
          (page) => page.id,
          edge.wish,
          edge.place,
        )
      },
    },
  }
}

/** A Page as `/me/accounts` lists it: with its token and the person's tasks. */
export function accountNode(view: View): NodeType<Page> {
  const type = pageNode(view)
  return { ...type, defaults: ['access_token', 'category', 'category_list', 'name', 'id', 'tasks'] }
}
