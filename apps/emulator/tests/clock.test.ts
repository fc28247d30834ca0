import { expect, test } from 'vitest'
import { createClock } from '../src/world/clock.ts'

/** A machine whose time the test moves. */
function handWound() {
  let now = 1_000
  let wakes: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    wake(ms: number, run: () => void) {
      const wake = { at: now + ms, run }
      wakes.push(wake)
      return () => {
        wakes = wakes.filter((other) => other !== wake)
      }
    },
    pass(ms: number) {
      const end = now + ms
      for (;;) {
        const due = wakes.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (!due) break
        wakes = wakes.filter((wake) => wake !== due)
        now = due.at
        due.run()
      }
      now = end
    },
  }
}

test('Advancing fires everything due, in order, each at its own moment', () => {
  const clock = createClock(handWound(), 0)
  clock.setRate(0)
  const fired: [string, number][] = []
  const note = (name: string) => () => void fired.push([name, clock.now()])
  clock.after(300, note('third'))
  clock.after(100, () => {
    note('first')()
    clock.after(50, note('second'))
  })
  clock.after(5_000, note('never'))
  clock.advance(1_000)
  expect(fired).toEqual([
    ['first', 100],
    ['second', 150],
    ['third', 300],
  ])
  expect(clock.now()).toBe(1_000)
  expect(clock.waiting()).toEqual({ count: 1, nextDue: 5_000 })
})

test('The clock follows the machine, faster or slower by its rate, and stands still at rate 0', () => {
  const machine = handWound()
  const clock = createClock(machine, 0)
  let rang = 0
  clock.after(100, () => rang++)
  machine.pass(99)
  expect([clock.now(), rang]).toEqual([99, 0])
  machine.pass(1)
  expect([clock.now(), rang]).toEqual([100, 1])
  clock.setRate(10)
  clock.after(1_000, () => rang++)
  machine.pass(100)
  expect([clock.now(), rang]).toEqual([1_100, 2])
  clock.setRate(0)
  clock.after(1, () => rang++)
  machine.pass(10_000)
  expect([clock.now(), rang]).toEqual([1_100, 2])
})

test('A cancelled timer does not ring, and of two due at once the older rings first', () => {
  const clock = createClock(handWound(), 0)
  clock.setRate(0)
  const rang: string[] = []
  clock.after(10, () => rang.push('a'))
  const cancel = clock.after(10, () => rang.push('b'))
  clock.after(10, () => rang.push('c'))
  cancel()
  clock.advance(10)
  expect(rang).toEqual(['a', 'c'])
})
