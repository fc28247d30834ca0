import type { ChannelView, MemberView, RulePreview, RuleView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import {
  conflictsOf,
  draftOf,
  emptyForm,
  formOf,
  isSame,
  leavingOf,
  mayUndo,
  oldEffect,
  type RuleForm,
  tally,
  understandingOf,
} from './rule-form.ts'

const member = (id: string, name: string): [string, MemberView] => [
  id,
  {
    id,
    name,
    email: `${id}@moc.vn`,
    role: 'agent',
    presence: 'ready',
    openConversations: 0,
    joinedAt: 0,
  },
]
const members = new Map([member('lan', 'Nguyễn Thị Lan'), member('hung', 'Trần Văn Hùng')])
const agent = (memberId: string) => ({ memberId, cap: null, shifts: null })
const form: RuleForm = {
  ...emptyForm(['moc']),
  name: ' Ca sáng ',
  agents: [agent('lan'), agent('hung')],
}
const channels = new Map<string, Pick<ChannelView, 'ruleId' | 'chatRight'>>([
  ['moc', { ruleId: null, chatRight: 'share' }],
  ['hoa', { ruleId: 'ca-toi', chatRight: 'share' }],
  ['gom', { ruleId: null, chatRight: 'only_me' }],
])
const preview: RulePreview = {
  available: 7,
  all: 12,
  contactsAvailable: 6,
  contactsAll: 11,
  nextTen: [],
  shares: [],
  owners: [],
  unknownEmails: [],
  conflicts: [],
}

test('what is sent names agents by their addresses, without those who have left the team', () => {
  const draft = draftOf({ ...form, agents: [...form.agents, agent('mai')] }, members, false)
  expect(draft.agents.map(({ email }) => email)).toEqual(['lan@moc.vn', 'hung@moc.vn'])
  expect(draft).toMatchObject({ name: 'Ca sáng', moveChannels: false, understood: false, old: 'none' })
  expect(draft).not.toHaveProperty('moved')
})

test('a rule that is opened and not touched has nothing to save', () => {
  const rule: RuleView = {
    ...draftOf(form, members, false),
    id: 'ca-sang',
    agents: [...form.agents],
    queued: 0,
    queuedSince: null,
    createdAt: 0,
    updatedAt: 0,
  }
  expect(isSame(formOf(rule), { ...form, name: 'Ca sáng' })).toBe(true)
  expect(isSame(formOf(rule), { ...form, name: 'Ca tối' })).toBe(false)
})

test('a channel of another rule stands in the way until somebody says to move it', () => {
  const both = { ...form, channelIds: ['moc', 'hoa'] }
  expect(conflictsOf(both, channels, null)).toEqual(['hoa'])
  expect(conflictsOf({ ...both, moved: ['hoa'] }, channels, null)).toEqual([])
  expect(conflictsOf(both, channels, 'ca-toi')).toEqual([])
})

test('a tick counts for the numbers it was given for, and for no others', () => {
  const chosen: RuleForm = { ...form, old: 'all' }
  const read = understandingOf(chosen, oldEffect(chosen, preview))
  expect(oldEffect(chosen, preview)).toEqual({ conversations: 12, contacts: 11, agents: 2 })
  expect(understandingOf(chosen, oldEffect(chosen, { ...preview, contactsAll: 13 }))).not.toBe(read)
  expect(understandingOf({ ...chosen, old: 'available' }, oldEffect(chosen, preview))).not.toBe(read)
  const other = { ...chosen, agents: [agent('lan'), agent('mai')] }
  expect(understandingOf(other, oldEffect(other, preview))).not.toBe(read)
})

test('a change is offered to be taken back only where that leaves no trace', () => {
  expect(mayUndo(form, { ...form, name: 'Ca chiều', cap: 20 }, channels)).toBe(true)
  expect(mayUndo(form, { ...form, agents: [agent('lan')] }, channels)).toBe(false)
  expect(leavingOf(form, { ...form, agents: [agent('lan')] })).toEqual(['hung'])
  expect(mayUndo(form, { ...form, channelIds: ['moc', 'gom'] }, channels)).toBe(false)
  expect(mayUndo(form, { ...form, channelIds: ['moc', 'hoa'], moved: ['hoa'] }, channels)).toBe(false)
  expect(mayUndo(form, { ...form, old: 'available' }, channels)).toBe(false)
})

test('the next ten are counted by who gets them, those who must wait last', () => {
  expect(tally(['lan', null, 'hung', 'lan', null])).toEqual([
    { memberId: 'lan', count: 2 },
    { memberId: 'hung', count: 1 },
    { memberId: null, count: 2 },
  ])
})
