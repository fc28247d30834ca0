import { expect, test } from 'vitest'
import { searchAlternatives } from './search-query.ts'

const spelled = (typed: string) =>
  searchAlternatives(typed).map((terms) =>
    terms.map(({ word, prefix }) => word + (prefix ? '*' : '')).join(' '),
  )

test('words are found without diacritics, and the last one while it is being typed', () => {
  expect(spelled('Ánh Tuyết')).toEqual(['anh tuyet*'])
  expect(spelled('đ')).toEqual(['d'])
})

test('phone digits are found in any spacing', () => {
  expect(spelled('0903 123 456')).toContain('0903123456*')
  expect(spelled('0903.123.456')).toContain('0903123456*')
  expect(spelled('+84 903 123')).toContain('0903123*')
  expect(spelled('84903123456')).toContain('0903123456*')
})

test('a name and the beginning of a number can be asked together, in either order', () => {
  expect(spelled('anh tuyet 0903')).toEqual(['anh tuyet 0903*'])
  expect(spelled('0903 tuyet')).toEqual(['0903 tuyet*', '0903* tuyet*'])
})

test('signs alone ask for nothing', () => {
  expect(searchAlternatives('  ?! ')).toEqual([])
})
