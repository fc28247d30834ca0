import type { FastifyInstance } from 'fastify'
import { missingMigrations } from '../store/migrations.ts'
import { row, sql } from '../store/sql.ts'

export interface Readiness {
  /** Names of the workers that run in this process. */
  workers(): readonly string[]
}

/** `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: what it counts, for Prometheus. */
export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  const { context } = app
  let migrated = false

  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'alive' }))

  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const database = await row(context.db.app, sql`select 1`).then(
      () => true,
      () => false,
    )
    if (database && !migrated)
      migrated = (await missingMigrations(context.db.owner).catch(() => [''])).length === 0
    const ready = database && migrated
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'ready' : 'not_ready',
      database: database ? 'answers' : 'does_not_answer',
      migrations: migrated ? 'complete' : 'missing',
      roles: context.config.roles,
      workers: readiness.workers(),
    })
  })

  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    reply.type(context.metrics.registry.contentType)
    return context.metrics.registry.metrics()
  })
}
