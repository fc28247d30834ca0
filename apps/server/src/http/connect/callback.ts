import { AppError } from '@lienmach/contract'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { finishLogin } from '../../actions/finish-login.ts'
import { callbackPath } from '../../ports/channel-connector.ts'
import { requirePerson } from '../find-caller.ts'

const Returned = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 300 })),
  code: Type.Optional(Type.String({ maxLength: 4_000 })),
  error: Type.Optional(Type.String({ maxLength: 200 })),
})

const wizard = '/channels/connect/facebook'

/** Where Facebook's dialog sends people back to. Answers with a page of the wizard, whatever happened. */
export async function connectCallback(app: FastifyInstance): Promise<void> {
  app.get<{ Querystring: Static<typeof Returned> }>(
    callbackPath,
    { schema: { hide: true, querystring: Returned }, attachValidation: true },
    async (request, reply) => {
      // The address holds the code; nothing that follows may be told where it came from.
      reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store')
      if (request.validationError) return reply.redirect(`${wizard}?problem=expired`)
      const { state = '', code } = request.query
      try {
        const { userId, sessionId } = await requirePerson(app.context, request, reply)
        const { workspaceId, attemptId } = await finishLogin(app.context, {
          person: { userId, sessionId },
          state,
          code: code ?? null,
        })
        return reply.redirect(`${wizard}?workspace=${workspaceId}&attempt=${attemptId}&returned=1`)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        return reply.redirect(
          `${wizard}?problem=${error.code === 'session/required' ? 'signed-out' : 'expired'}`,
        )
      }
    },
  )
}
