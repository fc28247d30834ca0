import { type Refused, refuse } from '../world/refusals.ts'
import { stickerPacks } from '../world/sticker-catalogue.ts'
import { visiblePages } from '../world/tokens.ts'
import type { World } from '../world/world.ts'
import type { GraphCall } from './call.ts'
import type { Caller, Node } from './endpoint.ts'

/** Whether a first path segment could be a node at all. */
export const looksLikeNode = (segment: string) => /^(me|\d+|\d+_\d+|m_[\w-]+|t_\d+)$/.test(segment)

/** What a path's first segment stands for, as far as the caller may see it. */
export function findNode(world: World, call: GraphCall, caller: Caller): { ok: true; node: Node } | Refused {
  const [id = ''] = call.segments
  const node = id === 'me' ? ofToken(world, caller) : ofId(world, id, caller)
  if (node) return { ok: true, node }
  return id === 'me'
    ? refuse('no_token')
    : refuse('unknown_object', { method: call.method.toLowerCase(), id })
}

function ofToken(world: World, { token, user }: Caller): Node | null {
  const page = token.pageId === null ? undefined : world.pages.get(token.pageId)
  if (page) return { kind: 'page', page }
  return user ? { kind: 'user', user } : null
}

function ofId(world: World, id: string, caller: Caller): Node | null {
  if (id === caller.app.id) return { kind: 'app', app: caller.app }
  const page = world.pages.get(id)
  if (page) return maySee(world, caller, page.id) ? { kind: 'page', page } : null
  const asid = caller.user?.asids.get(caller.app.id)
  if (caller.user && (id === asid || id === caller.user.id)) return { kind: 'user', user: caller.user }
  const pack = stickerPacks.find((one) => one.id === id)
  return pack ? { kind: 'sticker_pack', pack } : insidePage(world, id, caller)
}

function maySee(world: World, { token, user, app }: Caller, pageId: string): boolean {
  if (token.kind === 'PAGE') return token.pageId === pageId
  return user !== null && visiblePages(world, user.id, app.id).some((page) => page.id === pageId)
}

/** Things that belong to a Page are seen with that Page's own token. */
function insidePage(world: World, id: string, { token }: Caller): Node | null {
  const page = token.pageId === null ? undefined : world.pages.get(token.pageId)
  if (!page) return null
  const customer = page.customers.get(id)
  if (customer) return { kind: 'customer', page, customer }
  const thread = world.threads.get(id)
  if (thread) return thread.pageId === page.id ? { kind: 'conversation', page, thread } : null
  const found = world.messages.get(id)
  if (found) return found.thread.pageId === page.id ? { kind: 'message', page, ...found } : null
  const comment = world.comments.get(id)
  if (comment) return comment.pageId === page.id ? { kind: 'comment', page, comment } : null
  const label = page.labels.get(id)
  if (label) return { kind: 'label', page, label }
  const persona = page.personas.get(id)
  return persona ? { kind: 'persona', page, persona } : null
}
