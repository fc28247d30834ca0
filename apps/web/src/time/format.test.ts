import { describe, expect, test } from 'vitest'
import { timesFor } from './format.ts'

const vi = timesFor('vi', 'Asia/Ho_Chi_Minh')
const en = timesFor('en', 'Asia/Ho_Chi_Minh')
const at = (text: string) => Date.parse(`${text}+07:00`)
const now = at('2025-11-19T14:30:00')

describe('a row of the list', () => {
  test.each([
    ['2025-11-19T14:02:00', '14:02', '14:02'],
    ['2025-11-19T00:00:00', '00:00', '00:00'],
    ['2025-11-18T23:59:00', 'Hôm qua', 'Yesterday'],
    ['2025-11-17T09:00:00', 'Thứ Hai', 'Mon'],
    ['2025-11-13T09:00:00', 'Thứ Năm', 'Thu'],
    ['2025-11-12T09:00:00', '12/11', '12/11'],
    ['2024-12-31T09:00:00', '31/12/24', '31/12/24'],
  ])('shows %s as %s and %s', (moment, vietnamese, english) => {
    expect(vi.short(at(moment), now)).toBe(vietnamese)
    expect(en.short(at(moment), now)).toBe(english)
  })
})

test('a day is cut at midnight of the shop, not of the reader', () => {
  const shop = timesFor('vi', 'Asia/Ho_Chi_Minh')
  const elsewhere = timesFor('vi', 'America/New_York')
  const moment = at('2025-11-19T01:00:00')
  expect(shop.dateKey(moment)).toBe('2025-11-19')
  expect(elsewhere.dateKey(moment)).toBe('2025-11-18')
})

test('dividers of a conversation name today, yesterday and then the weekday', () => {
  expect(vi.day(now, now)).toBe('Hôm nay')
  expect(vi.day(at('2025-11-18T10:00:00'), now)).toBe('Hôm qua')
  expect(vi.day(at('2025-11-17T10:00:00'), now)).toBe('Thứ Hai, 17/11')
  expect(en.day(at('2024-11-17T10:00:00'), now)).toBe('Sunday, 17/11/2024')
})

test('a full time has the weekday, the date and the clock', () => {
  expect(vi.full(at('2025-11-17T14:02:00'))).toBe('Thứ Hai, 17/11/2025, 14:02')
})

test('a span is rounded down', () => {
  expect(vi.span(21 * 3_600_000 + 59 * 60_000)).toBe('21 giờ')
  expect(vi.span(29 * 60_000 + 59_000)).toBe('29 phút')
  expect(vi.span(6.9 * 86_400_000)).toBe('6 ngày')
  expect(vi.span(-5)).toBe('0 giây')
})

test('what a wrong clock puts into the future reads as now', () => {
  expect(vi.ago(now + 60_000, now)).toBe('vừa xong')
  expect(vi.short(now + 60_000, now)).toBe('14:31')
})
