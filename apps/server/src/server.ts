import type { FastifyInstance } from 'fastify'
import type { Context } from './context.ts'
import { buildHttp } from './http/server.ts'
import { type Running, startWorkers } from './roles.ts'
import { workers } from './workers/all.ts'

/** A server at work: its HTTP side and its loops. */
export interface Server {
  readonly context: Context
  readonly http: FastifyInstance
  readonly running: Running
  /** Takes no more calls, finishes what it holds, and lets go of everything. */
  stop(): Promise<void>
}

/** Starts everything but listening. */
export async function startServer(context: Context): Promise<Server> {
  await context.wake.start()
  const http = await buildHttp(context)
  const running = await startWorkers(context, workers)
  return {
    context,
    http,
    running,
    async stop() {
      await http.close()
      await running.stop()
      await context.close()
    },
  }
}
