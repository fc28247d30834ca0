import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from './ids.ts'
import { messagingWindow, sendAsAt } from './messaging-window.ts'
import { longestSilentHold, releaseDecision } from './release.ts'
import { sendVerdict } from './send-verdict.ts'

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

test.each([
  ['connected', 'us', 'response', { verdict: 'send', as: 'response' }],
  ['connected', 'nobody', 'human_agent', { verdict: 'send', as: 'human_agent' }],
  ['connected', 'unknown', 'response', { verdict: 'send', as: 'response' }],
  ['connecting', 'unknown', 'response', { verdict: 'send', as: 'response' }],
  ['connected', 'meta_inbox', 'response', { verdict: 'hold', because: 'thread_not_ours' }],
  ['connected', 'other_app', 'response', { verdict: 'hold', because: 'thread_not_ours' }],
  ['needs_reconnect', 'us', 'response', { verdict: 'hold', because: 'channel_disconnected' }],
  ['disconnected', 'us', 'response', { verdict: 'fail', because: 'channel_disconnected' }],
  ['connected', 'meta_inbox', null, { verdict: 'fail', because: 'window_closed' }],
  ['needs_reconnect', 'us', null, { verdict: 'fail', because: 'window_closed' }],
] as const)(
  'on a channel that is %s, with the thread at %s and %s allowed, the verdict is %o',
  (channel, owner, sendAs, verdict) => {
    expect(sendVerdict({ channel, owner, sendAs })).toEqual(verdict)
  },
)

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
