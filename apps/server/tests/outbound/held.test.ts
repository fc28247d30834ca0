import { channelRoutes, inboxRoutes } from '@lienmach/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShop, type Shop } from './outbound-world.ts'

let shop: Shop
const hour = 60 * 60_000

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop[Symbol.asyncDispose]())

/** A customer whose thread Meta's inbox has taken, seen by us only through a refusal. */
async function takenCustomer(name: string) {
  const customer = await shop.customer(name)
  await shop.page.metaInbox.takesThreadOf(customer, 'Để mình trả lời')
  await shop.world.settles()
  return customer
}

test('replies to a thread that the Meta inbox took are held, and go out in order once it moves to Done', async () => {
  const { world, page, minh } = shop
  const lan = await takenCustomer('Lan')
  const replies = [
    await minh.repliesTo(lan, 'Một'),
    await minh.repliesTo(lan, 'Hai'),
    await minh.repliesTo(lan, 'Ba'),
  ]
  await world.settles()
  for (const reply of replies) expect(await shop.state(lan, reply)).toBe('held')
  expect((await minh.conversationWith(lan)).heldCount).toBe(3)
  expect(await shop.accepted(lan)).toEqual([])

  await page.metaInbox.movesToDone(lan)
  await shop.passes(61_000)
  await shop.passes(5_000)
  await shop.passes(5_000)
  for (const reply of replies) expect(await shop.state(lan, reply)).toBe('delivered')
  const sent = (await page.ledger()).filter(({ text }) => ['Một', 'Hai', 'Ba'].includes(text ?? ''))
  expect(sent.map(({ text }) => text)).toEqual(['Một', 'Hai', 'Ba'])
  expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(900)
})

test('a refusal because another app holds the thread holds the reply and tells who may speak', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  await shop.fault(lan, 'send', { answer: { as: 'refusal', refusal: 'other_app_owns' } }, 1)
  const reply = await minh.repliesTo(lan, 'Dạ còn ạ')
  await world.settles()
  const held = await minh.looksAt(reply, lan)
  expect(held.delivery).toMatchObject({ state: 'held', heldBecause: 'thread_not_ours' })
  expect(held.delivery?.refusal).toMatchObject({ class: 'thread_not_ours', code: 10, subcode: 2018300 })
  expect((await minh.conversationWith(lan)).threadControl.owner).toBe('other_app')
  await shop.passes(61_000)
  expect(await shop.state(lan, reply)).toBe('delivered')
})

test('a held reply is not sent behind the back of a customer who wrote meanwhile', async () => {
  const { world, page, minh } = shop
  const lan = await takenCustomer('Lan')
  const reply = await minh.repliesTo(lan, 'Còn hai cái ạ')
  await world.settles()
  await lan.says('Thôi em mua chỗ khác rồi')
  await page.metaInbox.movesToDone(lan)
  await shop.passes(61_000)
  expect((await minh.looksAt(reply, lan)).delivery).toMatchObject({
    state: 'held',
    heldBecause: 'customer_wrote',
  })
  expect(await shop.accepted(lan)).toEqual([])

  await minh.call(inboxRoutes.sendAgain, {
    params: { messageId: reply.id },
    body: { clientMessageId: 'still-fits-1' },
  })
  await world.settles()
  expect(await shop.state(lan, reply)).toBe('delivered')
  expect(await shop.accepted(lan)).toEqual(['Còn hai cái ạ'])
})

test('trying a held reply asks the platform once and holds it again when it is refused', async () => {
  const { world, minh } = shop
  const lan = await takenCustomer('Lan')
  const reply = await minh.repliesTo(lan, 'Còn hai cái ạ')
  await world.settles()
  await minh.call(inboxRoutes.sendAgain, {
    params: { messageId: reply.id },
    body: { clientMessageId: 'try-held-1' },
  })
  await world.settles()
  expect((await minh.looksAt(reply, lan)).delivery).toMatchObject({
    state: 'held',
    heldBecause: 'thread_not_ours',
    refusal: { subcode: 2018300 },
  })
  expect(await shop.accepted(lan)).toEqual([])
})

test('a held reply can be changed and taken back, and only the changed one is sent', async () => {
  const { world, page, minh } = shop
  const lan = await takenCustomer('Lan')
  const changed = await minh.repliesTo(lan, 'Còn hai cái')
  const withdrawn = await minh.repliesTo(lan, 'Nhầm')
  await minh.call(inboxRoutes.editMessage, {
    params: { messageId: changed.id },
    body: { text: 'Còn ba cái ạ' },
  })
  await minh.call(inboxRoutes.cancelMessage, { params: { messageId: withdrawn.id } })
  await page.metaInbox.movesToDone(lan)
  await shop.passes(61_000)
  expect(await shop.state(lan, withdrawn)).toBe('cancelled')
  expect(await shop.accepted(lan)).toEqual(['Còn ba cái ạ'])
  const { code } = await minh.try(inboxRoutes.editMessage, {
    params: { messageId: changed.id },
    body: { text: 'Muộn rồi' },
  })
  expect(code).toBe('message/wrong-state')
  await world.settles()
})

test('a held reply fails with its reason when the window closes before the thread comes back', async () => {
  const { page, minh } = shop
  const lan = await takenCustomer('Lan')
  const reply = await minh.repliesTo(lan, 'Còn hai cái ạ')
  await shop.passes(24 * hour + 60_000)
  await page.metaInbox.movesToDone(lan)
  await shop.passes(6 * 60_000)
  const failed = await minh.looksAt(reply, lan)
  expect(failed.delivery?.state).toBe('failed')
  expect(failed.delivery?.refusal?.class).toBe('window_closed')
  expect(await shop.accepted(lan)).toEqual([])
})

test('a reply written after the window closed fails at once and keeps its text', async () => {
  const { minh } = shop
  const lan = await shop.customer('Lan')
  await shop.passes(24 * hour + 60_000)
  const reply = await minh.repliesTo(lan, 'Xin lỗi chị, giờ shop mới thấy')
  expect(reply.delivery).toMatchObject({ state: 'failed', refusal: { class: 'window_closed' } })
  expect(reply.text).toBe('Xin lỗi chị, giờ shop mới thấy')
})

test('a dead token holds the replies of its channel and asks for a reconnection', async () => {
  const { world, page, minh } = shop
  const lan = await shop.customer('Lan')
  await shop.fault(lan, 'send', { answer: { as: 'refusal', refusal: 'password_changed' } }, 1)
  const first = await minh.repliesTo(lan, 'Một')
  const second = await minh.repliesTo(lan, 'Hai')
  await world.settles()
  const { channels } = await minh.call(channelRoutes.channels, { params: {} })
  expect(channels.find(({ id }) => id === page.channelId)).toMatchObject({
    state: 'needs_reconnect',
    stateReason: 'token_password_changed',
  })
  for (const reply of [first, second]) {
    expect((await minh.looksAt(reply, lan)).delivery).toMatchObject({
      state: 'held',
      heldBecause: 'channel_disconnected',
    })
  }
  expect(await shop.accepted(lan)).toEqual([])
})
