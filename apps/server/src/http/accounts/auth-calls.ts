import { AppError, type ErrorCode } from '@lienmach/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import { peerHeader } from '../../accounts/auth.ts'
import { refuseGuessable } from '../../accounts/guessable.ts'
import { countOrRefuse, limits, startAfresh, uncount } from '../../accounts/throttle.ts'
import { sessionLives } from '../../store/standing.ts'
import { requirePerson } from '../find-caller.ts'
import { refuseOtherSites } from '../same-site.ts'
import { compileValidator } from '../validation.ts'
import { callerOf, setSession } from './session-cookies.ts'

const Email = Type.String({ format: 'email', maxLength: 254 })
const TypedPassword = Type.String({ minLength: 1, maxLength: 128 })
const NewPassword = Type.String({ minLength: 12, maxLength: 128 })

/** Calls that better-auth answers for whoever is signed in. What is not listed here does not exist. */
const passedOn: readonly { method: 'GET' | 'POST'; name: string; summary: string; body?: TSchema }[] = [
  { method: 'POST', name: 'sign-out', summary: 'Signs out.' },
  { method: 'GET', name: 'list-sessions', summary: 'Where I am signed in.' },
  {
    method: 'POST',
    name: 'revoke-session',
    summary: 'Ends one of my sessions.',
    body: Type.Object({ token: Type.String({ maxLength: 200 }) }),
  },
  { method: 'POST', name: 'revoke-other-sessions', summary: 'Ends all my sessions but this one.' },
]

/** Signing in and out, passwords and sessions: better-auth's own calls, behind our checks and in our error format. */
export function authCalls(app: FastifyInstance): void {
  const { context } = app
  const onRequest = async (request: FastifyRequest) => refuseOtherSites(request, context.config.publicUrl)
  const checked = (summary: string, body: TSchema) => ({
    onRequest,
    schema: { summary, tags: ['sessions'], security: [], body },
    validatorCompiler: compileValidator,
  })

  app.post<{ Body: { email: string; password: string } }>(
    '/api/auth/sign-in/email',
    checked(
      'Signs in; the session lives in a cookie.',
      Type.Object({ email: Email, password: TypedPassword }),
    ),
    async (request, reply) => {
      const { email, password } = request.body
      await countOrRefuse(context, limits.signInByAddress, request.ip)
      await countOrRefuse(context, limits.signInByAccount, email)
      const signedIn = await context.accounts.signIn(email, password, callerOf(request))
      if (!signedIn) throw new AppError('session/wrong-credentials')
      await uncount(context, limits.signInByAddress, request.ip)
      await startAfresh(context, limits.signInByAccount, email)
      setSession(reply, signedIn)
      return { userId: signedIn.userId }
    },
  )

  app.post<{ Body: { email: string } }>(
    '/api/auth/request-password-reset',
    checked(
      'Mails a link to choose a new password; the answer never tells whether the address is known.',
      Type.Object({ email: Email }),
    ),
    async (request) => {
      await countOrRefuse(context, limits.resetByAddress, request.ip)
      await countOrRefuse(context, limits.resetByAccount, request.body.email)
      await context.accounts.answer(passOn(request, context.config.publicUrl, 'request-password-reset'))
      // The same answer whether or not the address is known.
      return {}
    },
  )

  app.post<{ Body: { token: string; newPassword: string } }>(
    '/api/auth/reset-password',
    checked(
      'Sets a new password with the token of a link; all sessions end.',
      Type.Object({ token: Type.String({ maxLength: 200 }), newPassword: NewPassword }),
    ),
    async (request, reply) => {
      refuseGuessable(request.body.newPassword, [])
      await countOrRefuse(context, limits.tokenByAddress, request.ip)
      const answer = await context.accounts.answer(
        passOn(request, context.config.publicUrl, 'reset-password'),
      )
      if (!answer.ok) throw new AppError('session/reset-not-usable')
      await uncount(context, limits.tokenByAddress, request.ip)
      context.wake.hint('access')
      return reply.send({})
    },
  )

  app.post<{ Body: { currentPassword: string; newPassword: string } }>(
    '/api/auth/change-password',
    checked(
      'Changes my password.',
      Type.Object({
        currentPassword: TypedPassword,
        newPassword: NewPassword,
        revokeOtherSessions: Type.Optional(Type.Boolean()),
      }),
    ),
    async (request, reply) => {
      const { userId } = await requirePerson(context, request, reply)
      const account = await context.accounts.findById(userId)
      refuseGuessable(request.body.newPassword, account ? [account.name, account.email] : [])
      await countOrRefuse(context, limits.signInByAccount, userId)
      const answer = await context.accounts.answer(
        passOn(request, context.config.publicUrl, 'change-password'),
      )
      if (answer.ok) await startAfresh(context, limits.signInByAccount, userId)
      context.wake.hint('access')
      return relay(answer, reply)
    },
  )

  app.get(
    '/api/auth/get-session',
    { onRequest, schema: { summary: 'Whether I am signed in.', tags: ['sessions'], security: [] } },
    async (request, reply) => {
      const { session, setCookies } = await context.accounts.sessionOf(request.headers)
      setSession(reply, { setCookies })
      return { session: session && (await sessionLives(context.db.auth, session)) ? session : null }
    },
  )

  for (const { method, name, summary, body } of passedOn) {
    app.route({
      method,
      url: `/api/auth/${name}`,
      onRequest,
      schema: { summary, tags: ['sessions'], security: [{ session: [] }], ...(body && { body }) },
      validatorCompiler: compileValidator,
      handler: async (request, reply) => {
        await requirePerson(context, request, reply)
        const answer = await context.accounts.answer(passOn(request, context.config.publicUrl, name))
        // Sessions may have ended: live connections ask whether theirs is among them.
        if (method === 'POST') context.wake.hint('access')
        return relay(answer, reply)
      },
    })
  }
}

/** The request as better-auth shall see it: our public address, and only the headers it needs. */
function passOn(request: FastifyRequest, publicUrl: string, name: string): Request {
  const headers = new Headers({ [peerHeader]: request.ip, 'content-type': 'application/json' })
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie)
  if (request.headers['user-agent']) headers.set('user-agent', request.headers['user-agent'])
  return new Request(new URL(`/api/auth/${name}`, publicUrl), {
    method: request.method,
    headers,
    ...(request.method === 'POST' && { body: JSON.stringify(request.body ?? {}) }),
  })
}

const codes: Partial<Record<string, ErrorCode>> = { INVALID_PASSWORD: 'session/wrong-credentials' }

async function relay(answer: Response, reply: FastifyReply): Promise<unknown> {
  const body: unknown = await answer.json().catch(() => null)
  if (answer.ok) {
    setSession(reply, { setCookies: answer.headers.getSetCookie() })
    return reply.send(body ?? {})
  }
  const said = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
  const code = codes[said] ?? (answer.status === 401 ? 'session/required' : 'request/invalid')
  throw new AppError(code, { said })
}
