import type { AssignmentView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { noteFor, partsOf } from './assignments.ts'

const assignment = (changes: Partial<AssignmentView>): AssignmentView => ({
  at: 10,
  from: null,
  to: 'lan',
  because: 'transferred',
  by: 'hung',
  rule: null,
  note: 'Khách cần gấp',
  passedOver: [],
  ...changes,
})

test('a note is shown to the one it was left for, until they have answered the customer', () => {
  expect(noteFor([assignment({})], 'lan', 0)?.note).toBe('Khách cần gấp')
  expect(noteFor([assignment({})], 'lan', 11)).toBeUndefined()
  expect(noteFor([assignment({})], 'hung', 0)).toBeUndefined()
})

test('nobody is reminded of a note of their own', () => {
  expect(noteFor([assignment({ by: 'lan' })], 'lan', 0)).toBeUndefined()
})

test('the newest note wins, and assignments without one are passed over', () => {
  const log = [assignment({ at: 30, note: null }), assignment({ at: 20, note: 'Mới' }), assignment({})]
  expect(noteFor(log, 'lan', 0)?.note).toBe('Mới')
})

test('a wish to have the customer back is heard without a word, until they are answered', () => {
  const wish = assignment({ because: 'asked_back', from: 'lan', note: null })
  expect(noteFor([wish], 'lan', 0)).toBe(wish)
  expect(noteFor([wish], 'lan', 11)).toBeUndefined()
})

test('a sentence gets a name for everybody it speaks of', () => {
  const names = { member: (id: string | null) => id ?? 'một đồng nghiệp', rule: () => 'Quy tắc "Ca sáng"' }
  expect(partsOf(assignment({ from: 'mai' }), names)).toEqual({
    from: 'mai',
    to: 'lan',
    by: 'hung',
    rule: 'Quy tắc "Ca sáng"',
  })
})
