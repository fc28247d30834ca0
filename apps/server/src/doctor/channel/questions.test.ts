import { connectScopeNames } from '@lienmach/contract'
import type { Instant } from '@lienmach/domain'
import { describe, expect, test } from 'vitest'
import type { Answer, CheckName } from './answer.ts'
import type { ChannelFacts } from './facts.ts'
import { answersTo, healthOf, worse } from './questions.ts'
import { ago, type Changed, facts, minute, no, now, routed, routing, silence, yes } from './sample-facts.ts'

const remembered = (data: Answer['data']): ChannelFacts['before'] => ({
  routing: { state: 'well', reason: '', data },
})
const said = (at: Instant, mid: string) => ({ threadId: 't_1', mid, at })
const spoke = (source: 'meta_inbox' | 'meta_ai' | 'other_app', appId: string | null = null) => [
  { source, appId, replies: 3, conversations: 2, lastAt: ago(minute) },
]

const table: Record<CheckName, [string, Changed, string][]> = {
  token: [
    ['that works', {}, 'well: token_valid'],
    [
      'that died',
      { platform: { token: yes({ alive: false, death: 'token_expired' }) } },
      'broken: token_expired',
    ],
    ['that is not spoken of', { platform: { token: silence } }, 'unknown: platform_unreachable'],
    [
      'that was erased',
      { platform: null, channel: { state: 'needs_reconnect', stateReason: 'person_deleted' } },
      'broken: person_deleted',
    ],
    ['that never was', { platform: null, channel: { state: 'found' } }, 'unknown: not_connected'],
  ],
  permissions: [
    ['complete', {}, 'well: permissions_complete'],
    [
      'without an advised one',
      { platform: { token: yes({ alive: true, scopes: connectScopeNames.slice(0, 4) }) } },
      'look: permissions_missing',
    ],
    [
      'without an essential one',
      { platform: { token: yes({ alive: true, scopes: connectScopeNames.slice(1) }) } },
      'broken: permissions_essential_missing',
    ],
    [
      'of a dead token',
      { platform: { token: yes({ alive: false, death: 'token_expired' }) } },
      'unknown: reconnect_first',
    ],
  ],
  webhook: [
    ['at both levels', {}, 'well: subscribed'],
    [
      'lost and renewed',
      { platform: { subscription: yes({ app: true, channel: false }), renewed: yes(null) } },
      'look: subscription_restored',
    ],
    [
      'lost, and our address does not answer',
      { platform: { subscription: yes({ app: false, channel: true }), renewed: no('callback_unreachable') } },
      'broken: callback_unreachable',
    ],
    [
      'lost, and refused',
      { platform: { subscription: yes({ app: false, channel: false }), renewed: no() } },
      'broken: subscription_missing',
    ],
    ['not told', { platform: { subscription: no() } }, 'unknown: platform_refused'],
  ],
  round_trip: [
    ['proved', {}, 'well: proved'],
    [
      'silent for months all the same',
      { channel: { lastEventAt: ago(90 * 24 * 60 * minute) } },
      'well: proved',
    ],
    ['never proved', { channel: { provedAt: null } }, 'unknown: waiting_for_message'],
  ],
  routing: [
    ['off', {}, 'well: routing_off'],
    ['on, and nothing told to whom', { platform: { routing: routed } }, 'look: routing_on'],
    [
      'on, and we heard a new customer ourselves',
      {
        platform: { routing: routed },
        channel: { control: routing('unknown') },
        before: remembered({ mode: 'routing', modeSince: ago(10 * minute) }),
        stored: { opening: { at: ago(minute), standby: false } },
      },
      'well: default_app_us',
    ],
    [
      'on, and another app heard them',
      {
        platform: { routing: routed },
        channel: { control: routing('us') },
        before: remembered({ mode: 'routing', modeSince: ago(10 * minute), toldBy: ago(5 * minute) }),
        stored: { opening: { at: ago(minute), standby: true } },
      },
      'broken: default_app_other',
    ],
    [
      'on, and the last new customer wrote before it was switched on',
      {
        platform: { routing: routed },
        channel: { control: routing('unknown') },
        before: remembered({ mode: 'routing', modeSince: ago(minute) }),
        stored: { opening: { at: ago(10 * minute), standby: false } },
      },
      'look: routing_on',
    ],
    [
      'on, and an attempt told more than the customer before it',
      {
        platform: { routing: routed },
        channel: { control: routing('us') },
        before: remembered({ mode: 'routing', modeSince: ago(60 * minute), toldBy: ago(10 * minute) }),
        stored: { opening: { at: ago(10 * minute), standby: true } },
      },
      'well: default_app_us',
    ],
    [
      'old, with another primary receiver',
      { platform: { receivers: yes({ primaryElsewhere: true }) } },
      'broken: primary_other',
    ],
    [
      'old, with us as the primary receiver',
      { channel: { control: { mode: 'handover', defaultApp: 'us', takeover: 'unknown' } } },
      'well: primary_us',
    ],
    [
      'old no longer',
      { channel: { control: { mode: 'handover', defaultApp: 'other', takeover: 'unknown' } } },
      'well: routing_off',
    ],
    ['not told', { platform: { routing: silence } }, 'unknown: platform_unreachable'],
  ],
  takeover: [
    ['where nobody can take', {}, 'well: takeover_not_offered'],
    ['never tried', { platform: { routing: routed } }, 'unknown: never_tried'],
    [
      'refused',
      { platform: { routing: routed }, channel: { control: { ...routing('us'), takeover: 'refused' } } },
      'look: takeover_refused',
    ],
    [
      'allowed',
      { platform: { routing: routed }, channel: { control: { ...routing('us'), takeover: 'allowed' } } },
      'well: takeover_allowed',
    ],
  ],
  human_agent: [
    ['not counted on', {}, 'well: human_agent_not_used'],
    ['counted on and never tried', { humanAgentWanted: true }, 'unknown: never_tried'],
    ['granted', { channel: { humanAgent: 'granted' } }, 'well: human_agent_granted'],
    ['refused', { channel: { humanAgent: 'refused' } }, 'look: human_agent_refused'],
  ],
  elsewhere: [
    ['nobody', {}, 'well: only_us'],
    ["people in Meta's inbox", { stored: { elsewhere: spoke('meta_inbox') } }, 'look: inbox_answers'],
    ["Meta's AI", { stored: { elsewhere: spoke('meta_ai') } }, 'look: ai_answers'],
    ['another app', { stored: { elsewhere: spoke('other_app', '77') } }, 'look: other_app_answers'],
  ],
  refusals: [
    ['none', {}, 'well: no_refusals'],
    [
      'of one customer',
      { stored: { refused: { customer_unavailable: 2, window_closed: 1 } } },
      'well: refusals_explained',
    ],
    ['without a known cause', { stored: { refused: { unknown: 1 } } }, 'look: sends_refused'],
    [
      'for a thread that nobody is seen in',
      { stored: { refused: { thread_not_ours: 1 } } },
      'look: sends_refused',
    ],
    [
      "for a thread that Meta's inbox holds",
      { stored: { refused: { thread_not_ours: 4 }, elsewhere: spoke('meta_inbox') } },
      'well: refusals_explained',
    ],
    [
      'for a restriction that is known',
      { stored: { refused: { page_restricted: 4 } }, channel: { restrictedSince: ago(minute) } },
      'well: refusals_explained',
    ],
  ],
  restriction: [
    ['none', {}, 'well: not_restricted'],
    ['since a moment', { channel: { restrictedSince: ago(minute) } }, 'broken: page_restricted'],
  ],
  clock: [
    ['that agrees', {}, 'well: clocks_agree'],
    ['of which nothing is known', { stored: { arrival: null } }, 'unknown: nothing_to_compare'],
    [
      'that is late',
      { stored: { arrival: { platformAt: (now + 2 * minute) as Instant, receivedAt: now } } },
      'look: clock_behind',
    ],
    [
      'that is very late',
      { stored: { arrival: { platformAt: (now + 20 * minute) as Instant, receivedAt: now } } },
      'broken: clock_behind',
    ],
    [
      'that is early',
      { stored: { departure: { startedAt: now, platformAt: ago(2 * minute) } } },
      'look: clock_ahead',
    ],
    [
      'that an event came late to',
      { stored: { arrival: { platformAt: ago(90 * minute), receivedAt: now } } },
      'well: clocks_agree',
    ],
  ],
  gap: [
    ['none', {}, 'well: nothing_missing'],
    [
      'of two messages',
      { stored: { missing: [said(ago(5 * minute), 'm_1'), said(ago(4 * minute), 'm_2')] } },
      'broken: messages_missing',
    ],
    ['that nobody can look for', { platform: { newest: no() } }, 'unknown: platform_refused'],
  ],
}

for (const [check, rows] of Object.entries(table)) {
  describe(check, () => {
    test.each(rows)('%s', (_name, changed, expected) => {
      const found = answersTo(facts(changed)).find((answer) => answer.check === check)
      expect(`${found?.state}: ${found?.reason}`).toBe(expected)
    })
  })
}

test('what is not known is no finding, and a channel is as bad as the worst that is known of it', () => {
  expect(healthOf(answersTo(facts()))).toEqual({ health: 'well', findings: 0 })
  expect(healthOf(answersTo(facts({ platform: { token: silence } })))).toEqual({
    health: 'unknown',
    findings: 0,
  })
  const twice = facts({ channel: { restrictedSince: now }, stored: { elsewhere: spoke('meta_ai') } })
  expect(healthOf(answersTo(twice))).toEqual({ health: 'broken', findings: 2 })
  expect([worse('well', 'unknown'), worse('look', 'well'), worse('look', 'broken')]).toEqual([
    'well',
    'look',
    'broken',
  ])
})
