import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RuleAgent } from './distribution.ts'
import { type DistributionRound, distributeRound } from './distribution-round.ts'
import type { ConversationId, Instant, MemberId } from './ids.ts'

const agent = (name: string, more: Partial<RuleAgent> = {}): RuleAgent => ({
  memberId: name as MemberId,
  presence: 'ready',
  open: 0,
  cap: null,
  shifts: null,
  turn: 0,
  lastGivenAt: null,
  ...more,
})
const round = (
  agents: RuleAgent[],
  number: number,
  more: Partial<DistributionRound> = {},
): DistributionRound => ({
  rule: { cap: null, skipAway: true, hours: null, sticky: false },
  ruleTurn: 0,
  agents,
  at: 1 as Instant,
  now: { day: 0, minute: 600 },
  waiting: Array.from({ length: number }, (_, no) => ({
    id: `c${no}` as ConversationId,
    servedBy: null,
    notTo: null,
  })),
  ...more,
})
const counts = (gifts: readonly { memberId: MemberId }[]) =>
  Object.fromEntries([...Map.groupBy(gifts, (gift) => gift.memberId)].map(([id, all]) => [id, all.length]))

test('cutting what waits into rounds changes nothing: everybody gets the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 8 }),
      (n, cuts) => {
        const agents = Array.from({ length: n }, (_, no) => agent(`nguoi-${no}`))
        const total = cuts.reduce((sum, cut) => sum + cut, 0)
        const whole = distributeRound(round(agents, total))
        let state: { agents: RuleAgent[]; ruleTurn: number } = { agents, ruleTurn: 0 }
        const given: MemberId[] = []
        for (const cut of cuts) {
          const part = distributeRound({ ...round([], cut), ...state })
          given.push(...part.gifts.map(({ memberId }) => memberId))
          state = part
        }
        expect(given).toEqual(whole.gifts.map(({ memberId }) => memberId))
      },
    ),
  )
})

test('a cap holds within a round: the rest waits, longest waiting first', () => {
  const outcome = distributeRound(round([agent('an', { cap: 2 }), agent('binh', { cap: 1 })], 5))
  expect(counts(outcome.gifts)).toEqual({ an: 2, binh: 1 })
  expect(outcome.gifts.map(({ id }) => id)).toEqual(['c0', 'c1', 'c2'])
  expect(outcome.stuck).toBe('nobody_eligible')
})

test('what somebody gave back goes to somebody else, or waits; only in a rule of one does it come back', () => {
  const an = agent('an')
  const waiting = [{ id: 'c0' as ConversationId, servedBy: an.memberId, notTo: an.memberId }]
  expect(counts(distributeRound(round([an, agent('binh')], 0, { waiting })).gifts)).toEqual({ binh: 1 })
  expect(distributeRound(round([an, agent('binh', { presence: 'offline' })], 0, { waiting })).gifts).toEqual(
    [],
  )
  expect(counts(distributeRound(round([an], 0, { waiting })).gifts)).toEqual({ an: 1 })
})

test('one that nobody else can take does not hold up those behind it', () => {
  const an = agent('an')
  const waiting = [
    { id: 'c0' as ConversationId, servedBy: null, notTo: an.memberId },
    { id: 'c1' as ConversationId, servedBy: null, notTo: null },
  ]
  const outcome = distributeRound(round([an, agent('binh', { presence: 'away' })], 0, { waiting }))
  expect(outcome.gifts.map(({ id }) => id)).toEqual(['c1'])
  expect(outcome.stuck).toBe('nobody_eligible')
})
