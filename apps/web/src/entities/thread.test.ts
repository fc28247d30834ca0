import type { MessageView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { sampleMessage as message, sampleReply as reply } from './samples.ts'
import { applyReceipts, emptyThread, joinPage, mergeMessages } from './thread.ts'

const loaded = (messages: MessageView[], previous: string | null = null, next: string | null = null) =>
  joinPage(emptyThread('c'), { messages, previous, next }, 'instead')

test('a message told twice stands once, as it was told last', () => {
  const thread = mergeMessages(loaded([message('a', 1)]), [
    message('a', 1, { text: 'sửa rồi' }),
    message('b', 2),
  ])
  expect(thread.messages.map((one) => one.text)).toEqual(['sửa rồi', 'b'])
})

test('a late message takes its place in the order', () => {
  expect(
    mergeMessages(loaded([message('a', 1), message('c', 3)]), [message('b', 2)]).messages.map(
      (one) => one.id,
    ),
  ).toEqual(['a', 'b', 'c'])
})

test('what belongs to a page not read yet does not tear a hole into the stretch', () => {
  expect(
    mergeMessages(loaded([message('m', 50)], 'older'), [message('a', 1)]).messages.map((one) => one.id),
  ).toEqual(['m'])
  expect(
    mergeMessages(loaded([message('m', 50)], null, 'newer'), [message('z', 99)]).messages.map(
      (one) => one.id,
    ),
  ).toEqual(['m'])
})

test('a receipt marks the replies up to its moment, and leaves those that were never sent alone', () => {
  const thread = loaded([
    reply('a', 1, 'sent'),
    reply('b', 2, 'sent'),
    reply('c', 3, 'sent'),
    reply('d', 4, 'held'),
  ])
  const told = applyReceipts(thread, { deliveredUntil: 4, readUntil: 2 })
  expect(told.messages.map((one) => one.delivery?.state)).toEqual(['read', 'read', 'delivered', 'held'])
  expect(applyReceipts(told, { deliveredUntil: 4, readUntil: 2 })).toBe(told)
})
