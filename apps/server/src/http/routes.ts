import type { FastifyInstance } from 'fastify'
import type { RoleName } from '../config.ts'
import { accountsPlugin } from './accounts/routes.ts'
import { alertRoutes } from './alerts/routes.ts'
import { deletionPage } from './callbacks/deletion-page.ts'
import { metaCallbacks } from './callbacks/meta.ts'
import { channelCanary } from './channels/canary.ts'
import { channelHealth } from './channels/health.ts'
import { channelResource } from './channels/routes.ts'
import { connectCallback } from './connect/callback.ts'
import { connectResource } from './connect/routes.ts'
import { controlRoutes } from './control/routes.ts'
import { conversationRoutes } from './conversations/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { mediaRoutes } from './media/routes.ts'
import { messageRoutes } from './messages/routes.ts'
import { pushResource } from './push/routes.ts'
import { quarantineRoutes } from './quarantine/routes.ts'
import { ruleResource } from './rules/routes.ts'
import { uploadRoutes } from './uploads/routes.ts'
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
  { role: 'api', plugin: channelResource },
  { role: 'api', plugin: channelHealth },
  { role: 'api', plugin: channelCanary },
  { role: 'api', plugin: alertRoutes },
  { role: 'api', plugin: pushResource },
  { role: 'api', plugin: connectResource },
  { role: 'api', plugin: connectCallback },
  { role: 'api', plugin: metaCallbacks },
  { role: 'api', plugin: deletionPage },
  { role: 'api', plugin: conversationRoutes },
  { role: 'api', plugin: controlRoutes },
  { role: 'api', plugin: ruleResource },
  { role: 'api', plugin: messageRoutes },
  { role: 'api', plugin: liveRoutes },
  { role: 'api', plugin: uploadRoutes },
  { role: 'api', plugin: mediaRoutes },
  { role: 'api', plugin: quarantineRoutes },
]
