import type { ConversationView } from '@lienmach/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { belongs, compareConversations, type ListQuery, updateList } from './list-model.ts'
import { sampleConversation as conversation } from './samples.ts'

const me = { memberId: '00000000-0000-7000-8000-00000000000a', now: 1_000_000_000 }
const query: ListQuery = {
  view: 'all',
  order: 'newest',
  channelId: null,
  unread: false,
  unanswered: false,
  hasPhone: false,
}

test('a conversation finished by a colleague leaves the open views and enters Done', () => {
  const done = conversation('a', { status: 'done' })
  expect(belongs(query, done, me)).toBe(false)
  expect(belongs({ ...query, view: 'done' }, done, me)).toBe(true)
})

test('a conversation with a held reply stands in Held even when it is done', () => {
  expect(belongs({ ...query, view: 'held' }, conversation('a', { heldCount: 1, status: 'done' }), me)).toBe(
    true,
  )
})

test('a window counts as expiring only while somebody waits and it is still open', () => {
  const view = { ...query, view: 'expiring' as const }
  const soon = { standardUntil: me.now + 60_000, humanAgentUntil: null }
  expect(belongs(view, conversation('a', { window: soon, unansweredSince: 1 }), me)).toBe(true)
  expect(belongs(view, conversation('a', { window: soon }), me)).toBe(false)
  expect(
    belongs(
      view,
      conversation('a', { window: { standardUntil: me.now, humanAgentUntil: null }, unansweredSince: 1 }),
      me,
    ),
  ).toBe(false)
})

test('what sorts below the last loaded row is left for the next page', () => {
  const rows = new Map(
    [conversation('a', { lastMessageAt: 30 }), conversation('b', { lastMessageAt: 20 })].map((row) => [
      row.id,
      row,
    ]),
  )
  const old = conversation('c', { lastMessageAt: 10 })
  const all = (id: string) => rows.get(id)
  expect(updateList(['a', 'b'], [old], all, query, me, false)).toEqual(['a', 'b'])
  expect(updateList(['a', 'b'], [old], all, query, me, true)).toEqual(['a', 'b', 'c'])
})

test('however changes arrive, a complete list equals the sorted set of what belongs', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const change = fc.record({
    id: fc.constantFrom(...ids),
    lastMessageAt: fc.integer({ min: 0, max: 5 }),
    status: fc.constantFrom('open' as const, 'done' as const),
  })
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 12 }), (batches) => {
      const known = new Map<string, ConversationView>()
      let list: readonly string[] = []
      for (const batch of batches) {
        const views = [...new Map(batch.map((one) => [one.id, conversation(one.id, one)])).values()]
        for (const view of views) known.set(view.id, view)
        list = updateList(list, views, (id) => known.get(id), query, me, true)
      }
      const expected = [...known.values()]
        .filter((one) => belongs(query, one, me))
        .sort((a, b) => compareConversations('newest', a, b))
        .map((one) => one.id)
      expect(list).toEqual(expected)
    }),
  )
})
