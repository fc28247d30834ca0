import type { AuditEntryView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { type NameBook, partsOf } from './sentence.ts'

const book: NameBook = {
  memberName: (id) => ({ m1: 'Nguyễn Hà An', m2: 'Trần Minh' })[id],
  channelName: (id) => ({ c1: 'Mộc Store' })[id],
  roleName: (role) => ({ owner: 'Chủ shop', agent: 'Nhân viên' })[String(role)],
  words: {
    system: 'Hệ thống',
    platform: 'Facebook',
    formerMember: 'Thành viên cũ',
    someone: 'một người',
    somebodyElse: 'một thành viên',
    nobody: 'không ai',
    apiKey: (name) => `Khoá API ${name}`,
  },
}

const entry = (more: Partial<AuditEntryView>): AuditEntryView => ({
  id: 'e1',
  at: 0,
  actorKind: 'member',
  actorId: 'm1',
  actorName: 'Nguyễn Hà An',
  action: 'member.invited',
  subjectKind: null,
  subjectId: null,
  data: {},
  ...more,
})

test('an entry names who did it, whoever that is', () => {
  const actor = (more: Partial<AuditEntryView>) => partsOf(entry(more), book).actor
  expect(actor({})).toBe('Nguyễn Hà An')
  expect(actor({ actorName: null })).toBe('Nguyễn Hà An')
  expect(actor({ actorName: null, actorId: 'gone' })).toBe('Thành viên cũ')
  expect(actor({ actorKind: 'platform', actorName: null })).toBe('Facebook')
  expect(actor({ actorKind: 'api_key', actorName: 'Đồng bộ đơn' })).toBe('Khoá API Đồng bộ đơn')
})

test('a change of role names the person and both roles', () => {
  const parts = partsOf(
    entry({ action: 'member.role_changed', subjectId: 'm2', data: { from: 'agent', to: 'owner' } }),
    book,
  )
  expect(parts).toMatchObject({ subject: 'Trần Minh', from: 'Nhân viên', to: 'Chủ shop' })
})

test('a conversation is given to somebody, to somebody who left, or to nobody', () => {
  const to = (data: Record<string, unknown>) =>
    partsOf(entry({ action: 'conversation.assigned', data }), book).to
  expect(to({ memberId: 'm2' })).toBe('Trần Minh')
  expect(to({ memberId: 'gone' })).toBe('một thành viên')
  expect(to({ memberId: null })).toBe('không ai')
})

test('a channel is named by its id where the entry has no name', () => {
  expect(partsOf(entry({ action: 'channel.connected', subjectId: 'c1' }), book).channel).toBe('Mộc Store')
})
