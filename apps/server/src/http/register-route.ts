import {
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
  type Route,
  type Standing,
  workspacePath,
} from '@lienmach/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import type { CallerOf } from './caller.ts'
import { findCaller } from './find-caller.ts'

const session = { session: [] }
const apiKey = { apiKey: [] }

/** How the documentation says who may call. */
const security: Record<Standing, Record<string, string[]>[]> = {
  anyone: [],
  person: [session],
  agent: [apiKey, session],
  manager: [apiKey, session],
  owner: [session],
}

/** Under which heading the documentation shows a route: the first fixed word of its path. */
function tagOf({ path }: Route): string {
  const words = path.replace(workspacePath, '').replace('/api/v1', '').split('/').filter(Boolean)
  return words[0] ?? 'workspaces'
}

/** What a handler is given: checked input, and a caller who may do this. */
interface Call<R extends Route> {
  context: Context
  /** Who acts: null on open routes, a `Person` outside workspaces, an `Actor` inside one. */
  actor: CallerOf<R['standing']>
  params: ParamsOf<R>
  query: QueryOf<R>
  body: BodyOf<R>
  request: FastifyRequest
  reply: FastifyReply
}

export type Handler<R extends Route> = (call: Call<R>) => Promise<ResponseOf<R> | FastifyReply>

/**
 * Serves one call of the contract. Who may call follows from `route.standing`, what is valid and what is shown from
 * its schemas; the handler only says what happens. Return the view, or a reply already sent (files, redirects).
 */
export function register<const R extends Route>(app: FastifyInstance, route: R, handler: Handler<R>): void {
  const callers = new WeakMap<FastifyRequest, CallerOf<R['standing']>>()

  app.route({
    method: route.method,
    url: route.path,
    schema: {
      summary: route.summary,
      tags: [tagOf(route)],
      security: security[route.standing],
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && { body: route.body }),
      response: { '2xx': route.response },
    },
    // Before the body is read: whoever may not call cannot make us parse anything.
    onRequest: async (request, reply) => {
      const caller = await findCaller(app.context, route.standing, request, reply)
      callers.set(request, caller as CallerOf<R['standing']>)
    },
    handler: (request, reply) =>
      handler({
        context: app.context,
        actor: callers.get(request) as CallerOf<R['standing']>,
        params: request.params as ParamsOf<R>,
        query: request.query as QueryOf<R>,
        body: request.body as BodyOf<R>,
        request,
        reply,
      }),
  })
}
