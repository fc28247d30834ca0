import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from './ids.ts'
import { backOff, fullBucket, pacedBy, spendOne } from './pacing.ts'

const at = (ms: number) => ms as Instant

test('over any stretch of time no more leaves than one second in advance and the rate since', () => {
  fc.assert(
    fc.property(fc.constantFrom(0.5, 2, 10, 40), fc.array(fc.nat(400), { maxLength: 300 }), (rate, gaps) => {
      let bucket = fullBucket(rate, at(0))
      let now = 0
      let granted = 0
      for (const gap of gaps) {
        now += gap
        const spending = spendOne(bucket, rate, at(now))
        bucket = spending.bucket
        if (spending.granted) granted++
      }
      expect(granted).toBeLessThanOrEqual(Math.max(1, rate) + (now * rate) / 1_000 + 1e-6)
    }),
  )
})

test('whoever is refused a token gets one by asking at the moment named', () => {
  fc.assert(
    fc.property(fc.constantFrom(0.5, 2, 10, 40), fc.nat(5_000), (rate, wait) => {
      let spending = spendOne({ tokens: 0, at: at(0) }, rate, at(wait))
      if (!spending.granted) spending = spendOne(spending.bucket, rate, spending.retryAt)
      expect(spending.granted).toBe(true)
    }),
  )
})

test('a clock that goes back hands out nothing', () => {
  expect(spendOne({ tokens: 0, at: at(10_000) }, 40, at(0)).granted).toBe(false)
})

test('we slow down before the platform makes us', () => {
  expect([0, 79, 80, 95].map((percent) => pacedBy(40, percent))).toEqual([40, 40, 20, 4])
})

test('waits double, vary by chance, and stay under a minute', () => {
  expect([backOff(1, 0), backOff(1, 1), backOff(2, 1), backOff(3, 1), backOff(40, 1)]).toEqual([
    500, 1_000, 2_000, 4_000, 60_000,
  ])
})
