import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from './ids.ts'
import {
  isShut,
  learntAfter,
  observeThread,
  type ThreadFacts,
  type ThreadObservation,
  threadControlOf,
} from './thread-control.ts'

const at = (ms: number) => ms as Instant
const after = (...seen: ThreadObservation[]) => threadControlOf(seen.reduce<ThreadFacts>(observeThread, {}))

const inboxSpoke = (ms: number): ThreadObservation => ({
  says: 'owner',
  owner: 'meta_inbox',
  appId: '263902037430900',
  at: at(ms),
  evidence: 'inbox_spoke',
})
const passedToUs = (ms: number): ThreadObservation => ({
  says: 'owner',
  owner: 'us',
  appId: '77',
  at: at(ms),
  evidence: 'passed',
})
const heardDirectly = (ms: number): ThreadObservation => ({
  says: 'open',
  at: at(ms),
  evidence: 'heard_directly',
})
const heardInStandby = (ms: number): ThreadObservation => ({
  says: 'closed',
  at: at(ms),
  evidence: 'heard_in_standby',
})

test('of a thread nobody spoke about, nothing is claimed', () => {
  expect(after().owner).toBe('unknown')
})

test('a reply in the Meta inbox takes the thread', () => {
  expect(after(heardDirectly(1), inboxSpoke(2))).toMatchObject({
    owner: 'meta_inbox',
    since: 2,
    evidence: 'inbox_spoke',
  })
})

test('a customer heard in standby confirms the owner we know of instead of hiding it', () => {
  expect(after(inboxSpoke(2), heardInStandby(3)).owner).toBe('meta_inbox')
})

test('a customer heard directly after a takeover means that the thread is free again', () => {
  expect(after(inboxSpoke(2), heardDirectly(3))).toMatchObject({ owner: 'nobody', since: 3 })
})

test('standby alone says that some other app holds the thread', () => {
  expect(after(heardInStandby(3))).toMatchObject({ owner: 'other_app', appId: null })
})

test('a thread passed to us is ours while customers are heard directly', () => {
  expect(after(passedToUs(1), heardDirectly(5))).toMatchObject({ owner: 'us', since: 1 })
})

test('a voice alone is only likely to hold the thread; what is heard in standby with it makes it certain', () => {
  expect(after(inboxSpoke(2), heardDirectly(2))).toMatchObject({ owner: 'meta_inbox', certainty: 'likely' })
  expect(after(inboxSpoke(2), heardInStandby(2))).toMatchObject({ owner: 'meta_inbox', certainty: 'certain' })
})

test('somebody else’s hold keeps replies back while it is certain and not older than a day', () => {
  const day = 24 * 60 * 60 * 1_000
  const held = after(inboxSpoke(2), heardInStandby(3))
  expect(held.staleAt).toBe(3 + day)
  expect(isShut(held, at(3 + day - 1))).toBe(true)
  expect(isShut(held, at(3 + day))).toBe(false)
  expect(isShut(after(inboxSpoke(2), heardDirectly(2)), at(3))).toBe(false)
  expect(isShut(after(passedToUs(2)), at(3))).toBe(false)
  expect(isShut(after(), at(3))).toBe(false)
})

test('a hold ends when the platform said it would, unless something happened in the thread since', () => {
  const told = { says: 'owner', owner: 'meta_inbox', appId: null, evidence: 'owner_asked' } as const
  const held = { ...told, at: at(10), until: at(500) }
  expect(after(held)).toMatchObject({ certainty: 'certain', staleAt: 500 })
  expect(after(held, heardInStandby(20)).staleAt).toBe(20 + 24 * 60 * 60 * 1_000)
})

test('what is learnt by asking is newer than what was known, whichever clock is ahead', () => {
  const facts = observeThread({}, inboxSpoke(90))
  expect(learntAfter(facts, at(50))).toBe(91)
  expect(learntAfter(facts, at(100))).toBe(100)
  expect(learntAfter({}, at(50))).toBe(50)
})

const observation: fc.Arbitrary<ThreadObservation> = fc.oneof(
  fc.record({
    says: fc.constant('owner' as const),
    owner: fc.constantFrom('us', 'nobody', 'meta_inbox', 'other_app'),
    appId: fc.constantFrom(null, '1', '2'),
    at: fc.integer({ min: 0, max: 6 }).map(at),
    evidence: fc.constantFrom('passed', 'taken', 'inbox_spoke', 'other_app_spoke', 'owner_asked'),
  }),
  fc.record({
    says: fc.constantFrom('open', 'closed'),
    at: fc.integer({ min: 0, max: 6 }).map(at),
    evidence: fc.constantFrom('heard_directly', 'heard_in_standby', 'send_accepted', 'send_refused'),
  }),
)

test('the owner does not depend on the order in which evidence arrives, nor on repeats', () => {
  const shuffled = fc
    .array(observation, { maxLength: 8 })
    .chain((seen) =>
      fc.tuple(fc.constant(seen), fc.shuffledSubarray([...seen, ...seen], { minLength: seen.length * 2 })),
    )
  fc.assert(
    fc.property(shuffled, ([seen, other]) => {
      expect(after(...other)).toEqual(after(...seen))
    }),
  )
})
