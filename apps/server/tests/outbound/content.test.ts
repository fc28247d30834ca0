import { inboxRoutes } from '@lienmach/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from './outbound-world.ts'

let shop: Shop

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)

beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.noMoreFaults())
afterAll(() => shop[Symbol.asyncDispose]())

test('text, pictures and a file of one reply go as a text, one stack and a file, in that order', async () => {
  const { world, page, minh } = shop
  const lan = await shop.customer('Lan')
  const attachmentIds = [
    await minh.upload('hoá đơn.pdf', 'application/pdf', pdf),
    await minh.upload('áo xanh.png', 'image/png', png),
    await minh.upload('áo đỏ.png', 'image/png', png),
  ]
  await minh.repliesTo(lan, { text: 'Dạ mẫu đây ạ', attachmentIds })
  await world.settles()
  const psid = await lan.psid()
  const sent = (
    await world.desk.call<{ psid: string; text: string | null; attachments: string[] }[]>(
      'GET',
      `/ledger?page=${page.externalId}`,
    )
  )
    .filter((entry) => entry.psid === psid)
    .map(({ text, attachments }) => text ?? attachments)
  expect(sent).toEqual(['Dạ mẫu đây ạ', ['image', 'image'], ['file']])
  const out = (await minh.reads(lan)).filter(({ direction }) => direction === 'out')
  expect(out.map(({ delivery }) => delivery?.state)).toEqual(['delivered', 'delivered', 'delivered'])
})

test('an upload that fails at first is made again, and the picture is sent once', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  await world.desk.faults([{ kind: 'upload', effect: { answer: { as: 'http_500' } }, times: 2 }])
  const id = await minh.upload('áo xanh.png', 'image/png', png)
  const reply = await minh.repliesTo(lan, { attachmentIds: [id] })
  await world.settles()
  await shop.passes(5_000)
  await shop.passes(5_000)
  expect(await shop.state(lan, reply)).toBe('delivered')
  expect(await shop.accepted(lan)).toHaveLength(1)
})

test('a picture whose upload the platform has forgotten is uploaded anew', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  await shop.fault(lan, 'send', { answer: { as: 'refusal', refusal: 'attachment_unknown' } }, 1)
  const id = await minh.upload('áo xanh.png', 'image/png', png)
  const reply = await minh.repliesTo(lan, { attachmentIds: [id] })
  await world.settles()
  expect(await shop.state(lan, reply)).toBe('delivered')
  expect(await shop.accepted(lan)).toHaveLength(1)
})

test('a sticker and an answer to a quoted message reach the customer as such', async () => {
  const { world, page, minh } = shop
  const lan = await shop.customer('Lan')
  const mid = await lan.says('Còn màu xanh không?')
  await world.settles()
  const quoted = (await minh.reads(lan)).find(({ text }) => text === 'Còn màu xanh không?')
  const reply = await minh.repliesTo(lan, { text: 'Dạ còn', replyTo: quoted?.id ?? '' })
  const sticker = await minh.repliesTo(lan, { stickerId: '369239263222822' })
  await world.settles()
  expect(await shop.state(lan, reply)).toBe('delivered')
  expect(await shop.state(lan, sticker)).toBe('delivered')
  expect((await minh.looksAt(reply, lan)).replyTo?.text).toBe('Còn màu xanh không?')
  const ledger = await world.desk.call<{ text: string | null; replyTo: string | null }[]>(
    'GET',
    `/ledger?page=${page.externalId}`,
  )
  expect(ledger.find(({ text }) => text === 'Dạ còn')?.replyTo).toBe(mid)
})

test('a reaction is set and taken back', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  const [message] = await minh.reads(lan)
  const reacted = await minh.call(inboxRoutes.react, {
    params: { messageId: message?.id ?? '' },
    body: { emoji: '❤' },
  })
  expect(reacted.message.reactions).toEqual([{ actor: 'page', emoji: '❤' }])
  await world.settles()
  const takenBack = await minh.call(inboxRoutes.react, {
    params: { messageId: message?.id ?? '' },
    body: { emoji: null },
  })
  expect(takenBack.message.reactions).toEqual([])
})

test('text beyond the limit is refused with the limit, and an empty reply is refused', async () => {
  const { minh } = shop
  const lan = await shop.customer('Lan')
  const { id } = await minh.conversationWith(lan)
  const tooLong = await minh.try(inboxRoutes.sendMessage, {
    params: { conversationId: id },
    body: { clientMessageId: 'too-long-1', text: 'a'.repeat(2_001) },
  })
  expect(tooLong.code).toBe('request/too-large')
  expect(tooLong.body).toMatchObject({ error: { detail: { limit: 2_000 } } })
  const empty = await minh.try(inboxRoutes.sendMessage, {
    params: { conversationId: id },
    body: { clientMessageId: 'empty-01', text: ' \n' },
  })
  expect(empty.code).toBe('request/invalid')
})

test('after 24 hours a reply is tagged as a person where Meta granted it', async () => {
  await using granted = await openShop({ env: { META_HUMAN_AGENT: 'true' } })
  const { world, page, minh } = granted
  await world.desk.call('PATCH' as 'PUT', `/apps/${world.context.config.meta.appId}`, {
    features: ['human_agent'],
  })
  const lan = await granted.customer('Lan')
  await granted.passes(30 * 60 * 60_000)
  const reply = await minh.repliesTo(lan, 'Xin lỗi chị, giờ shop mới thấy')
  await world.settles()
  expect(await granted.state(lan, reply)).toBe('delivered')
  const [entry] = await world.desk.call<{ tag: string | null; messagingType: string }[]>(
    'GET',
    `/ledger?page=${page.externalId}`,
  )
  expect(entry).toMatchObject({ tag: 'HUMAN_AGENT', messagingType: 'MESSAGE_TAG' })
})
