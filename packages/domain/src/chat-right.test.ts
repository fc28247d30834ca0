import { describe, expect, test } from 'vitest'
import { type ConversationRight, chatBar, type Viewer } from './chat-right.ts'
import type { Instant, MemberId, RuleId } from './ids.ts'

const ha = 'ha' as MemberId
const minh = 'minh' as MemberId
const rule = 'rule' as RuleId
const since = 5 as Instant

const viewers = {
  ha: { memberId: ha, manages: true },
  minh: { memberId: minh, manages: false },
  programOfManager: { memberId: null, manages: true },
  programOfAgent: { memberId: null, manages: false },
} satisfies Record<string, Viewer>

const base: ConversationRight = {
  right: 'share',
  ownerId: null,
  sharedBy: null,
  assigneeId: null,
  assignedAt: null,
}
const may = (conversation: ConversationRight) =>
  Object.entries(viewers)
    .filter(([, viewer]) => chatBar(conversation, viewer) === null)
    .map(([name]) => name)

describe('who may chat', () => {
  test('on a shared channel without a rule: everybody, whoever is in charge', () => {
    const everybody = Object.keys(viewers)
    expect(may(base)).toEqual(everybody)
    expect(may({ ...base, assigneeId: minh, assignedAt: since })).toEqual(everybody)
  })

  test('on a channel kept for one member: that one alone, and with nobody left whoever manages', () => {
    expect(may({ ...base, right: 'only_me', ownerId: minh })).toEqual(['minh'])
    expect(may({ ...base, right: 'only_me' })).toEqual(['ha', 'programOfManager'])
    expect(chatBar({ ...base, right: 'only_me', ownerId: minh }, viewers.ha)).toEqual({
      because: 'kept',
      memberId: minh,
    })
  })

  test('in a rule: whoever is in charge; a manager has to take it over first', () => {
    const held = { ...base, sharedBy: rule, assigneeId: minh, assignedAt: since }
    expect(may(held)).toEqual(['minh', 'programOfManager'])
    expect(chatBar(held, viewers.ha)).toEqual({ because: 'in_charge', memberId: minh, since })
  })

  test('in a rule with nobody in charge: managers; an agent claims first', () => {
    const waiting = { ...base, sharedBy: rule }
    expect(may(waiting)).toEqual(['ha', 'programOfManager'])
    expect(chatBar(waiting, viewers.minh)).toEqual({ because: 'unclaimed' })
  })
})
