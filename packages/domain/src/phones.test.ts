import { describe, expect, test } from 'vitest'
import { findPhones, normalisePhone } from './phones.ts'

const sure = (text: string) =>
  findPhones(text)
    .filter((found) => found.certainty === 'sure')
    .map((found) => found.phone)

describe('a phone number is found however it is typed', () => {
  test.each([
    ['0903.123.456', '+84903123456'],
    ['0903,123,456', '+84903123456'],
    ['o9o3123456', '+84903123456'],
    ['zalo:0903123456', '+84903123456'],
    ['zalo:0903123456a', '+84903123456'],
    ['sđt0912345678', '+84912345678'],
    ['o912.345.678', '+84912345678'],
    ['(+84)0912 345 678', '+84912345678'],
    ['(+84) 912345678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['0084912345678', '+84912345678'],
    ['01234567890', '+84834567890'],
    ['0168 999 8888', '+84389998888'],
    ['0846123456', '+84846123456'],
    ['O9I2 345 678', '+84912345678'],
    ['09 12 34 56 78', '+84912345678'],
    ['0912345678Hà', '+84912345678'],
    ['0９1２345678', '+84912345678'],
    ['gọi em 02838123456 nhé', '+842838123456'],
  ])('%s', (typed, phone) => {
    expect(sure(typed)).toEqual([phone])
  })

  test('two numbers in one line are two numbers', () => {
    expect(sure('0912345678/0987654321')).toEqual(['+84912345678', '+84987654321'])
  })
})

test.each([
  'SPXVN0912345678',
  'cccd 079203012345',
  '912345678',
  'giá 350.000',
  '1.250.000đ',
  'ngày 20/11/2026',
  '',
])('no number is found in "%s"', (typed) => {
  expect(findPhones(typed)).toEqual([])
})

test('nine digits count only beside a word that announces a number, and a person has to agree', () => {
  expect(findPhones('zalo 912345678')).toEqual([{ phone: '+84912345678', certainty: 'likely' }])
})

test('ten digits beside a bank account are not kept without asking', () => {
  expect(findPhones('stk 0912345678 mb')).toEqual([{ phone: '+84912345678', certainty: 'likely' }])
})

test('a number typed into a field is normalised, and nonsense is refused', () => {
  expect(normalisePhone('0912 345 678')).toBe('+84912345678')
  expect(normalisePhone('khong co')).toBeNull()
})
