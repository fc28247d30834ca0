import type { MemberView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { addressesIn, findMembers } from './find-members.ts'

const member = (name: string, email: string): MemberView => ({
  id: email,
  name,
  email,
  role: 'agent',
  presence: 'ready',
  openConversations: 0,
  joinedAt: 0,
})
const lan = member('Nguyễn Thị Lan', 'Lan@moc.vn')
const mylan = member('Vũ Mỹ Lan', 'mylan@moc.vn')
const everybody = [lan, mylan]

test('names are found without diacritics, addresses by any part', () => {
  expect(findMembers(everybody, 'my lan')).toEqual([mylan])
  expect(findMembers(everybody, 'moc.vn')).toEqual(everybody)
})

test('a whole address means its owner, whatever else it lies within, and case does not matter', () => {
  expect(findMembers(everybody, 'lan@moc.vn')).toEqual([lan])
  expect(findMembers(everybody, 'an@moc.vn')).toEqual([])
})

test('a pasted list is taken apart into members and strangers', () => {
  expect(addressesIn('lan@MOC.vn, la@moc.vn;mylan@moc.vn lan@MOC.vn', everybody)).toEqual({
    found: everybody,
    unknown: ['la@moc.vn'],
  })
})
