import { expect, test } from 'vitest'
import type { MemberId, RuleId } from './ids.ts'
import { type AwaitedConversation, mustQueue, type OpeningRule } from './queueing.ts'

const minh = 'minh' as MemberId
const rule: OpeningRule = { id: 'r' as RuleId, method: 'round_robin', sticky: false, agentIds: [minh] }
const claimed: OpeningRule = { ...rule, method: 'self_claim' }
const fresh: AwaitedConversation = { status: 'done', ruleId: rule.id, assigneeId: null, isQueued: false }

test('a new customer of a rule waits for somebody, whatever its method', () => {
  expect(mustQueue(fresh, rule)).toBe(true)
  expect(mustQueue(fresh, claimed)).toBe(true)
})

test('one whom somebody serves goes on being served, and one who waits keeps their place', () => {
  expect(mustQueue({ ...fresh, status: 'open', assigneeId: minh }, rule)).toBe(false)
  expect(mustQueue({ ...fresh, status: 'open', isQueued: true }, rule)).toBe(false)
})

test('one who comes back is shared out anew; where they are claimed, a sticky rule leaves them with whom they know', () => {
  const back = { ...fresh, assigneeId: minh }
  expect(mustQueue(back, rule)).toBe(true)
  expect(mustQueue(back, { ...rule, sticky: true })).toBe(true)
  expect(mustQueue(back, claimed)).toBe(true)
  expect(mustQueue(back, { ...claimed, sticky: true })).toBe(false)
  expect(mustQueue(back, { ...claimed, sticky: true, agentIds: [] })).toBe(true)
})

test('what no rule shares out is left alone', () => {
  expect(mustQueue(fresh, null)).toBe(false)
  expect(mustQueue({ ...fresh, ruleId: null }, rule)).toBe(false)
  expect(mustQueue({ ...fresh, ruleId: 'other' as RuleId }, rule)).toBe(false)
})
