import { type Answer, type CheckName, type CheckState, unknown } from './answer.ts'
import { clock } from './clock.ts'
import { elsewhere } from './elsewhere.ts'
import type { ChannelFacts } from './facts.ts'
import { gap } from './gap.ts'
import { humanAgent } from './human-agent.ts'
import { permissions } from './permissions.ts'
import { refusals } from './refusals.ts'
import { restriction } from './restriction.ts'
import { roundTrip } from './round-trip.ts'
import { routing } from './routing.ts'
import { takeover } from './takeover.ts'
import { token, withoutToken } from './token.ts'
import { webhook } from './webhook.ts'

/** Every question about a channel, in the order in which screens show the answers. */
const questions: Record<CheckName, (facts: ChannelFacts) => Answer> = {
  token,
  permissions,
  webhook,
  round_trip: roundTrip,
  routing,
  takeover,
  human_agent: humanAgent,
  elsewhere,
  refusals,
  restriction,
  clock,
  gap,
}

/** All answers about a channel. Without a token that works, only the token is spoken of. */
export function answersTo(facts: ChannelFacts): Answer[] {
  const because = withoutToken(facts)
  return Object.entries(questions).map(([check, ask]) =>
    because !== null && check !== 'token'
      ? unknown(check as CheckName, because, { data: facts.before[check as CheckName]?.data ?? {} })
      : ask(facts),
  )
}

const order: CheckState[] = ['unknown', 'well', 'look', 'broken']

/** The worse of two states. Not knowing is no finding. */
export const worse = (a: CheckState, b: CheckState): CheckState =>
  order.indexOf(a) >= order.indexOf(b) ? a : b

/** How a channel is on the whole, and how many answers ask for something to be done. */
export function healthOf(answers: readonly Answer[]): { health: CheckState; findings: number } {
  const findings = answers.filter(({ state }) => state === 'look' || state === 'broken').length
  const works = answers.some(({ check, state }) => check === 'token' && state !== 'unknown')
  const worst = answers.map(({ state }) => state).reduce(worse, 'unknown')
  return { health: worst === 'well' && !works ? 'unknown' : worst, findings }
}

/** Answers in the order of their questions. */
export const inOrder = <A extends { check: CheckName }>(answers: readonly A[]): A[] => {
  const names = Object.keys(questions)
  return answers.toSorted((a, b) => names.indexOf(a.check) - names.indexOf(b.check))
}
