import type { Answer } from './answer.ts'
import type { ChannelFacts } from './facts.ts'
import { missingScopes } from './permissions.ts'

/** Something that was set otherwise at the platform, by somebody who is not us. */
export interface Drift {
  what: 'mode' | 'default_app' | 'primary_receiver' | 'subscription' | 'permissions' | 'takeover'
  before: string
  after: string
  data?: Record<string, unknown>
}

/** What was known before this check and is known to be otherwise now. What becomes known was not changed. */
export function driftOf(facts: ChannelFacts, answers: readonly Answer[]): Drift[] {
  const now = (check: Answer['check']) => answers.find((answer) => answer.check === check)?.data ?? {}
  const then = (check: Answer['check']) => facts.before[check]?.data ?? {}
  return [
    ...controlDrift(then('routing'), now('routing')),
    ...changed('takeover', then('takeover').takeover, now('takeover').takeover),
    ...subscriptionDrift(
      facts,
      answers.find(({ check }) => check === 'webhook'),
    ),
    ...permissionDrift(facts),
  ]
}

function controlDrift(then: Answer['data'], now: Answer['data']): Drift[] {
  const mode = changed('mode', then.mode, now.mode)
  // In another mode the word means another thing.
  if (mode.length > 0 || then.mode !== now.mode) return mode
  const what = now.mode === 'handover' ? 'primary_receiver' : 'default_app'
  return changed(what, then.defaultApp, now.defaultApp)
}

function changed(what: Drift['what'], before: unknown, after: unknown): Drift[] {
  return isKnown(before) && isKnown(after) && before !== after ? [{ what, before, after }] : []
}

const isKnown = (value: unknown): value is string => typeof value === 'string' && value !== 'unknown'

/** We subscribed when we connected, so a subscription found lost for the first time was there before. */
function subscriptionDrift({ before }: ChannelFacts, now: Answer | undefined): Drift[] {
  const wasThere = before.webhook?.data.subscribed !== false
  if (!now || now.state === 'unknown' || now.data.lost === undefined || !wasThere) return []
  const { lost } = now.data
  return [{ what: 'subscription', before: 'subscribed', after: 'unsubscribed', data: { lost } }]
}

/** What connecting it changed stands on the channel already. */
function permissionDrift(facts: ChannelFacts): Drift[] {
  const after = missingScopes(facts)
  if (after === null) return []
  const before = facts.channel.missingScopes
  const lost = after.filter((scope) => !before.includes(scope))
  if (lost.length === 0 && !(before.length > 0 && after.length === 0)) return []
  const word = (missing: readonly string[]) => (missing.length === 0 ? 'complete' : 'missing')
  return [{ what: 'permissions', before: word(before), after: word(after), data: { missing: after } }]
}
