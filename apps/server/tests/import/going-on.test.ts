import { channelRoutes, inboxRoutes } from '@lienmach/contract'
import { compareHistory, consents } from '@lienmach/testkit'
import { expect, test } from 'vitest'
import { openOldPage } from './old-page.ts'

const everything = { lost: [], duplicated: [], outOfOrder: [] }

test('an import goes on at the place where the server was stopped', async () => {
  await using shop = await openOldPage({ conversations: 14, messagesOf: (place) => (place === 13 ? 130 : 3) })
  const { world, page } = shop
  for (let stop = 0; stop < 3; stop += 1) {
    await shop.passes(4)
    const before = await shop.import()
    await world.restartsServer()
    const after = await shop.import()
    expect(after.state).toBe('reading')
    expect(after.imported).toBeGreaterThanOrEqual(before.imported)
  }
  expect(await shop.ends()).toMatchObject({ state: 'done', found: 14, imported: 14 })
  expect(await compareHistory(world, page)).toMatchObject({ ...everything, conversations: 14 })
})

test('a Page that is asked too often is left alone for a while', async () => {
  await using shop = await openOldPage({ conversations: 4, messagesOf: () => 2 })
  const { world, page } = shop
  await world.desk.call('PUT', '/switches', { conversationCallsPerSecond: 0 })
  await world.desk.faults([
    { kind: 'conversations', times: 3, effect: { answer: { as: 'refusal', refusal: 'too_many_calls' } } },
  ])
  await shop.passes(3)
  expect(await shop.import()).toMatchObject({ state: 'waiting', found: 0 })
  expect(await shop.ends(60)).toMatchObject({ state: 'done', found: 4 })
  expect(await compareHistory(world, page)).toMatchObject(everything)
})

test('never more than one call a second', async () => {
  await using shop = await openOldPage({ conversations: 12, messagesOf: () => 2 })
  await shop.passes(8)
  const { imported } = await shop.import()
  expect(imported).toBeLessThanOrEqual(8)
  expect(await shop.ends()).toMatchObject({ state: 'done', reason: null })
})

test('what the platform no longer hands over is a gap that people see', async () => {
  await using shop = await openOldPage({ conversations: 3, messagesOf: (place) => (place === 2 ? 47 : 5) })
  const { world, page } = shop
  await world.desk.call('PUT', '/switches', { only20Messages: true })
  expect(await shop.ends()).toMatchObject({ state: 'done', imported: 3, messages: 30, cut: 27 })
  const all = [...(await shop.conversations('all')), ...(await shop.conversations('done'))]
  expect(all.map(({ historyCut }) => historyCut).toSorted((a, b) => a - b)).toEqual([0, 0, 27])
  const { lost, duplicated, outOfOrder } = await compareHistory(world, page)
  expect({ lost: lost.length, duplicated, outOfOrder }).toEqual({ lost: 27, duplicated: [], outOfOrder: [] })
})

test('a Page with too many messages cannot be listed: the import waits, and goes on', async () => {
  await using shop = await openOldPage({ conversations: 5, messagesOf: () => 2 })
  const { world, page } = shop
  await world.desk.call('PATCH', `/pages/${page.externalId}`, { highVolume: true })
  await shop.passes(5)
  expect(await shop.import()).toMatchObject({ state: 'waiting', found: 0 })
  await world.desk.call('PATCH', `/pages/${page.externalId}`, { highVolume: false })
  expect(await shop.ends(120)).toMatchObject({ state: 'done', found: 5 })
  expect(await compareHistory(world, page)).toMatchObject(everything)
})

test('a token that dies stops the import, and a reconnection lets it go on', async () => {
  await using shop = await openOldPage({ conversations: 10, messagesOf: () => 3 })
  const { world, page, people } = shop
  await shop.passes(5)
  await world.desk.call('POST', `/users/${page.adminId}/accidents`, { kind: 'change_password' })
  await shop.passes(3)
  expect(await shop.channel()).toMatchObject({
    state: 'needs_reconnect',
    import: { state: 'stopped', reason: 'token_password_changed' },
  })
  // Nobody hears this one.
  await world.desk.call('PUT', `/faults`, [{ kind: 'webhook', effect: { drop: true } }])
  await world.desk.says(page.externalId, people[0]?.psid ?? '', { text: 'Alo shop?' })
  await world.settles()
  await world.desk.faults([])
  await reconnects(shop)
  expect(await shop.ends()).toMatchObject({ state: 'done', reason: null })
  expect(await compareHistory(world, page)).toMatchObject(everything)
})

