import { AppError } from '@lienmach/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { finishLogin } from '../../actions/finish-login.ts'
import { callbackPath } from '../../ports/channel-connector.ts'
import { requirePerson } from '../find-caller.ts'
import { escapeHtml, pageLanguage, sendPlainPage } from '../plain-page.ts'

const Returned = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 300 })),
  code: Type.Optional(Type.String({ maxLength: 4_000 })),
  error: Type.Optional(Type.String({ maxLength: 200 })),
})
type Query = Static<typeof Returned>

const wizard = '/channels/connect/facebook'

const words = {
  vi: {
    title: 'Đã nhận trả lời từ Facebook',
    close: 'Bạn có thể đóng cửa sổ này.',
    goOn: 'Tiếp tục tại đây',
  },
  en: { title: 'Facebook has answered', close: 'You can close this window.', goOn: 'Continue here' },
} as const

/** Where Facebook's dialog sends people back to. */
export async function connectCallback(app: FastifyInstance): Promise<void> {
  app.get<{ Querystring: Query }>(
    callbackPath,
    { schema: { hide: true, querystring: Returned }, attachValidation: true },
    async (request, reply) => {
      const outcome = await outcomeOf(app, request, reply)
      return showReturn(request, reply, outcome)
    },
  )
}

type Outcome = { attemptId: string } | { problem: 'expired' | 'signed-out' }

async function outcomeOf(
  app: FastifyInstance,
  request: FastifyRequest<{ Querystring: Query }>,
  reply: FastifyReply,
): Promise<Outcome> {
  if (request.validationError) return { problem: 'expired' }
  const { state = '', code } = request.query
  try {
    const { userId, sessionId } = await requirePerson(app.context, request, reply)
    return await finishLogin(app.context, { person: { userId, sessionId }, state, code: code ?? null })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'session/required') return { problem: 'signed-out' }
    if (error.code === 'connect/expired') return { problem: 'expired' }
    throw error
  }
}

/**
 * A small page of its own rather than the web app: in a window beside the wizard it tells the wizard and closes itself,
 * in the wizard's own tab it goes on there. The address holds the code, so nothing that follows is told where it came
 * from; and the window may only close itself while it is not cut off from the one that opened it.
 */
function showReturn(request: FastifyRequest, reply: FastifyReply, outcome: Outcome): FastifyReply {
  const language = pageLanguage(request)
  const t = words[language]
  const problem = 'problem' in outcome ? outcome.problem : ''
  const next =
    'problem' in outcome ? `${wizard}?problem=${outcome.problem}` : `${wizard}?attempt=${outcome.attemptId}`
  reply.header('referrer-policy', 'no-referrer').header('cross-origin-opener-policy', 'unsafe-none')
  return sendPlainPage(reply, {
    language,
    title: t.title,
    script: '/returned.js',
    body: `<p>${t.close}</p><p><a id="next" data-problem="${problem}" href="${escapeHtml(next)}">${t.goOn}</a></p>`,
  })
}
