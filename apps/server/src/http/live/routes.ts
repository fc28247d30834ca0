import websocket from '@fastify/websocket'
import { AppError, livePath } from '@lienmach/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Context } from '../../context.ts'
import { LiveConnection } from '../../live/connection.ts'
import { LiveHub } from '../../live/hub.ts'
import type { Actor } from '../caller.ts'
import { viewerOf } from '../conversations/viewer.ts'
import { findCaller } from '../find-caller.ts'
import { comesFromOurPage } from '../same-site.ts'
import { compileValidator } from '../validation.ts'
import { closeCodeOf, standingOf } from './standing.ts'

/** A browser says a few dozen bytes at a time. */
const mostHeard = 4 * 1024

/** The close code of a server that stops, and how long browsers have to take note of it, ms. */
const goingAway = 1001
const partingTime = 1_000

const Query = Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0 })) })

/** The live feed of a workspace. */
export async function liveRoutes(app: FastifyInstance): Promise<void> {
  const { context } = app
  const hub = new LiveHub(context)
  const callers = new WeakMap<FastifyRequest, Actor | AppError>()
  app.addHook('onClose', async () => hub.stop())
  await app.register(websocket, {
    options: { maxPayload: mostHeard, perMessageDeflate: false },
    preClose: () => letGo(app, context),
  })

  app.route({
    method: 'GET',
    url: livePath,
    schema: { summary: 'The live feed, as a WebSocket.', querystring: Query },
    validatorCompiler: compileValidator,
    onRequest: async (request, reply) => {
      if (!comesFromOurPage(request, context.config.publicUrl)) throw new AppError('request/cross-site')
      callers.set(
        request,
        await callerOrRefusal(() => findCaller(context, 'agent', request, reply) as Promise<Actor>),
      )
    },
    handler: async (request) => {
      const caller = callers.get(request)
      if (caller instanceof AppError) throw caller
      throw new AppError('request/invalid', {
        part: 'headers',
        fields: [{ at: '/upgrade', problem: 'must be websocket' }],
      })
    },
    wsHandler: async (socket, request) => {
      // Browsers learn from nothing but the close code why they may not follow, so the refused are let in this far.
      const actor = callers.get(request)
      if (!actor || actor instanceof AppError) return socket.close(closeCodeOf(actor))
      const feed = hub.take(actor.workspaceId)
      const standing = () => standingOf(context, actor, request.headers.authorization)
      const connection = new LiveConnection(context, socket, feed, {
        viewer: viewerOf(actor),
        standing,
        metrics: hub.metrics,
      })
      using _here = actor.kind === 'member' ? hub.attendance.enter(actor.workspaceId, actor.memberId) : null
      const { after } = request.query as { after?: number }
      await connection.run(after ?? null)
      hub.giveBack(feed)
    },
  })
}

/** Tells browsers to come back elsewhere. Who does not answer must not hold up the stop. */
async function letGo({ websocketServer }: FastifyInstance, { clock }: Context): Promise<void> {
  for (const socket of websocketServer.clients) socket.close(goingAway)
  const cut = clock.schedule(partingTime, () => {
    for (const socket of websocketServer.clients) socket.terminate()
  })
  await new Promise<void>((resolve) => websocketServer.close(() => resolve()))
  cut[Symbol.dispose]()
}

async function callerOrRefusal(find: () => Promise<Actor>): Promise<Actor | AppError> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return error
    throw error
  }
}
