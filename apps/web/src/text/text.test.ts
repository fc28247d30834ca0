import { describe, expect, test } from 'vitest'
import { fold, matches } from './fold.ts'
import { givenNameOf, initialsOf, stableNumber } from './person.ts'

describe('searching without diacritics', () => {
  test('"anh tuyet" finds "Ánh Tuyết", and đ is d', () => {
    expect(matches('Nguyễn Thị Ánh Tuyết', 'anh tuyet')).toBe(true)
    expect(fold('Đặng Thuỳ Dương')).toBe('dang thuy duong')
  })

  test('every word must be found, in any order', () => {
    expect(matches('Gán cho tôi · Hội thoại', 'toi gan')).toBe(true)
    expect(matches('Gán cho tôi', 'gan the')).toBe(false)
  })
})

test('initials are of the family name and the given name', () => {
  expect(initialsOf('Nguyễn Thị Ánh')).toBe('NÁ')
  expect(initialsOf('  ơn ')).toBe('Ơ')
  expect(initialsOf('')).toBe('?')
})

test('the given name comes last', () => {
  expect(givenNameOf('Trần Hà An')).toBe('An')
})

test('people keep their colour, and colours are spread', () => {
  const colours = Array.from({ length: 800 }, (_, at) =>
    stableNumber(`0190b2c4-7d3e-7abc-9def-${at.toString(16).padStart(12, '0')}`, 8),
  )
  expect(colours).toEqual(
    colours.map((_, at) => stableNumber(`0190b2c4-7d3e-7abc-9def-${at.toString(16).padStart(12, '0')}`, 8)),
  )
  for (let colour = 0; colour < 8; colour += 1)
    expect(colours.filter((one) => one === colour).length).toBeGreaterThan(60)
})
