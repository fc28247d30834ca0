import {
  type Distribution,
  distribute,
  type Passing,
  type RoundRobin,
  type RuleAgent,
} from './distribution.ts'
import type { ConversationId, Instant, MemberId } from './ids.ts'
import type { LocalMoment } from './working-hours.ts'

/** A conversation that waits to be given out. */
export interface WaitingConversation {
  id: ConversationId
  /** Who served its customer last. */
  servedBy: MemberId | null
  /** Who gave it back, or let it lie: somebody else gets it, unless the rule has nobody else. */
  notTo: MemberId | null
}

/** Everything that the decisions of one round rest on: from it they can be come to again. */
export interface DistributionRound {
  rule: RoundRobin
  ruleTurn: number
  agents: readonly RuleAgent[]
  at: Instant
  /** The same moment on the shop's clock. */
  now: LocalMoment
  /** Longest waiting first. */
  waiting: readonly WaitingConversation[]
}

export interface Gift {
  id: ConversationId
  memberId: MemberId
  because: 'next_in_turn' | 'served_before'
  passedOver: Passing[]
}

export interface RoundOutcome {
  gifts: Gift[]
  /** Where everybody stands afterwards. */
  agents: RuleAgent[]
  ruleTurn: number
  /** Why the first that was not given out still waits; null: all were. */
  stuck: 'nobody_eligible' | 'off_hours' | null
}

/** Gives out what waits, one after the other, each decision in the light of those before it. */
export function distributeRound(round: DistributionRound): RoundOutcome {
  const { rule, at, now, waiting } = round
  const outcome: RoundOutcome = {
    gifts: [],
    agents: round.agents.map((agent) => ({ ...agent })),
    ruleTurn: round.ruleTurn,
    stuck: null,
  }
  for (const { id, servedBy, notTo } of waiting) {
    const others = outcome.agents.filter(({ memberId }) => memberId !== notTo)
    const agents = others.length > 0 ? others : outcome.agents
    const decision = distribute({ rule, agents, ruleTurn: outcome.ruleTurn, servedBy, now })
    if (decision.memberId === null) {
      outcome.stuck ??= decision.because
      // Nobody at all, whoever gave what back: the rest waits as well.
      if (agents.length === outcome.agents.length) break
    } else {
      outcome.gifts.push({ id, ...giftOf(decision) })
      outcome.ruleTurn = decision.ruleTurn
      outcome.agents = outcome.agents.map((agent) =>
        agent.memberId === decision.memberId
          ? { ...agent, open: agent.open + 1, turn: decision.turn, lastGivenAt: at }
          : agent,
      )
    }
  }
  return outcome
}

const giftOf = ({ memberId, because, passedOver }: Extract<Distribution, { memberId: MemberId }>) => ({
  memberId,
  because,
  passedOver,
})
