import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Distributing, distribute, type RoundRobin, type RuleAgent } from './distribution.ts'
import type { Instant, MemberId } from './ids.ts'

const rule: RoundRobin = { cap: null, skipAway: true, hours: null, sticky: false }
const noon = { day: 2, minute: 12 * 60 }
const agent = (memberId: string, known: Partial<RuleAgent> = {}): RuleAgent => ({
  memberId: memberId as MemberId,
  presence: 'ready',
  open: 0,
  cap: null,
  shifts: null,
  turn: 0,
  lastGivenAt: null,
  ...known,
})
const give = (known: Partial<Distributing>) =>
  distribute({ rule, agents: [], ruleTurn: 0, servedBy: null, now: noon, ...known })

/** A rule at work: keeps places as the store does. */
function shop(agents: RuleAgent[], by: RoundRobin = rule) {
  let ruleTurn = 0
  let clock = 0
  const given = new Map<string, number>(agents.map(({ memberId }) => [memberId, 0]))
  return {
    agents,
    given,
    next(servedBy: MemberId | null = null) {
      const decided = distribute({ rule: by, agents, ruleTurn, servedBy, now: noon })
      if (decided.memberId === null) return decided
      const chosen = agents.find(({ memberId }) => memberId === decided.memberId) as RuleAgent
      chosen.turn = decided.turn
      chosen.lastGivenAt = ++clock as Instant
      chosen.open++
      ruleTurn = decided.ruleTurn
      given.set(decided.memberId, (given.get(decided.memberId) ?? 0) + 1)
      return decided
    },
  }
}

const spread = (counts: Iterable<number>) => {
  const all = [...counts]
  return Math.max(...all) - Math.min(...all)
}

test('conversations go round: nobody gets a second one before everybody had a first', () => {
  const { next } = shop([agent('an'), agent('binh'), agent('chi')])
  expect([next(), next(), next(), next()].map(({ memberId }) => memberId)).toEqual([
    'an',
    'binh',
    'chi',
    'an',
  ])
})

test.each([
  ['offline', { presence: 'offline' }],
  ['away', { presence: 'away' }],
  ['full', { open: 3, cap: 3 }],
  ['off_shift', { shifts: [[], [], [], [], [], [], []] }],
] as const)('an agent who is %s is passed over, and the decision says so', (because, known) => {
  expect(give({ agents: [agent('an', known), agent('binh', { turn: 9 })] })).toMatchObject({
    memberId: 'binh',
    because: 'next_in_turn',
    passedOver: [{ memberId: 'an', because }],
  })
})

test('who is away still gets conversations where the rule says so; who is offline never', () => {
  const agents = [agent('an', { presence: 'away' }), agent('binh', { presence: 'offline' })]
  expect(give({ rule: { ...rule, skipAway: false }, agents }).memberId).toBe('an')
})

test('when nobody can take it, nobody gets it; outside working hours nobody is even asked', () => {
  expect(give({ agents: [agent('an', { presence: 'away' })] })).toMatchObject({
    memberId: null,
    because: 'nobody_eligible',
  })
  const closed = { ...rule, hours: [[], [], [], [], [], [], []] }
  expect(give({ rule: closed, agents: [agent('an')] })).toMatchObject({
    memberId: null,
    because: 'off_hours',
  })
})

test('a customer who comes back goes to whoever served them, and that counts as their turn', () => {
  const { next } = shop([agent('an'), agent('binh')], { ...rule, sticky: true })
  expect(next('binh' as MemberId)).toMatchObject({ memberId: 'binh', because: 'served_before' })
  expect(next()).toMatchObject({ memberId: 'an', because: 'next_in_turn' })
  const away = [agent('an'), agent('binh', { presence: 'away' })]
  expect(give({ rule: { ...rule, sticky: true }, agents: away, servedBy: 'binh' as MemberId }).memberId).toBe(
    'an',
  )
})

test('whoever comes back from a break is not flooded with what they missed', () => {
  const late = agent('chi', { presence: 'offline' })
  const { next, given } = shop([agent('an'), agent('binh'), late])
  for (let no = 0; no < 1_000; no++) next()
  late.presence = 'ready'
  for (let no = 0; no < 30; no++) next()
  expect([...given.values()]).toEqual([510, 510, 10])
})

test('a million arrivals: those who could always take any are never more than one apart', () => {
  const steady = Array.from({ length: 7 }, (_, no) => agent(`thuong-${no}`))
  const coming = Array.from({ length: 5 }, (_, no) => agent(`ghe-${no}`))
  const { next, given } = shop([...steady, ...coming])
  let seed = 7
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  let widest = 0
  for (let no = 0; no < 1_000_000; no++) {
    if (no % 100 === 0) for (const one of coming) one.presence = chance() < 0.5 ? 'ready' : 'away'
    next()
    if (no % 50 === 0)
      widest = Math.max(widest, spread(steady.map(({ memberId }) => given.get(memberId) ?? 0)))
  }
  expect(widest).toBeLessThanOrEqual(1)
}, 60_000)

const anyAgent = fc.record({
  presence: fc.constantFrom('ready', 'away', 'offline'),
  open: fc.nat(4),
  cap: fc.option(fc.integer({ min: 1, max: 4 })),
  turn: fc.nat(20),
})

test('nobody who cannot take a conversation gets one, and somebody gets it whenever anybody can', () => {
  fc.assert(
    fc.property(fc.array(anyAgent, { maxLength: 8 }), fc.nat(20), (known, ruleTurn) => {
      const agents = known.map((one, no) => agent(String(no), one))
      const able = agents.filter(
        ({ presence, open, cap }) => presence === 'ready' && (cap === null || open < cap),
      )
      const decided = give({ agents, ruleTurn })
      if (able.length === 0) expect(decided.memberId).toBeNull()
      else expect(able.map(({ memberId }) => memberId)).toContain(decided.memberId)
      expect(decided.passedOver).toHaveLength(agents.length - able.length)
    }),
  )
})

test('among equals the shares differ by one at most, after any number of conversations', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(200), (people, conversations) => {
      const { next, given } = shop(Array.from({ length: people }, (_, no) => agent(String(no))))
      for (let no = 0; no < conversations; no++) next()
      expect(spread(given.values())).toBeLessThanOrEqual(1)
    }),
  )
})
