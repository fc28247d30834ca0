import type { Instant } from '@lienmach/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeInOrder } from './place-in-order.ts'

const at = (ms: number) => ms as Instant
const told = (mid: string, second: number) => ({ mid, at: at(second * 1_000) })
const places = (placed: { mid: string; at: Instant }[]) => placed.map(({ mid, at: ms }) => [mid, ms])

test('messages of one second stand in the order in which the platform lists them', () => {
  const placed = placeInOrder([told('c', 10), told('b', 10), told('a', 10)], new Map(), null)
  expect(places(placed)).toEqual([
    ['c', 10_002],
    ['b', 10_001],
    ['a', 10_000],
  ])
})

test('what was heard keeps its time, and the others stand around it', () => {
  const heard = new Map([['b', at(10_400)]])
  const placed = placeInOrder([told('c', 10), told('b', 10), told('a', 10)], heard, null)
  expect(places(placed)).toEqual([
    ['c', 10_401],
    ['b', 10_400],
    ['a', 10_000],
  ])
})

test('no page reaches into the one that was read before it', () => {
  expect(places(placeInOrder([told('b', 10), told('a', 10)], new Map(), at(10_000)))).toEqual([
    ['b', 9_999],
    ['a', 9_998],
  ])
})

test('whatever the seconds and the pages, the order is the platform’s', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(3), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (steps, size) => {
        let second = 100
        const newestFirst = steps
          .map((step, place) => {
            second += step > 1 ? 1 : 0
            return told(`m${String(place).padStart(3, '0')}`, second)
          })
          .toReversed()
        const placed = []
        let before: Instant | null = null
        for (let first = 0; first < newestFirst.length; first += size) {
          const page: ReturnType<typeof told>[] = placeInOrder(
            newestFirst.slice(first, first + size),
            new Map(),
            before,
          )
          before = page.at(-1)?.at ?? before
          placed.push(...page)
        }
        const inOrder = placed.toSorted((a, b) => b.at - a.at)
        expect(inOrder.map(({ mid }) => mid)).toEqual(newestFirst.map(({ mid }) => mid))
        expect(new Set(placed.map(({ at: ms }) => ms)).size).toBe(placed.length)
      },
    ),
  )
})
