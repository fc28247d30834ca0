import { expect, test } from 'vitest'
import { sampleMessage as message } from '../../entities/samples.ts'
import { daysOf, firstUnread } from './timeline-model.ts'

const dateOf = (at: number) => (at < 1_000_000 ? '2026-11-20' : '2026-11-21')

test('messages of one sender within five minutes form one group, a new day starts afresh', () => {
  const days = daysOf(
    [message('a', 0), message('b', 60_000), message('c', 600_000), message('d', 1_000_000)],
    dateOf,
  )
  expect(days.map((day) => day.groups.map((group) => group.messages.map((one) => one.id)))).toEqual([
    [['a', 'b'], ['c']],
    [['d']],
  ])
})

test('a reply from Meta’s inbox never joins a group of ours', () => {
  const ours = message('a', 0, { direction: 'out', source: 'agent', authorId: 'm' })
  const theirs = message('b', 1, { direction: 'out', source: 'meta_inbox' })
  expect(daysOf([ours, theirs], dateOf)[0]?.groups).toHaveLength(2)
})

test('a line Meta writes by itself stands alone in the middle', () => {
  const line = message('a', 0, { direction: 'out', source: 'meta_system' })
  expect(daysOf([line, { ...line, id: 'b' }], dateOf)[0]?.groups.map((group) => group.side)).toEqual([
    'system',
    'system',
  ])
})

test('the divider stands before the first message nobody has seen', () => {
  const timeline = [
    message('a', 0),
    message('r', 1, { direction: 'out', source: 'agent' }),
    message('b', 2),
    message('c', 3),
  ]
  expect(firstUnread(timeline, 2)).toBe('b')
  expect(firstUnread(timeline, 0)).toBeNull()
  expect(firstUnread(timeline, 99)).toBe('a')
})
