import { expect, test } from 'vitest'
import { timesFor } from '../../time/format.ts'
import { daysOf, stepFrom } from './history-model.ts'

const times = timesFor('vi', 'Asia/Ho_Chi_Minh')
const hour = 3_600_000
/** Saturday 21 November 2026, 09:20 in Ho Chi Minh City. */
const now = Date.UTC(2026, 10, 21, 2, 20)
const thisHour = Date.UTC(2026, 10, 21, 2)

test('the strip holds fourteen days of the shop’s calendar and ends with the running hour', () => {
  const days = daysOf([{ hour: thisHour, state: 'look', reasons: ['routing_on'] }], now, times)
  expect(days).toHaveLength(14)
  expect(days[0]?.dateKey).toBe('2026-11-08')
  expect(days[0]?.cells).toHaveLength(24)
  expect(days.at(-1)?.cells.map(({ column }) => column)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(days.at(-1)?.cells.at(-1)).toEqual({
    at: thisHour,
    column: 9,
    state: 'look',
    reasons: ['routing_on'],
  })
  expect(days.flatMap(({ cells }) => cells).length).toBeLessThanOrEqual(336)
})

test('an hour in which nothing was looked at is not called well', () => {
  expect(daysOf([], now, times).at(-1)?.cells.at(-1)?.state).toBeNull()
})

test('arrows lead from hour to hour, over midnight too, and stop at the ends', () => {
  const days = daysOf([], now, times)
  const midnight = thisHour - 9 * hour
  expect(stepFrom(days, midnight, 'ArrowLeft')).toBe(midnight - hour)
  expect(stepFrom(days, midnight - hour, 'ArrowRight')).toBe(midnight)
  expect(stepFrom(days, thisHour, 'ArrowRight')).toBeNull()
  expect(stepFrom(days, thisHour, 'ArrowUp')).toBe(thisHour - 24 * hour)
  expect(stepFrom(days, thisHour, 'Home')).toBe(midnight)
  expect(stepFrom(days, thisHour, 'Tab')).toBeNull()
})

test('below a late hour of yesterday lies the last hour there is today', () => {
  const days = daysOf([], now, times)
  const lateYesterday = thisHour - 10 * hour
  expect(stepFrom(days, lateYesterday, 'ArrowDown')).toBe(thisHour)
})
