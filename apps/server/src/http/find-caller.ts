import { AppError, type Standing } from '@lienmach/contract'
import type { WorkspaceId } from '@lienmach/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { reaches } from '../accounts/roles.ts'
import { hashOf } from '../accounts/secrets.ts'
import type { Session } from '../accounts/session.ts'
import { noteActivity } from '../actions/note-activity.ts'
import type { Context } from '../context.ts'
import { findStanding, sessionLives, useApiKey } from '../store/standing.ts'
import type { Actor, CallerOf, Person } from './caller.ts'
import { refuseOtherSites } from './same-site.ts'

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Who calls, or a refusal: not signed in, not of this workspace, or not of sufficient standing. */
export async function findCaller(
  context: Context,
  standing: Standing,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<CallerOf<Standing>> {
  const key = bearerOf(request)
  if (key === null) refuseOtherSites(request, context.config.publicUrl)
  if (standing === 'anyone') return null

  if (standing === 'person') {
    if (key !== null) throw new AppError('workspace/forbidden', { needs: 'person' })
    return requirePerson(context, request, reply)
  }

  const { workspaceId } = request.params as { workspaceId?: string }
  if (workspaceId === undefined || !uuid.test(workspaceId)) throw new AppError('resource/not-found')
  const actor =
    key === null
      ? await memberOf(context, await readSession(context, request, reply), workspaceId as WorkspaceId)
      : await programOf(context, key, workspaceId as WorkspaceId)
  if (!reaches(actor.role, standing)) throw new AppError('workspace/forbidden', { needs: standing })
  // Browsers read by themselves; what changes something, somebody did.
  if (actor.kind === 'member' && request.method !== 'GET') noteActivity(context, actor)
  return actor
}

/** The person signed in with this browser. */
export async function requirePerson(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Person> {
  const session = await readSession(context, request, reply)
  if (!(await sessionLives(context.db.auth, session))) throw new AppError('session/required')
  return { kind: 'person', userId: session.userId, sessionId: session.id }
}

/** Reads the cookie and renews it where it needs that. It may be of a session that has ended since. */
async function readSession(context: Context, request: FastifyRequest, reply: FastifyReply): Promise<Session> {
  const { session, setCookies } = await context.accounts.sessionOf(request.headers)
  for (const cookie of setCookies) reply.header('set-cookie', cookie)
  if (session === null) throw new AppError('session/required')
  return session
}

async function memberOf(context: Context, session: Session, workspaceId: WorkspaceId): Promise<Actor> {
  const { signedIn, role } = await findStanding(context.db.auth, workspaceId, session)
  if (!signedIn) throw new AppError('session/required')
  // A workspace of others and one that does not exist look the same.
  if (role === null) throw new AppError('resource/not-found')
  return { kind: 'member', workspaceId, memberId: session.userId, role, sessionId: session.id }
}

async function programOf(context: Context, secret: string, workspaceId: WorkspaceId): Promise<Actor> {
  const key = await useApiKey(context.db.auth, hashOf(secret), context.clock.now())
  if (key === null) throw new AppError('session/required')
  if (key.workspaceId !== workspaceId) throw new AppError('resource/not-found')
  return { kind: 'api_key', workspaceId, apiKeyId: key.id, role: key.role }
}

function bearerOf(request: FastifyRequest): string | null {
  const { authorization } = request.headers
  if (authorization === undefined) return null
  const [scheme, secret, ...rest] = authorization.split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || !secret || rest.length > 0) throw new AppError('session/required')
  return secret
}
