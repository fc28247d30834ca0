import type { MemberView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { inOrderOfFitness, type TurnFacts, turnOf } from './turn-model.ts'

const agent = (memberId: string) => ({ memberId, cap: null, shifts: null })
const rules = new Map([
  ['ca-sang', { name: 'Ca sáng', method: 'self_claim' as const, agents: [agent('lan'), agent('hung')] }],
  ['xoay', { name: 'Xoay vòng', method: 'round_robin' as const, agents: [agent('lan')] }],
])
const facts = (changes: Partial<TurnFacts>): TurnFacts => ({
  conversation: { ruleId: 'ca-sang', assigneeId: null },
  channel: { chatRight: 'share', ruleId: 'ca-sang' },
  rules,
  memberId: 'lan',
  manages: false,
  ...changes,
})

test('without a rule everybody may answer, whoever is in charge', () => {
  const conversation = { ruleId: null, assigneeId: 'hung' }
  expect(turnOf(facts({ conversation, channel: { chatRight: 'share', ruleId: null } }))).toEqual({
    kind: 'free',
  })
})

test('with self-claim nobody writes before claiming, not even a manager who is in the rule', () => {
  expect(turnOf(facts({})).kind).toBe('claim')
  expect(turnOf(facts({ manages: true })).kind).toBe('claim')
})

test('a manager outside the rule may answer where nobody is in charge', () => {
  expect(turnOf(facts({ memberId: 'mai', manages: true })).kind).toBe('free')
})

test('only who is in charge may write; for everybody else it is theirs', () => {
  expect(turnOf(facts({ conversation: { ruleId: 'ca-sang', assigneeId: 'lan' } })).kind).toBe('free')
  const hungs = { conversation: { ruleId: 'ca-sang', assigneeId: 'hung' } }
  expect(turnOf(facts(hungs))).toEqual({ kind: 'theirs', memberId: 'hung' })
  expect(turnOf(facts({ ...hungs, memberId: 'mai', manages: true }))).toEqual({
    kind: 'theirs',
    memberId: 'hung',
  })
})

test('an older conversation of a channel that joined a rule follows the rule of its channel', () => {
  expect(turnOf(facts({ conversation: { ruleId: null, assigneeId: null } })).kind).toBe('claim')
})

test('what a rule gives out in turn is waited for, by its name once that is known', () => {
  const conversation = { ruleId: 'xoay', assigneeId: null }
  expect(turnOf(facts({ conversation }))).toEqual({ kind: 'waits', ruleName: 'Xoay vòng' })
  expect(turnOf(facts({ conversation, rules: null }))).toEqual({ kind: 'waits', ruleName: null })
})

test('colleagues of the rule stand first, those who are there before those who are not, the less loaded before the busy', () => {
  const member = (id: string, presence: MemberView['presence'], openConversations: number): MemberView => ({
    id,
    name: id,
    email: `${id}@moc.vn`,
    role: 'agent',
    presence,
    openConversations,
    joinedAt: 0,
  })
  const people = [
    member('mai', 'ready', 0),
    member('hung', 'away', 1),
    member('lan', 'ready', 9),
    member('tu', 'ready', 3),
  ]
  const { sameRule, others } = inOrderOfFitness(people, rules.get('ca-sang'))
  expect(sameRule.map(({ id }) => id)).toEqual(['lan', 'hung'])
  expect(others.map(({ id }) => id)).toEqual(['mai', 'tu'])
})
