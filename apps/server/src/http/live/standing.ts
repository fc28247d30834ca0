import { type AppError, liveClose } from '@lienmach/contract'
import { reaches } from '../../accounts/roles.ts'
import { hashOf } from '../../accounts/secrets.ts'
import type { Context } from '../../context.ts'
import type { Standing } from '../../live/connection.ts'
import { standingOfSession } from '../../store/live-standing.ts'
import { useApiKey } from '../../store/standing.ts'
import type { Actor } from '../caller.ts'

/** Whether somebody who was let in may still follow, asked of the tables at this moment. */
export async function standingOf(
  { db, clock }: Context,
  actor: Actor,
  authorization: string | undefined,
): Promise<Standing> {
  if (actor.kind === 'api_key') {
    const key = await useApiKey(db.auth, hashOf(authorization?.split(' ')[1] ?? ''), clock.now())
    return key
      ? { still: 'welcome', viewer: { memberId: null, manages: reaches(key.role, 'manager') } }
      : { still: 'signed_out' }
  }
  const { lives, role } = await standingOfSession(db.auth, actor.workspaceId, actor, clock.now())
  if (!lives) return { still: 'signed_out' }
  if (role === null) return { still: 'not_a_member' }
  return { still: 'welcome', viewer: { memberId: actor.memberId, manages: reaches(role, 'manager') } }
}

/** The code with which a connection is closed that should not have been made. */
export function closeCodeOf(refusal: AppError | undefined): number {
  return refusal?.code === 'session/required' ? liveClose.sessionEnded : liveClose.notAMember
}
