import { expect, test } from 'vitest'
import { safeNext } from './safe-next.ts'

test('after signing in, people come back to where they were', () => {
  expect(safeNext('/channels?x=1')).toBe('/channels?x=1')
})

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/login?next=/',
  undefined,
])('nobody is sent to %s', (asked) => {
  expect(safeNext(asked)).toBe('/inbox')
})
