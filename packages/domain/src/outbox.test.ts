import { expect, test } from 'vitest'
import { canMove, isStillOurs, isUnfinished, type OutboxState } from './outbox.ts'

const states: OutboxState[] = [
  'queued',
  'sending',
  'held',
  'uncertain',
  'sent',
  'failed',
  'cancelled',
  'resent',
  'abandoned',
]

function reachableFrom(from: OutboxState, seen = new Set<OutboxState>()): Set<OutboxState> {
  for (const to of states) {
    if (canMove(from, to) && !seen.has(to)) {
      seen.add(to)
      reachableFrom(to, seen)
    }
  }
  return seen
}

test('what may have arrived is never queued or sent again by itself', () => {
  expect(reachableFrom('uncertain')).toEqual(new Set(['sent', 'resent', 'abandoned']))
})

test('a reply that is held, sent or taken back never goes straight to the platform', () => {
  for (const from of states.filter((state) => state !== 'queued'))
    expect(canMove(from, 'sending')).toBe(false)
})

test('later replies wait exactly for those that can still be sent or may have arrived', () => {
  for (const state of states) {
    expect(isUnfinished(state)).toBe(['queued', 'sending', 'held', 'uncertain'].includes(state))
  }
})

test('a person can change a reply only while nothing of it has left us', () => {
  expect(states.filter(isStillOurs)).toEqual(['queued', 'held'])
  for (const state of states.filter(isStillOurs)) expect(canMove(state, 'cancelled')).toBe(true)
})
