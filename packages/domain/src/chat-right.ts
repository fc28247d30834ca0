import type { MemberId } from './ids.ts'

/**
 * Who may chat on a channel.
 *
 * - `only_me`  All its conversations go to one member, and only they may chat. Whoever manages the workspace reads along.
 * - `share`    Everybody sees its conversations and may answer.
 */
export interface ChatRight {
  right: 'only_me' | 'share'
  /** With `only_me`: the one member. */
  ownerId: MemberId | null
}

/** Who looks. A program with an API key is nobody's member. */
export interface Viewer {
  memberId: MemberId | null
  manages: boolean
}

/** Whether a channel's conversations exist for a viewer at all. */
export function maySeeChats({ right, ownerId }: ChatRight, viewer: Viewer): boolean {
  return right === 'share' || viewer.manages || (ownerId !== null && viewer.memberId === ownerId)
}

/** Whether a viewer may speak there: with `only_me`, the one member alone. Where that member is gone, who manages may. */
export function mayChat({ right, ownerId }: ChatRight, viewer: Viewer): boolean {
  if (right === 'share') return true
  return ownerId === null ? viewer.manages : viewer.memberId === ownerId
}
