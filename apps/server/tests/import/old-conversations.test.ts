import { inboxRoutes } from '@lienmach/contract'
import { compareHistory, importWhileWriting } from '@lienmach/testkit'
import { expect, test } from 'vitest'
import { openOldPage } from './old-page.ts'

const everything = { lost: [], duplicated: [], outOfOrder: [] }

test('all that was said before a Page was connected arrives, in order, and nothing of it is news', async () => {
  await using shop = await openOldPage({ conversations: 44 })
  const { world, page, people } = shop
  expect(await shop.ends()).toMatchObject({ state: 'done', found: 44, imported: 44, cut: 0, reason: null })
  expect(await compareHistory(world, page)).toMatchObject({ ...everything, conversations: 44 })

  const open = await shop.conversations('all')
  const done = await shop.conversations('done')
  expect(open.length + done.length).toBe(44)
  for (const one of [...open, ...done]) expect(one).toMatchObject({ unreadCount: 0, heldCount: 0 })
  for (const one of done) expect(one).toMatchObject({ status: 'done', unansweredSince: null })
  for (const { lastMessage, unansweredSince, lastMessageAt } of open) {
    expect(lastMessage?.direction).toBe('in')
    expect(unansweredSince).not.toBeNull()
    expect(world.context.clock.now() - lastMessageAt).toBeLessThan(24 * 60 * 60_000)
  }
  for (const { threadControl } of done) expect(threadControl.owner).toBe('unknown')

  const named = [...open, ...done].map(({ contact }) => contact.name)
  expect(named.toSorted()).toEqual(people.map(({ name }) => name).toSorted())
})

test('the newest conversations come first, one a second, and can be used while the rest comes', async () => {
  await using shop = await openOldPage({ conversations: 30, messagesOf: () => 2 })
  const { world, page, people } = shop
  // Two seconds until it begins, one call for the list, and one for each of the first conversations.
  await shop.passes(6)
  const { state, found, imported, estimateMs } = await shop.import()
  expect({ state, found }).toEqual({ state: 'reading', found: 30 })
  expect(imported).toBeGreaterThanOrEqual(2)
  expect(imported).toBeLessThanOrEqual(5)
  expect(estimateMs).toBe((30 - imported) * 1_000)

  const [first] = await shop.conversations('all')
  const newest = people.slice(-16).map(({ name }) => name)
  expect(newest).toContain(first?.contact.name)
  const sent = await world.owner.call(inboxRoutes.sendMessage, {
    params: { conversationId: first?.id ?? '' },
    body: { clientMessageId: 'reply-0001', text: 'Dạ, shop đây ạ' },
  })
  expect(sent).toBeDefined()
  await shop.passes(1)
  expect((await page.ledger()).map(({ text }) => text)).toEqual(['Dạ, shop đây ạ'])
  await shop.ends()
  expect(await compareHistory(world, page)).toMatchObject(everything)
})

test('customers and staff who write meanwhile are heard once, whatever comes first', async () => {
  await using shop = await openOldPage({ conversations: 60, messagesOf: (place) => 1 + (place % 5) })
  const { world, page, people } = shop
  const { import: shown, written } = await importWhileWriting(world, page, people, { seed: 7 })
  expect(shown.state).toBe('done')
  expect(written).toBeGreaterThan(15)
  expect(await compareHistory(world, page)).toMatchObject(everything)
}, 240_000)

test('a webhook that comes after the import of its message completes it and is news', async () => {
  await using shop = await openOldPage({ conversations: 3, messagesOf: () => 2 })
  const { world, page, people } = shop
  // The webhooks of the next minutes come late.
  await world.desk.faults([{ kind: 'webhook', effect: { delayMs: 120_000 } }])
  const who = people[0]?.psid ?? ''
  const asked = await world.desk.says(page.externalId, who, { text: 'Áo này còn size M không?' })
  await world.desk.call('POST', `/pages/${page.externalId}/inbox/${who}/messages`, { text: 'Dạ còn ạ' })
  await world.desk.says(page.externalId, who, { text: 'Cho mình một cái' })
  await shop.ends()
  const of = async () => (await shop.conversations('all')).find(({ contact }) => contact.externalId === who)
  const before = await of()
  expect(before).toMatchObject({ status: 'open', unreadCount: 0, lastMessage: { text: 'Cho mình một cái' } })
  const read = () =>
    world.owner.call(inboxRoutes.messages, {
      params: { conversationId: before?.id ?? '' },
      query: { limit: 50 },
    })
  const imported = (await read()).messages
  expect(imported.map(({ origin }) => origin)).toEqual(imported.map(() => 'import'))

  await world.clock.advance(130_000)
  await world.settles()
  const heard = (await read()).messages
  expect(heard.map(({ id }) => id)).toEqual(imported.map(({ id }) => id))
  expect(
    heard
      .filter(({ origin }) => origin === 'webhook')
      .map(({ text }) => text)
      .toSorted(),
  ).toEqual(['Cho mình một cái', 'Dạ còn ạ', 'Áo này còn size M không?'])
  expect(await of()).toMatchObject({ status: 'open', unreadCount: 2 })
  expect(asked.mid).toBeDefined()
  expect(await compareHistory(world, page)).toMatchObject(everything)
})
