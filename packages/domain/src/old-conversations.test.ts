import { describe, expect, test } from 'vitest'
import type { ChannelId, ConversationId, Instant, MemberId, RuleId } from './ids.ts'
import { type OldConversation, placeAfter, type RuleChange } from './old-conversations.ts'

const rule = 'rule' as RuleId
const other = 'other' as RuleId
const page = 'page' as ChannelId
const minh = 'minh' as MemberId
const lan = 'lan' as MemberId

const change: RuleChange = {
  ruleId: rule,
  channelIds: new Set([page]),
  chosenFor: new Set([page]),
  leaving: new Set([lan]),
  old: 'none',
  now: 100 as Instant,
}
const old: OldConversation = {
  id: 'c' as ConversationId,
  channelId: page,
  status: 'open',
  ruleId: null,
  assigneeId: null,
  queuedAt: null,
  unansweredSince: 40 as Instant,
}
const waits = { to: null, ruleId: rule, queuedAt: 40, because: 'rule_changed' }

describe('conversations from before', () => {
  test('with "don\'t share" they stay as they are', () => {
    expect(placeAfter(change, old)).toBeNull()
    expect(placeAfter(change, { ...old, assigneeId: minh })).toBeNull()
  })

  test('with "share available" those wait that nobody is in charge of', () => {
    const available = { ...change, old: 'available' as const }
    expect(placeAfter(available, old)).toEqual(waits)
    expect(placeAfter(available, { ...old, assigneeId: minh })).toBeNull()
  })

  test('with "share all" everything waits; what is done, until its customer comes back', () => {
    const all = { ...change, old: 'all' as const }
    expect(placeAfter(all, { ...old, assigneeId: minh })).toEqual(waits)
    expect(placeAfter(all, { ...old, status: 'done' })).toEqual({ ...waits, queuedAt: null })
    expect(placeAfter(all, { ...old, unansweredSince: null })).toEqual({ ...waits, queuedAt: 100 })
  })

  test('those of a rule whose channel is taken over leave it, and whoever is in charge stays so', () => {
    const moved = { ...old, ruleId: other, assigneeId: minh }
    const kept = { to: minh, ruleId: null, queuedAt: null, because: 'rule_changed' }
    expect(placeAfter(change, moved)).toEqual(kept)
    expect(placeAfter({ ...change, old: 'available' }, moved)).toEqual(kept)
    expect(placeAfter({ ...change, old: 'all', chosenFor: new Set() }, moved)).toEqual(kept)
  })

  test('what the rule shares out already is not shared out again', () => {
    expect(placeAfter({ ...change, old: 'all' }, { ...old, ruleId: rule, assigneeId: minh })).toBeNull()
    expect(placeAfter({ ...change, old: 'all' }, { ...old, ruleId: rule, queuedAt: 7 as Instant })).toBeNull()
  })
})

describe('conversations of an agent who leaves', () => {
  const hers = { ...old, ruleId: rule, assigneeId: lan }
  test('go to managers when nothing is to be shared', () => {
    expect(placeAfter(change, hers)).toEqual({ to: null, ruleId: null, queuedAt: null, because: 'left' })
  })
  test('wait for the others otherwise', () => {
    for (const choice of ['available', 'all'] as const)
      expect(placeAfter({ ...change, old: choice }, hers)).toEqual({ ...waits, because: 'left' })
  })
})

test('those of a channel that leaves the rule are shared out by nobody, and stay with whom they have', () => {
  const gone = { ...change, channelIds: new Set<ChannelId>() }
  expect(placeAfter(gone, { ...old, ruleId: rule, assigneeId: minh })).toEqual({
    to: minh,
    ruleId: null,
    queuedAt: null,
    because: 'rule_changed',
  })
  expect(placeAfter(gone, old)).toBeNull()
})
