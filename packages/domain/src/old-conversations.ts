import type { ChannelId, ConversationId, Instant, MemberId, RuleId } from './ids.ts'

/** What becomes of conversations from before a rule, and of those whose agent leaves it. */
export type OldChoice = 'none' | 'available' | 'all'

/** A conversation that a change of a rule may concern. */
export interface OldConversation {
  id: ConversationId
  channelId: ChannelId
  status: 'open' | 'done'
  ruleId: RuleId | null
  assigneeId: MemberId | null
  queuedAt: Instant | null
  unansweredSince: Instant | null
}

/** A rule as it is to be. */
export interface RuleChange {
  ruleId: RuleId
  channelIds: ReadonlySet<ChannelId>
  /** Those of its channels whose conversations from before the choice is about. */
  chosenFor: ReadonlySet<ChannelId>
  /** Agents who are in it no longer. */
  leaving: ReadonlySet<MemberId>
  old: OldChoice
  now: Instant
}

export interface NewPlace {
  to: MemberId | null
  ruleId: RuleId | null
  queuedAt: Instant | null
  because: 'rule_changed' | 'left'
}

/** Whether a conversation on a rule's channel is one from before: not shared out by it so far. */
export const isFromBefore = ({ ruleId, channelIds }: RuleChange, conversation: OldConversation): boolean =>
  channelIds.has(conversation.channelId) && conversation.ruleId !== ruleId

/** Whether a conversation loses its agent, who leaves the rule that gave it to them. */
export const losesItsAgent = (
  { ruleId, leaving }: RuleChange,
  { ruleId: its, assigneeId }: OldConversation,
): boolean => its === ruleId && assigneeId !== null && leaving.has(assigneeId)

/** What becomes of one conversation; null: nothing. Nothing is left with nobody unless that was chosen. */
export function placeAfter(change: RuleChange, conversation: OldConversation): NewPlace | null {
  const { ruleId, channelIds, chosenFor, old } = change
  const { assigneeId, channelId } = conversation
  if (!channelIds.has(channelId)) {
    // Its channel left the rule.
    return conversation.ruleId === ruleId ? outside(assigneeId) : null
  }
  if (losesItsAgent(change, conversation))
    return old === 'none'
      ? { ...outside(null), because: 'left' }
      : { ...waiting(change, conversation), because: 'left' }
  if (!isFromBefore(change, conversation)) return null

  const joins = chosenFor.has(channelId) && (old === 'all' || (old === 'available' && assigneeId === null))
  if (joins) return waiting(change, conversation)
  // Another rule's until now; whoever is in charge stays so.
  return conversation.ruleId === null ? null : outside(assigneeId)
}

const outside = (to: MemberId | null): NewPlace => ({
  to,
  ruleId: null,
  queuedAt: null,
  because: 'rule_changed',
})

/** One that is done is shared out when its customer comes back. */
const waiting = ({ ruleId, now }: RuleChange, { status, unansweredSince }: OldConversation): NewPlace => ({
  to: null,
  ruleId,
  queuedAt: status === 'open' ? (unansweredSince ?? now) : null,
  because: 'rule_changed',
})
