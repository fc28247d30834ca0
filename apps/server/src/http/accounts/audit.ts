import { accountRoutes } from '@lienmach/contract'
import type { FastifyInstance } from 'fastify'
import { listAudit } from '../../store/audit-list.ts'
import { inWorkspace } from '../../store/db.ts'
import { register } from '../register-route.ts'

/** Who did what. */
export function auditRoutes(app: FastifyInstance): void {
  register(app, accountRoutes.audit, async ({ context, actor, query }) => {
    const limit = query.limit ?? 50
    const page = { before: query.before ?? null, action: query.action ?? null, limit: limit + 1 }
    const found = await inWorkspace(context.db, actor.workspaceId, (tx) =>
      listAudit(tx, actor.workspaceId, page),
    )
    const entries = found.slice(0, limit)
    return { entries, next: found.length > limit ? (entries.at(-1)?.id ?? null) : null }
  })
}
