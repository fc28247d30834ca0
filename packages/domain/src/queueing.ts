import type { MemberId, RuleId } from './ids.ts'

/** A rule as far as it decides what becomes of a conversation that a customer opens. */
export interface OpeningRule {
  id: RuleId
  method: 'round_robin' | 'self_claim'
  sticky: boolean
  agentIds: readonly MemberId[]
}

/** A conversation before its customer wrote. */
export interface AwaitedConversation {
  status: 'open' | 'done'
  ruleId: RuleId | null
  assigneeId: MemberId | null
  isQueued: boolean
}

/**
 * Whether a conversation has to be given out or claimed now that its customer wrote: a new one, one that was done, and
 * one that nobody has. What a rule does not share out (one from before it, by choice) stays with whoever has it. Where
 * customers come back to whom they know, whoever claimed it last keeps it; in turn, the turn decides that.
 */
export function mustQueue(conversation: AwaitedConversation, rule: OpeningRule | null): boolean {
  const { status, ruleId, assigneeId, isQueued } = conversation
  if (rule === null || ruleId !== rule.id || isQueued) return false
  if (assigneeId === null) return true
  if (status === 'open') return false
  const keeps = rule.method === 'self_claim' && rule.sticky && rule.agentIds.includes(assigneeId)
  return !keeps
}
