import { refuse } from '../../world/refusals.ts'
import { permissionsOf, visiblePages } from '../../world/tokens.ts'
import type { World } from '../../world/world.ts'
import { type Answered, answered, type CalledVisit, endpoint, type NodeKind } from '../endpoint.ts'
import { conversationEdge, conversationNode } from '../nodes/conversation-node.ts'
import { customerNode } from '../nodes/customer-node.ts'
import { messageEdge, messageNode } from '../nodes/message-node.ts'
import { pageNode } from '../nodes/page-node.ts'
import { accountNode, userNode } from '../nodes/user-node.ts'
import { calledEdge, type View } from '../nodes/view.ts'
import { pageOf } from '../paging.ts'
import { text } from '../params.ts'
import { isRefused, projectNode } from '../project.ts'
import { newestVersion } from '../versions.ts'

function viewOf({ world, call, caller }: CalledVisit<NodeKind>): View {
  return { world, caller, base: `${world.publicUrl}/${call.version ?? newestVersion}` }
}

/** A profile that may not be read, in each of the ways seen. (section 8) */
function hiddenProfile(world: World, psid: string): Answered {
  switch (world.switches.hiddenProfile) {
    case 'empty':
      return answered({})
    case 'no_permission':
      return refuse('profile_forbidden')
    case 'not_found':
      return refuse('unknown_object', { method: 'get', id: psid })
    case 'no_profile':
      return refuse('profile_unavailable')
  }
}

const readConversations = ['pages_messaging'] as const
const messagingTasks = ['MESSAGING', 'MODERATE'] as const

/** Reading the nodes of the graph and the lists that hang on them. */
export const nodeEndpoints = [
  endpoint('GET', 'user', '', 'user', {
    answer: (visit) => projectNode(userNode(viewOf(visit)), visit.node.user, visit.call.params),
  }),
  endpoint('GET', 'user', 'accounts', 'user', {
    fault: 'accounts',
    permissions: ['pages_show_list'],
    answer(visit) {
      const { world, caller, call, node } = visit
      const edge = calledEdge(viewOf(visit), 'me/accounts', call.params)
      if (isRefused(edge)) return edge
      const unlisted =
        world.switches.pagesNeedBusinessManagement &&
        !permissionsOf(world, caller.token).has('business_management')
      const pages = unlisted ? [] : visiblePages(world, node.user.id, caller.app.id)
      const body = pageOf(accountNode(viewOf(visit)), pages, (page) => page.id, edge.wish, edge.place)
      return isRefused(body) ? body : { ok: true, body }
    },
  }),
  endpoint('GET', 'page', '', 'user_or_page', {
    answer: (visit) => projectNode(pageNode(viewOf(visit)), visit.node.page, visit.call.params),
  }),
  endpoint('GET', 'customer', '', 'page', {
    fault: 'profile',
    permissions: ['pages_messaging'],
    answer(visit) {
      const { customer } = visit.node
      if (customer.profileHidden || !visit.caller.app.features.has('user_profile'))
        return hiddenProfile(visit.world, customer.psid)
      return projectNode(customerNode(viewOf(visit)), customer, visit.call.params)
    },
  }),
  endpoint('GET', 'page', 'conversations', 'page', {
    fault: 'conversations',
    limit: 'conversations',
    permissions: readConversations,
    tasks: messagingTasks,
    answer(visit) {
      const { node, call } = visit
      const edge = calledEdge(viewOf(visit), `${node.page.id}/conversations`, call.params)
      if (isRefused(edge)) return edge
      const filter = {
        folder: text(call.params, 'folder'),
        userId: text(call.params, 'user_id'),
        platform: text(call.params, 'platform'),
      }
      const body = conversationEdge(viewOf(visit), node.page, filter, edge.wish, edge.place)
      return isRefused(body) ? body : { ok: true, body }
    },
  }),
  endpoint('GET', 'conversation', '', 'page', {
    fault: 'conversations',
    limit: 'conversations',
    permissions: readConversations,
    tasks: messagingTasks,
    answer: (visit) =>
      projectNode(conversationNode(viewOf(visit), visit.node.page), visit.node.thread, visit.call.params),
  }),
  endpoint('GET', 'conversation', 'messages', 'page', {
    fault: 'conversations',
    limit: 'conversations',
    permissions: readConversations,
    tasks: messagingTasks,
    answer(visit) {
      const { page, thread } = visit.node
      const edge = calledEdge(viewOf(visit), `${thread.graphId}/messages`, visit.call.params)
      if (isRefused(edge)) return edge
      const body = messageEdge(viewOf(visit), page, thread, edge.wish, edge.place)
      return isRefused(body) ? body : { ok: true, body }
    },
  }),
  endpoint('GET', 'message', '', 'page', {
    fault: 'conversations',
    limit: 'conversations',
    permissions: readConversations,
    tasks: messagingTasks,
    answer(visit) {
      const { page, thread, message } = visit.node
      return projectNode(messageNode(viewOf(visit), page, thread), message, visit.call.params)
    },
  }),
]