test('after a reconnection what was missed meanwhile is caught up with', async () => {
  await using shop = await openOldPage({ conversations: 6, messagesOf: () => 3 })
  const { world, page, people } = shop
  await page.contact('Ánh').says('Chào shop')
  await shop.ends()
  await world.clock.advance(3 * 60 * 60_000)
  await world.desk.call('PUT', `/faults`, [{ kind: 'webhook', effect: { drop: true } }])
  await world.desk.says(page.externalId, people[1]?.psid ?? '', { text: 'Alo shop?' })
  await world.settles()
  await world.desk.faults([])
  await reconnects(shop)
  expect(await shop.ends()).toMatchObject({ state: 'done', found: 2, imported: 2 })
  expect(await compareHistory(world, page)).toMatchObject(everything)
  const [asked] = await shop.conversations('all')
  expect(asked).toMatchObject({ status: 'open', lastMessage: { text: 'Alo shop?' } })
  expect(asked?.unansweredSince).not.toBeNull()
})

test('somebody who wants it all again gets what is missing, and nothing twice', async () => {
  await using shop = await openOldPage({ conversations: 4, messagesOf: () => 3 })
  const { world, page, people } = shop
  await shop.ends()
  await world.desk.call('PUT', `/faults`, [{ kind: 'webhook', effect: { drop: true } }])
  await world.desk.says(page.externalId, people[2]?.psid ?? '', { text: 'Alo shop?' })
  await world.settles()
  await world.desk.faults([])
  const again = await world.owner.call(channelRoutes.startImport, { params: { channelId: page.channelId } })
  expect(again.import).toMatchObject({ state: 'waiting', found: 0 })
  expect(await shop.ends()).toMatchObject({ state: 'done', found: 4, messages: 1 })
  expect(await compareHistory(world, page)).toMatchObject(everything)

  const minh = await world.signIn('Minh')
  expect((await minh.try(channelRoutes.startImport, { params: { channelId: page.channelId } })).status).toBe(
    403,
  )
})

test('what was erased here does not come back', async () => {
  await using shop = await openOldPage({ conversations: 4, messagesOf: () => 3 })
  const { world, page, people } = shop
  await shop.ends()
  const gone = [...(await shop.conversations('all')), ...(await shop.conversations('done'))].find(
    ({ contact }) => contact.externalId === people[3]?.psid,
  )
  await world.owner.call(inboxRoutes.removeConversation, { params: { conversationId: gone?.id ?? '' } })
  await world.clock.advance(2_000)
  await world.owner.call(channelRoutes.startImport, { params: { channelId: page.channelId } })
  expect(await shop.ends()).toMatchObject({ state: 'done', found: 3, messages: 0 })

  await world.desk.says(page.externalId, people[3]?.psid ?? '', { text: 'Em quay lại đây' })
  await world.settles()
  await world.owner.call(channelRoutes.startImport, { params: { channelId: page.channelId } })
  expect(await shop.ends()).toMatchObject({ state: 'done', messages: 0 })
  expect((await compareHistory(world, page)).lost).toHaveLength(3)
})

test('a reply that waits for a thread goes on waiting, whatever history says', async () => {
  await using shop = await openOldPage({ conversations: 3, messagesOf: () => 4 })
  const { world, page } = shop
  const anh = page.contact('Ánh')
  await anh.says('Shop ơi')
  await page.metaInbox.takesThreadOf(anh)
  await anh.says('Cho mình hỏi')
  await world.settles()
  const [one] = await shop.conversations('all')
  const params = { conversationId: one?.id ?? '' }
  await world.owner.call(inboxRoutes.sendMessage, {
    params,
    body: { clientMessageId: 'held-0001', text: 'Dạ shop đây' },
  })
  await world.settles()
  await shop.ends()
  // All that was said comes from the platform's records once more.
  await world.context.db.owner.query({ text: 'delete from messages where mid is not null', values: [] })
  await world.owner.call(channelRoutes.startImport, { params: { channelId: page.channelId } })
  expect(await shop.ends()).toMatchObject({ state: 'done', messages: 15 })
  const after = (await shop.conversations('all')).find(({ id }) => id === one?.id)
  expect(after).toMatchObject({ heldCount: 1, threadControl: { owner: 'meta_inbox' } })
  expect(await page.ledger()).toEqual([])
})

async function reconnects({ world, page }: Awaited<ReturnType<typeof openOldPage>>) {
  const { connectFacebook, connectPage } = channelRoutes
  const attempt = await world.owner.call(connectFacebook, { params: {}, body: { channelId: page.channelId } })
  const { pathname, search } = new URL(await consents(attempt.dialogUrl ?? '', { userId: page.adminId }))
  await world.owner.send('GET', `${pathname}${search}`)
  await world.owner.call(connectPage, {
    params: { attemptId: attempt.id, externalId: page.externalId },
    body: { chatRight: 'share' },
  })
  await world.settles()
}
