import type { Endpoint } from './endpoint.ts'
import { commentEndpoints } from './endpoints/comments.ts'
import { loginEndpoints } from './endpoints/login.ts'
import { messageTemplateEndpoints } from './endpoints/message-templates.ts'
import { nodeEndpoints } from './endpoints/nodes.ts'
import { pageSettingEndpoints } from './endpoints/page-settings.ts'
import { sendEndpoints } from './endpoints/send.ts'
import { stickerEndpoints } from './endpoints/stickers.ts'
import { subscriptionEndpoints } from './endpoints/subscriptions.ts'
import { threadControlEndpoints } from './endpoints/thread-control.ts'

/** Everything the Graph API answers, one row per call. */
const api: readonly Endpoint[] = [
  ...loginEndpoints,
  ...nodeEndpoints,
  ...subscriptionEndpoints,
  ...sendEndpoints,
  ...threadControlEndpoints,
  ...pageSettingEndpoints,
  ...commentEndpoints,
  ...messageTemplateEndpoints,
  ...stickerEndpoints,
]

const rows = new Map(api.map((row) => [`${row.method} ${row.node}/${row.edge}`, row]))
const edges = new Set(api.map((row) => row.edge))
const roots = new Set(api.filter((row) => row.node === 'root').map((row) => row.edge))

export const findRow = (method: string, node: string, edge: string) => rows.get(`${method} ${node}/${edge}`)
export const isEdge = (edge: string) => edges.has(edge)
export const isRoot = (path: string) => roots.has(path)
