import { expect, test } from 'vitest'
import type { Instant } from './ids.ts'
import { isAtWork, localMoment, type WorkingHours } from './working-hours.ts'

const off: WorkingHours[number] = []
const daytime: WorkingHours = [[{ from: 8 * 60, to: 21 * 60 }], off, off, off, off, off, off]
const nights: WorkingHours = [off, off, off, off, off, off, [{ from: 22 * 60, to: 6 * 60 }]]

test.each([
  [0, 7 * 60 + 59, false],
  [0, 8 * 60, true],
  [0, 21 * 60 - 1, true],
  [0, 21 * 60, false],
  [1, 12 * 60, false],
])('on day %i at minute %i a shop that opens on Mondays is at work: %s', (day, minute, atWork) => {
  expect(isAtWork(daytime, { day, minute })).toBe(atWork)
})

test('a shift past midnight belongs to the evening on which it began', () => {
  expect(isAtWork(nights, { day: 6, minute: 23 * 60 })).toBe(true)
  expect(isAtWork(nights, { day: 0, minute: 5 * 60 + 59 })).toBe(true)
  expect(isAtWork(nights, { day: 0, minute: 6 * 60 })).toBe(false)
  expect(isAtWork(nights, { day: 6, minute: 5 * 60 })).toBe(false)
})

test('without hours work never stops', () => {
  expect(isAtWork(null, { day: 3, minute: 0 })).toBe(true)
})

test('a moment is where the shop’s own clock says, across midnight and the date line', () => {
  const sunday = Date.UTC(2026, 10, 22, 17, 30) as Instant
  expect(localMoment(sunday, 'Asia/Ho_Chi_Minh')).toEqual({ day: 0, minute: 30 })
  expect(localMoment(sunday, 'UTC')).toEqual({ day: 6, minute: 17 * 60 + 30 })
  expect(localMoment(sunday, 'Pacific/Honolulu')).toEqual({ day: 6, minute: 7 * 60 + 30 })
})
