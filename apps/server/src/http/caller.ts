import { AppError, type Role, type Standing } from '@lienmach/contract'
import type { ApiKeyId, MemberId, SessionId, WorkspaceId } from '@lienmach/domain'

/** Somebody signed in, acting in no workspace. */
export interface Person {
  kind: 'person'
  /** The same id that stands in `members.user_id`: a member is a person in a workspace. */
  userId: MemberId
  sessionId: SessionId
}

/** A member of the workspace that the path names. */
export interface ActingMember {
  kind: 'member'
  workspaceId: WorkspaceId
  memberId: MemberId
  role: Role
  sessionId: SessionId
}

/** A program with a key of the workspace that the path names. */
interface ActingApiKey {
  kind: 'api_key'
  workspaceId: WorkspaceId
  apiKeyId: ApiKeyId
  role: Exclude<Role, 'owner'>
}

export type Actor = ActingMember | ActingApiKey

/** Who calls a route, given the standing that the route asks for. */
export type CallerOf<S extends Standing> = S extends 'anyone' ? null : S extends 'person' ? Person : Actor

/** For calls that only make sense for a person, such as drafts: refuses API keys. */
export function memberActing(actor: Actor): ActingMember {
  if (actor.kind !== 'member') throw new AppError('workspace/forbidden', { needs: 'member' })
  return actor
}

/** The same caller in the words of the audit log. */
export function auditActorOf(actor: Actor): { kind: 'member' | 'api_key'; id: MemberId | ApiKeyId } {
  return actor.kind === 'member'
    ? { kind: 'member', id: actor.memberId }
    : { kind: 'api_key', id: actor.apiKeyId }
}
