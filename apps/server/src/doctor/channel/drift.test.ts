import { connectScopeNames } from '@lienmach/contract'
import { describe, expect, test } from 'vitest'
import type { Answer, CheckName } from './answer.ts'
import { driftOf } from './drift.ts'
import type { ChannelFacts } from './facts.ts'
import { answersTo } from './questions.ts'
import { ago, type Changed, facts, minute, no, routed, routing, silence, yes } from './sample-facts.ts'

describe('what was changed by somebody else', () => {
  const drift = (changed: Changed) => {
    const known = facts(changed)
    return driftOf(known, answersTo(known)).map(({ what, before, after }) => `${what}: ${before} → ${after}`)
  }
  const knew = (data: Answer['data'], check: CheckName = 'routing'): ChannelFacts['before'] => ({
    [check]: { state: 'well', reason: '', data },
  })

  test.each<[string, Changed, string[]]>([
    ['nothing the first time', { platform: { routing: routed } }, []],
    ['the mode', { platform: { routing: routed }, before: knew({ mode: 'open' }) }, ['mode: open → routing']],
    [
      'the default app',
      {
        platform: { routing: routed },
        channel: { control: routing('us') },
        before: knew({ mode: 'routing', defaultApp: 'us', modeSince: 0 }),
        stored: { opening: { at: ago(minute), standby: true } },
      },
      ['default_app: us → other'],
    ],
    [
      'the primary receiver',
      {
        platform: { receivers: yes({ primaryElsewhere: true }) },
        channel: { control: { mode: 'handover', defaultApp: 'other', takeover: 'unknown' } },
        before: knew({ mode: 'handover', defaultApp: 'us' }),
      },
      ['primary_receiver: us → other'],
    ],
    [
      'taking control',
      {
        channel: { control: { mode: 'open', defaultApp: 'unknown', takeover: 'refused' } },
        before: knew({ takeover: 'allowed' }, 'takeover'),
      },
      ['takeover: allowed → refused'],
    ],
    [
      'the subscription',
      { platform: { subscription: yes({ app: true, channel: false }), renewed: yes(null) } },
      ['subscription: subscribed → unsubscribed'],
    ],
    [
      'a subscription that was lost already',
      {
        platform: { subscription: yes({ app: true, channel: false }), renewed: no() },
        before: knew({ subscribed: false }, 'webhook'),
      },
      [],
    ],
    [
      'a permission',
      { platform: { token: yes({ alive: true, scopes: connectScopeNames.slice(1) }) } },
      ['permissions: complete → missing'],
    ],
    [
      'a permission that came back',
      { channel: { missingScopes: ['pages_show_list'] } },
      ['permissions: missing → complete'],
    ],
    [
      'nothing while nobody answers',
      {
        platform: { routing: silence, token: silence },
        channel: { control: routing('unknown') },
        before: knew({ mode: 'routing' }),
      },
      [],
    ],
  ])('%s', (_name, changed, expected) => {
    expect(drift(changed)).toEqual(expected)
  })
})
