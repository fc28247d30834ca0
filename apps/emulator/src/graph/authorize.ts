import { type Refused, refuse } from '../world/refusals.ts'
import { permissionsOf, tasksOf } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import type { Caller, Endpoint, Node } from './endpoint.ts'

/** Whether the caller's kind of token, permissions and tasks suffice; null when they do. */
export function forbid(world: World, row: Endpoint, caller: Caller, node: Node): Refused | null {
  return checkKind(row, caller) ?? checkPermissions(world, row, caller) ?? checkTasks(row, caller, node)
}

function checkKind(row: Endpoint, { token }: Caller): Refused | null {
  switch (row.token) {
    case 'page':
      return token.kind === 'PAGE' ? null : refuse('wrong_token_kind')
    case 'user':
      return token.kind === 'USER' ? null : refuse('no_token')
    case 'app':
      return token.kind === 'APP' ? null : refuse('app_token_needed')
    case 'user_or_page':
      return token.kind === 'APP' ? refuse('wrong_token_kind') : null
    default:
      return null
  }
}

/** What the Conversations API's page names besides the permission that its rows ask for. (section 7) */
const forConversations = ['pages_manage_metadata', 'pages_read_engagement'] as const

function checkPermissions(world: World, row: Endpoint, { token }: Caller): Refused | null {
  const held = permissionsOf(world, token)
  const reads = row.limit === 'conversations' && world.switches.conversationsNeedAllPermissions
  const needed = reads ? [...row.permissions, ...forConversations] : row.permissions
  const missing = needed.find((permission) => !held.has(permission))
  return missing === undefined ? null : refuse('permission_missing', { permission: missing })
}

function checkTasks(row: Endpoint, { user }: Caller, node: Node): Refused | null {
  if (row.tasks.length === 0 || !('page' in node)) return null
  const held = tasksOf(node.page, user?.id ?? null)
  return row.tasks.some((task) => held.has(task))
    ? null
    : refuse('task_missing', { task: row.tasks.join(' or ') })
}
