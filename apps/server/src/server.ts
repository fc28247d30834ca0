import type { FastifyInstance } from 'fastify'
import type { Context } from './context.ts'
import { buildHttp } from './http/server.ts'
import { type RunningRoles, startRoles } from './roles.ts'
import { workers } from './workers/all.ts'

/** A server at work: its HTTP face, which does not listen yet, and its loops. */
export interface Server {
  readonly http: FastifyInstance
  readonly roles: RunningRoles
  /** Takes no more calls and finishes what it holds. The context stays open. */
  stop(): Promise<void>
}

/** Starts what this process has the roles for. The schema must be up to date. */
export async function startServer(context: Context): Promise<Server> {
  let roles: RunningRoles | null = null
  const http = await buildHttp(context, { workers: () => roles?.names ?? [] })
  try {
    roles = await startRoles(context, workers)
  } catch (error) {
    await http.close()
    throw error
  }
  const running = roles
  return {
    http,
    roles: running,
    async stop() {
      await http.close()
      await running.stop()
    },
  }
}
