import type { Viewer } from '@lienmach/domain'
import { reaches } from '../../accounts/roles.ts'
import type { Actor } from '../caller.ts'

/** A caller as the rules about chat rights see them. */
export function viewerOf(actor: Actor): Viewer {
  return {
    memberId: actor.kind === 'member' ? actor.memberId : null,
    manages: reaches(actor.role, 'manager'),
  }
}
