import { expect, test } from 'vitest'
import {
  clockOf,
  minutesOf,
  nextSpan,
  overlap,
  ownWeek,
  presetOf,
  presets,
  withDay,
  withDayTurned,
} from './week-model.ts'

test('a week that equals a preset is called by its name, any other is a week of its own', () => {
  expect(presetOf(null)).toBe('always')
  expect(presetOf(structuredClone(presets.office))).toBe('office')
  expect(presetOf(withDay(presets.daily, 6, []))).toBeNull()
})

test('a day that is turned on takes over the hours of the working day before it', () => {
  const turned = withDayTurned(presets.office, 5, true)
  expect(turned[5]).toEqual(presets.office[4])
  expect(withDayTurned(turned, 5, false)).toEqual(presets.office)
  expect(withDayTurned(presets.office, 0, true)[0]).toEqual(presets.office[4])
})

test('a time field is read in minutes, and midnight at the end of a span is the end of the day', () => {
  expect(minutesOf('08:30', 'from')).toBe(510)
  expect(minutesOf('00:00', 'from')).toBe(0)
  expect(minutesOf('00:00', 'to')).toBe(1_440)
  expect(minutesOf('', 'to')).toBeNull()
  expect(clockOf(1_440)).toBe('00:00')
  expect(clockOf(510)).toBe('08:30')
})

test('a further span begins an hour after the last, while the day has room', () => {
  expect(nextSpan([{ from: 480, to: 720 }])).toEqual({ from: 780, to: 1_020 })
  expect(nextSpan([{ from: 480, to: 1_400 }])).toBeNull()
  expect(nextSpan([{ from: 1_200, to: 120 }])).toBeNull()
})

test('spans of one day that cover the same minutes are noticed', () => {
  expect(
    overlap([
      { from: 480, to: 720 },
      { from: 700, to: 800 },
    ]),
  ).toBe(true)
  expect(
    overlap([
      { from: 720, to: 900 },
      { from: 480, to: 720 },
    ]),
  ).toBe(false)
  expect(
    overlap([
      { from: 1_320, to: 120 },
      { from: 1_380, to: 1_400 },
    ]),
  ).toBe(true)
})

test('whoever wants a week of their own begins with long days', () => {
  expect(ownWeek(null)).toEqual(presets.daily)
})
