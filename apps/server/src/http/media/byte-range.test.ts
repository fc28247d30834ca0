import { expect, test } from 'vitest'
import { readRange } from './byte-range.ts'

test.each([
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=500-', { start: 500, end: 999 }],
  ['bytes=-100', { start: 900, end: 999 }],
  ['bytes=-5000', { start: 0, end: 999 }],
  ['bytes=900-5000', { start: 900, end: 999 }],
  ['bytes=1000-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=9-2', 'unsatisfiable'],
  ['bytes=0-1,5-6', null],
  ['lines=1-2', null],
  [undefined, null],
])('%s of a thousand bytes', (header, range) => {
  expect(readRange(header, 1_000)).toEqual(range)
})
