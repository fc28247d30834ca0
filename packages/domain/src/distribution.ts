import type { Instant, MemberId } from './ids.ts'
import { isAtWork, type LocalMoment, type WorkingHours } from './working-hours.ts'

/** How a rule shares conversations out in turn. */
export interface RoundRobin {
  /** Open conversations at most for each agent; null: any number. */
  cap: number | null
  /** Passes over who is away. Whoever is offline is always passed over. */
  skipAway: boolean
  /** When the rule gives out at all; null: always. */
  hours: WorkingHours | null
  /** A customer who comes back goes to whoever served them last, if that one can take them. */
  sticky: boolean
}

/** An agent of a rule, as far as it decides who is next. */
export interface RuleAgent {
  memberId: MemberId
  presence: 'ready' | 'away' | 'offline'
  open: number
  /** Their own limit where it differs from the rule's. */
  cap: number | null
  /** Their shifts; null: as the rule works. */
  shifts: WorkingHours | null
  /** Where they stand in the turn. */
  turn: number
  lastGivenAt: Instant | null
}

/** Why somebody was passed over. */
export type PassedOver = 'offline' | 'away' | 'off_shift' | 'full'

export interface Passing {
  memberId: MemberId
  because: PassedOver
}

/** Who gets a conversation and why: enough to answer for it later, and to come to it again. */
export type Distribution =
  | {
      memberId: MemberId
      because: 'next_in_turn' | 'served_before'
      /** The new place of the one chosen, and of the rule. */
      turn: number
      ruleTurn: number
      passedOver: Passing[]
    }
  | { memberId: null; because: 'nobody_eligible' | 'off_hours'; passedOver: Passing[] }

export interface Distributing {
  rule: RoundRobin
  agents: readonly RuleAgent[]
  /** Where the rule's turn stands: the lowest place at the last decision. */
  ruleTurn: number
  /** Who served this customer last. */
  servedBy: MemberId | null
  now: LocalMoment
}

/**
 * Gives one conversation out. Everybody takes a place in the turn, moves up one with each conversation, and the lowest
 * place is next; so those who can take any are never more than one apart. Whoever comes back from a break starts where
 * the turn stands: they are neither skipped nor flooded with what they missed.
 */
export function distribute({ rule, agents, ruleTurn, servedBy, now }: Distributing): Distribution {
  if (!isAtWork(rule.hours, now)) return { memberId: null, because: 'off_hours', passedOver: [] }
  const passedOver: Passing[] = []
  const eligible: RuleAgent[] = []
  for (const agent of agents) {
    const because = obstacle(rule, agent, now)
    if (because === null) eligible.push(agent)
    else passedOver.push({ memberId: agent.memberId, because })
  }
  const placeOf = ({ turn }: RuleAgent) => Math.max(turn, ruleTurn)
  const [next] = eligible.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      (a.lastGivenAt ?? -Infinity) - (b.lastGivenAt ?? -Infinity) ||
      (a.memberId < b.memberId ? -1 : 1),
  )
  if (!next) return { memberId: null, because: 'nobody_eligible', passedOver }
  const before = rule.sticky ? eligible.find(({ memberId }) => memberId === servedBy) : undefined
  const chosen = before ?? next
  return {
    memberId: chosen.memberId,
    because: before ? 'served_before' : 'next_in_turn',
    turn: placeOf(chosen) + 1,
    ruleTurn: placeOf(next),
    passedOver,
  }
}

/** What keeps an agent from taking one more conversation now; null: nothing. */
export function obstacle(
  rule: Pick<RoundRobin, 'cap' | 'skipAway'>,
  agent: RuleAgent,
  now: LocalMoment,
): PassedOver | null {
  if (agent.presence === 'offline') return 'offline'
  if (agent.presence === 'away' && rule.skipAway) return 'away'
  if (!isAtWork(agent.shifts, now)) return 'off_shift'
  const cap = agent.cap ?? rule.cap
  return cap !== null && agent.open >= cap ? 'full' : null
}
