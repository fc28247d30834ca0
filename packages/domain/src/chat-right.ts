import type { Instant, MemberId, RuleId } from './ids.ts'

/**
 * Who may chat on a channel.
 *
 * - `only_me`  All its conversations go to one member, and only they may chat. Whoever manages the workspace reads along.
 * - `share`    Everybody may answer; where a rule shares its conversations out, whoever is in charge of one.
 */
export interface ChatRight {
  right: 'only_me' | 'share'
  /** With `only_me`: the one member. */
  ownerId: MemberId | null
}

/** Who may chat in a conversation. */
export interface ConversationRight extends ChatRight {
  /** The rule that its channel is in, or that it is shared out by. */
  sharedBy: RuleId | null
  assigneeId: MemberId | null
  assignedAt: Instant | null
}

/** Who looks. A program with an API key is nobody's member. */
export interface Viewer {
  memberId: MemberId | null
  manages: boolean
}

/**
 * Why somebody may not chat in a conversation.
 *
 * - `kept`       Its channel is kept for one member.
 * - `in_charge`  Somebody else is in charge of it.
 * - `unclaimed`  Nobody is in charge of it: it waits to be given out, or has to be claimed first.
 */
export type ChatBar =
  | { because: 'kept'; memberId: MemberId | null }
  | { because: 'in_charge'; memberId: MemberId; since: Instant | null }
  | { because: 'unclaimed' }

/**
 * What keeps a viewer from speaking in a conversation that they see; null: nothing. Where a channel's one member is gone,
 * and where nobody is in charge, whoever manages the workspace may. A program of theirs may step in anywhere in a rule.
 */
export function chatBar(conversation: ConversationRight, { memberId, manages }: Viewer): ChatBar | null {
  const { right, ownerId, sharedBy, assigneeId, assignedAt } = conversation
  if (right === 'only_me') {
    const isTheirs = ownerId === null ? manages : memberId === ownerId
    return isTheirs ? null : { because: 'kept', memberId: ownerId }
  }
  if (sharedBy === null) return null
  if (manages && (memberId === null || assigneeId === null)) return null
  if (assigneeId === null) return { because: 'unclaimed' }
  return assigneeId === memberId ? null : { because: 'in_charge', memberId: assigneeId, since: assignedAt }
}
