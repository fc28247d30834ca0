import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from './ids.ts'
import { type MessageFacts, mergeMessageFacts } from './message-merge.ts'

type Facts = MessageFacts<{ at: Instant; text: string }>
const nothing: Facts = { said: null, edit: null, unsentAt: null }
const at = fc.integer({ min: 0, max: 5 }).map((ms) => ms as Instant)
const facts: fc.Arbitrary<Facts> = fc.oneof(
  fc.constant({ ...nothing, said: { at: 1 as Instant, text: 'Còn hàng không?' } }),
  fc
    .record({ no: fc.integer({ min: 1, max: 5 }), text: fc.constantFrom('a', 'b'), at })
    .map((edit) => ({ ...nothing, edit })),
  at.map((unsentAt) => ({ ...nothing, unsentAt })),
)

test('what is known of a message does not depend on the order or the number of tellings', () => {
  const tellings = fc
    .array(facts, { minLength: 1, maxLength: 8 })
    .chain((told) =>
      fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 })),
    )
  fc.assert(
    fc.property(tellings, ([told, shuffled]) => {
      expect(shuffled.reduce(mergeMessageFacts, nothing)).toEqual(told.reduce(mergeMessageFacts, nothing))
    }),
  )
})

test('the highest edit stands, whenever it arrives', () => {
  const edit = (no: number, text: string): Facts => ({ ...nothing, edit: { no, text, at: no as Instant } })
  expect(mergeMessageFacts(edit(3, 'size L'), edit(2, 'size M')).edit?.text).toBe('size L')
})

test('a message taken back stays taken back when the original arrives later', () => {
  const original: Facts = { ...nothing, said: { at: 1 as Instant, text: 'Xin lỗi' } }
  expect(mergeMessageFacts({ ...nothing, unsentAt: 5 as Instant }, original).unsentAt).toBe(5)
})
