import type { FastifyInstance } from 'fastify'
import type { RoleName } from '../config.ts'
import { accountsPlugin } from './accounts/routes.ts'
import { conversationRoutes } from './conversations/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { metaWebhookRoutes } from './webhooks/meta-routes.ts'

/** A part of the HTTP face, and the role a process needs in order to show it. */
export interface Part {
  role: RoleName
  plugin: (app: FastifyInstance) => Promise<void>
}

/** Everything the server answers, apart from health and the web app. */
export const parts: readonly Part[] = [
  { role: 'ingest', plugin: metaWebhookRoutes },
  { role: 'api', plugin: accountsPlugin },
  { role: 'api', plugin: conversationRoutes },
  { role: 'api', plugin: liveRoutes },
]
