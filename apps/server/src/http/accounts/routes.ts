import type { FastifyInstance } from 'fastify'
import { apiKeyRoutes } from './api-keys.ts'
import { auditRoutes } from './audit.ts'
import { authCalls } from './auth-calls.ts'
import { invitationRoutes } from './invitations.ts'
import { meRoutes } from './me.ts'
import { memberRoutes } from './members.ts'
import { setupRoutes } from './setup.ts'

/** Everything about people, workspaces and who may do what. */
export async function accountsPlugin(app: FastifyInstance): Promise<void> {
  authCalls(app)
  setupRoutes(app)
  meRoutes(app)
  memberRoutes(app)
  invitationRoutes(app)
  apiKeyRoutes(app)
  auditRoutes(app)
}
