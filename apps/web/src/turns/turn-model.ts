import type { ChannelView, ConversationView, MemberView, RuleView } from '@lienmach/contract'

/**
 * Whose turn it is to answer in a conversation, as the server decides it.
 *
 * - `free`    The reader may write: it is theirs, no rule shares it out, or they manage and nobody is in charge.
 * - `claim`   Nobody is in charge: whoever claims it first may write.
 * - `waits`   Nobody is in charge yet, and a rule gives it out.
 * - `theirs`  Somebody else is in charge, and only they may write.
 */
export type Turn =
  | { kind: 'free' }
  | { kind: 'claim' }
  | { kind: 'waits'; ruleName: string | null }
  | { kind: 'theirs'; memberId: string }

export interface TurnFacts {
  conversation: Pick<ConversationView, 'ruleId' | 'assigneeId'>
  channel: Pick<ChannelView, 'chatRight' | 'ruleId'> | undefined
  /** Null until the rules are known. */
  rules: ReadonlyMap<string, Pick<RuleView, 'name' | 'method' | 'agents'>> | null
  memberId: string
  manages: boolean
}

/** The rule that a conversation follows: its own, or its channel's. */
export function ruleOf(
  conversation: Pick<ConversationView, 'ruleId'>,
  channel: Pick<ChannelView, 'chatRight' | 'ruleId'> | undefined,
): string | null {
  return channel?.chatRight === 'only_me' ? null : (conversation.ruleId ?? channel?.ruleId ?? null)
}

export function turnOf({ conversation, channel, rules, memberId, manages }: TurnFacts): Turn {
  const ruleId = ruleOf(conversation, channel)
  if (ruleId === null || conversation.assigneeId === memberId) return { kind: 'free' }
  if (conversation.assigneeId !== null) return { kind: 'theirs', memberId: conversation.assigneeId }
  const rule = rules?.get(ruleId)
  const isAgent = rule?.agents.some((agent) => agent.memberId === memberId) ?? false
  if (rule?.method === 'self_claim' && isAgent) return { kind: 'claim' }
  return manages ? { kind: 'free' } : { kind: 'waits', ruleName: rule?.name ?? null }
}

/** Colleagues to hand a conversation to: those of its rule first, then who is there, then who has least to do. */
export function inOrderOfFitness(
  members: Iterable<MemberView>,
  rule: Pick<RuleView, 'agents'> | undefined,
): { sameRule: MemberView[]; others: MemberView[] } {
  const ordered = [...members].sort(
    (a, b) =>
      presenceRank[a.presence] - presenceRank[b.presence] || a.openConversations - b.openConversations,
  )
  const isIn = (member: MemberView) => rule?.agents.some(({ memberId }) => memberId === member.id) ?? false
  return { sameRule: ordered.filter(isIn), others: ordered.filter((member) => !isIn(member)) }
}

const presenceRank = { ready: 0, away: 1, offline: 2 } as const
