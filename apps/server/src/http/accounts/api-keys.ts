import { accountRoutes } from '@lienmach/contract'
import type { ApiKeyId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import { createApiKey } from '../../actions/create-api-key.ts'
import { revokeApiKey } from '../../actions/revoke-api-key.ts'
import { listApiKeys } from '../../store/api-keys.ts'
import { inWorkspace } from '../../store/db.ts'
import { auditActorOf, memberActing } from '../caller.ts'
import { register } from '../register-route.ts'

/** Keys for programs that work with a workspace. */
export function apiKeyRoutes(app: FastifyInstance): void {
  register(app, accountRoutes.apiKeys, async ({ context, actor }) => ({
    apiKeys: await inWorkspace(context.db, actor.workspaceId, (tx) => listApiKeys(tx, actor.workspaceId)),
  }))

  register(app, accountRoutes.createApiKey, ({ context, actor, body }) => {
    const { workspaceId, memberId: createdBy } = memberActing(actor)
    return createApiKey(context, { workspaceId, createdBy, name: body.name, role: body.role })
  })

  register(app, accountRoutes.revokeApiKey, async ({ context, actor, params }) => {
    const apiKeyId = params.apiKeyId as ApiKeyId
    await revokeApiKey(context, { workspaceId: actor.workspaceId, actor: auditActorOf(actor), apiKeyId })
    return {}
  })
}
