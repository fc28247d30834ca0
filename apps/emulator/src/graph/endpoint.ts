import type { Comment } from '../world/comments.ts'
import type { App, Customer, Page, Thread, Token, User } from '../world/entities.ts'
import type { CallFaultKind } from '../world/faults.ts'
import type { LimitName } from '../world/limits.ts'
import type { Message } from '../world/message.ts'
import type { PageTask, Permission } from '../world/permissions.ts'
import type { Refused } from '../world/refusals.ts'
import type { StickerPack } from '../world/sticker-catalogue.ts'
import type { World } from '../world/world.ts'
import type { GraphCall } from './call.ts'
import type { Outside } from './outside.ts'

/** What the first part of a path stands for. */
export type Node =
  | { kind: 'root' }
  | { kind: 'app'; app: App }
  | { kind: 'user'; user: User }
  | { kind: 'page'; page: Page }
  | { kind: 'customer'; page: Page; customer: Customer }
  | { kind: 'conversation'; page: Page; thread: Thread }
  | { kind: 'message'; page: Page; thread: Thread; message: Message }
  | { kind: 'comment'; page: Page; comment: Comment }
  | { kind: 'sticker_pack'; pack: StickerPack }
  | { kind: 'label'; page: Page; label: { id: string; name: string; psids: Set<string> } }
  | { kind: 'persona'; page: Page; persona: { id: string; name: string; profile_picture_url: string } }

export type NodeKind = Node['kind']
type NodeOf<Kind extends NodeKind> = Extract<Node, { kind: Kind }>

/** Who calls: the token, and whom it stands for. */
export interface Caller {
  token: Token
  app: App
  user: User | null
}

interface Visit<Kind extends NodeKind = NodeKind> {
  world: World
  outside: Outside
  call: GraphCall
  node: NodeOf<Kind>
  /** Null only where the endpoint needs no token. */
  caller: Caller | null
}

/** A visit that a token was asked for. */
export type CalledVisit<Kind extends NodeKind> = Visit<Kind> & { caller: Caller }

export type Answered = { ok: true; body: unknown; headers?: Record<string, string> } | Refused

export interface Endpoint {
  node: NodeKind
  /** What follows the node in the path; '' is the node itself. */
  edge: string
  method: 'GET' | 'POST' | 'DELETE'
  token: 'none' | 'any' | 'app' | 'page' | 'user' | 'user_or_page'
  /** All are needed. */
  permissions: readonly Permission[]
  /** One of them is needed; none asks for nothing. */
  tasks: readonly PageTask[]
  fault: CallFaultKind
  /** What it is counted against, besides the Page's day. */
  limit: LimitName | null
  answer(visit: Visit): Answered | Promise<Answered>
}

type Row<Kind extends NodeKind> = Partial<Pick<Endpoint, 'permissions' | 'tasks' | 'fault' | 'limit'>> & {
  answer(visit: CalledVisit<Kind>): Answered | Promise<Answered>
}

/** One row of the API: `endpoint('POST', 'page', 'messages', 'page', {…})`. */
export function endpoint<Kind extends NodeKind>(
  method: Endpoint['method'],
  node: Kind,
  edge: string,
  token: Endpoint['token'],
  row: Row<Kind>,
): Endpoint {
  return {
    node,
    edge,
    method,
    token,
    permissions: row.permissions ?? [],
    tasks: row.tasks ?? [],
    fault: row.fault ?? 'other',
    limit: row.limit ?? null,
    // The finder hands an endpoint only the kind of node its row names, and only with the token it asks for.
    answer: row.answer as Endpoint['answer'],
  }
}

export const answered = (body: unknown): Answered => ({ ok: true, body })
export const success = answered({ success: true })

/** Success where a sample of Meta's has it as text. */
export const successOf = (world: World) =>
  world.switches.successAsText ? answered({ success: 'true' }) : success
