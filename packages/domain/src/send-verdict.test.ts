import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from './ids.ts'
import { messagingWindow, sendAsAt } from './messaging-window.ts'
import { longestSilentHold, releaseDecision } from './release.ts'
import { type ChannelStanding, type SendSituation, sendVerdict } from './send-verdict.ts'
import { type ThreadControl, threadControlOf, unknownThread } from './thread-control.ts'

const hour = 60 * 60 * 1_000
const at = (ms: number) => ms as Instant

test('inside 24 hours a reply is a plain response, whether or not the longer window is granted', () => {
  for (const granted of [true, false]) {
    expect(sendAsAt(at(24 * hour - 1), messagingWindow(at(0), granted))).toBe('response')
  }
})

test('between 24 hours and 7 days a person may answer only where Meta granted it', () => {
  expect(sendAsAt(at(24 * hour), messagingWindow(at(0), true))).toBe('human_agent')
  expect(sendAsAt(at(24 * hour), messagingWindow(at(0), false))).toBeNull()
})

test('after 7 days nobody may answer', () => {
  expect(sendAsAt(at(7 * 24 * hour), messagingWindow(at(0), true))).toBeNull()
})

test('a customer we never heard may have written before we came, so the platform decides', () => {
  expect(sendAsAt(at(9_999 * hour), messagingWindow(null, false))).toBe('response')
})

const now = at(10 * hour)
const well: SendSituation = {
  now,
  channel: {
    state: 'connected',
    mayMessage: true,
    restricted: false,
    defaultApp: 'unknown',
    humanAgent: 'unknown',
  },
  thread: unknownThread,
  window: messagingWindow(at(9 * hour), true),
  lastCustomerAt: at(9 * hour),
  unreachableSince: null,
  pausedUntil: null,
}
const on = (channel: Partial<ChannelStanding>) => ({ channel: { ...well.channel, ...channel } })
const heldBy = (owner: 'meta_inbox' | 'other_app', ago = hour): { thread: ThreadControl } => ({
  thread: threadControlOf({
    owner: { says: 'owner', owner, appId: '1', at: at(now - ago), evidence: 'taken' },
  }),
})
const greeted: { thread: ThreadControl } = {
  thread: threadControlOf({
    owner: { says: 'owner', owner: 'meta_inbox', appId: '1', at: at(now - 1), evidence: 'inbox_spoke' },
    access: { says: 'open', at: at(now - 1), evidence: 'heard_directly' },
  }),
}
const ours: { thread: ThreadControl } = {
  thread: threadControlOf({
    owner: { says: 'owner', owner: 'us', appId: '1', at: at(now - 1), evidence: 'passed' },
  }),
}
const pastWindow = { window: messagingWindow(at(-9 * 24 * hour), true), lastCustomerAt: at(-9 * 24 * hour) }
const pastDay = { window: messagingWindow(at(-20 * hour), true), lastCustomerAt: at(-20 * hour) }
const send = { verdict: 'send', as: 'response', doubt: null, notBefore: null }

test.each<[string, Partial<SendSituation>, object]>([
  ['our own thread', ours, send],
  ['nobody seen to hold the thread', {}, { ...send, doubt: 'owner_unknown' }],
  ['a wait for the first event', on({ state: 'connecting' }), { ...send, doubt: 'owner_unknown' }],
  [
    'more than a day of silence',
    { ...ours, ...pastDay },
    { ...send, as: 'human_agent', doubt: 'tag_untried' },
  ],
  [
    'more than a day of silence on a Page where that went before',
    { ...ours, ...pastDay, ...on({ humanAgent: 'granted' }) },
    { ...send, as: 'human_agent' },
  ],
  ['a pause', { ...ours, pausedUntil: at(now + 5) }, { ...send, notBefore: now + 5 }],
  ['a pause that is over', { ...ours, pausedUntil: now }, send],
  ['Meta’s inbox holding the thread', heldBy('meta_inbox'), { verdict: 'hold', because: 'thread_not_ours' }],
  ['another app holding the thread', heldBy('other_app'), { verdict: 'hold', because: 'thread_not_ours' }],
  ['an old hold', heldBy('meta_inbox', 24 * hour), { ...send, doubt: 'owner_stale' }],
  ['an automatic greeting of Meta’s inbox', greeted, { ...send, doubt: 'owner_likely' }],
  ['another default app', on({ defaultApp: 'other' }), { ...send, doubt: 'not_default' }],
  ['another default app, and a thread of ours', { ...ours, ...on({ defaultApp: 'other' }) }, send],
  [
    'a dead token',
    { ...ours, ...on({ state: 'needs_reconnect' }) },
    { verdict: 'hold', because: 'channel_disconnected' },
  ],
  [
    'a channel that was given up',
    on({ state: 'disconnected' }),
    { verdict: 'fail', because: 'channel_disconnected' },
  ],
  ['a permission withdrawn', on({ mayMessage: false }), { verdict: 'fail', because: 'permission_missing' }],
  ['a restricted Page', on({ restricted: true }), { verdict: 'hold', because: 'page_restricted' }],
  [
    'a customer who blocked the Page',
    { unreachableSince: at(9.5 * hour) },
    { verdict: 'fail', because: 'customer_unavailable' },
  ],
  ['a block before their last message', { ...ours, unreachableSince: at(8 * hour) }, send],
  [
    'a block of the day before yesterday',
    { ...ours, ...pastDay, unreachableSince: at(-15 * hour) },
    { ...send, as: 'human_agent', doubt: 'was_unreachable' },
  ],
  ['a closed window', pastWindow, { verdict: 'fail', because: 'window_closed' }],
  [
    'a closed window of a thread of others',
    { ...pastWindow, ...heldBy('meta_inbox') },
    { verdict: 'fail', because: 'window_closed' },
  ],
  [
    'a closed window and a dead token',
    { ...pastWindow, ...on({ state: 'needs_reconnect' }) },
    { verdict: 'fail', because: 'window_closed' },
  ],
])('the verdict is right with %s', (_what, known, verdict) => {
  expect(sendVerdict({ ...well, ...known })).toEqual(verdict)
})

const open = { windowOpen: true, lastCustomerAt: at(0) }

test('a held reply goes by itself when its cause has passed', () => {
  expect(releaseDecision(at(10), { ...open, now: at(hour) })).toEqual({ decision: 'send' })
})

test('a held reply asks when the customer wrote meanwhile', () => {
  const decision = releaseDecision(at(10), { ...open, lastCustomerAt: at(20), now: at(hour) })
  expect(decision).toEqual({ decision: 'ask', because: 'customer_wrote' })
})

test('a held reply asks when it waited longer than a day', () => {
  const now = at(10 + longestSilentHold + 1)
  expect(releaseDecision(at(10), { ...open, now })).toEqual({ decision: 'ask', because: 'held_long' })
})

test('no held reply leaves by itself after the window closed, the customer wrote, or a day passed', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.nat(),
      fc.nat(),
      fc.boolean(),
      (writtenAt, waited, lastCustomerAt, windowOpen) => {
        const situation = { now: at(writtenAt + waited), lastCustomerAt: at(lastCustomerAt), windowOpen }
        const { decision } = releaseDecision(at(writtenAt), situation)
        expect(decision === 'send').toBe(
          windowOpen && waited <= longestSilentHold && lastCustomerAt <= writtenAt,
        )
      },
    ),
  )
})
