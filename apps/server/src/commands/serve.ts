import type { Config } from '../config.ts'
import { openContext, type Overrides } from '../context.ts'
import { buildHttp } from '../http/server.ts'
import { type RunningRoles, startRoles } from '../roles.ts'
import { migrate } from '../store/migrations.ts'

export interface Serving {
  /** Where this process listens. */
  url: string
  stop(): Promise<void>
}

/** Brings up the database, its schema, the workers of this process and its HTTP face, in this order. */
export async function serve(config: Config, overrides: Overrides = {}): Promise<Serving> {
  const context = await openContext(config, overrides)
  let roles: RunningRoles | null = null
  const stopWork = async () => {
    await roles?.stop()
    await context.close()
  }
  try {
    await migrate(context.db.owner, (name) => context.log.info({ migration: name }, 'bringing the schema up to date'))
    const app = await buildHttp(context, { workers: () => roles?.names ?? [] })
    roles = await startRoles(context)
    const url = await app.listen({ host: config.host, port: config.port })
    context.log.info({ url: config.publicUrl, roles: config.roles }, 'serving')
    return {
      url,
      async stop() {
        await app.close()
        await stopWork()
      },
    }
  } catch (error) {
    await stopWork()
    throw error
  }
}
