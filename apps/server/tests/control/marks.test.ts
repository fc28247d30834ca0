import { channelRoutes, type MessageView } from '@lienmach/contract'
import type { Customer } from '@lienmach/testkit'
import { afterEach, expect, test } from 'vitest'
import { type ControlShop, openControlShop } from './control-world.ts'

let shop: ControlShop
afterEach(() => shop[Symbol.asyncDispose]())
const hour = 60 * 60_000

const channelOf = async () => {
  const { channels } = await shop.minh.call(channelRoutes.channels, { params: {} })
  const channel = channels.find(({ id }) => id === shop.page.channelId)
  if (!channel) throw new Error('The channel is gone.')
  return channel
}

async function openWithLongerWindow(mode: 'zero_config' | 'routing', features: string[]) {
  shop = await openControlShop(mode, { env: { META_HUMAN_AGENT: 'true' } })
  await shop.world.desk.call('PATCH', `/apps/${shop.appId}`, { features })
}

const blocks = async (customer: Customer, kind: 'block' | 'unblock') =>
  shop.world.desk.call('POST', `/pages/${shop.page.externalId}/customers/${await customer.psid()}/events`, {
    kind,
  })

test('a tag refused on a thread that Meta’s inbox holds is a hold, which Move to Done ends', async () => {
  await openWithLongerWindow('routing', ['human_agent'])
  await shop.switches({ takeoverRefusedAsTag: true })
  const lan = await shop.customer('Lan')
  await shop.passes(23 * hour)
  await shop.page.metaInbox.takesThreadOf(lan)
  // What we know of the inbox is a day old when the reply is written, so the platform decides.
  await shop.passes(2 * hour)
  await shop.world.desk.call('POST', `/pages/${shop.page.externalId}/inbox/${await lan.psid()}/main`)
  await shop.passes(23 * hour)
  const reply = await shop.minh.repliesTo(lan, 'Chào chị, hôm qua shop bận quá')
  await shop.world.settles()
  expect((await shop.minh.looksAt(reply, lan)).delivery).toMatchObject({
    state: 'held',
    heldBecause: 'thread_not_ours',
    refusal: { class: 'thread_not_ours', code: 100, subcode: 2018276 },
  })
  expect((await channelOf()).humanAgent).toBe('unknown')

  await shop.page.metaInbox.movesToDone(lan)
  await shop.passes(4_000)
  await shop.passes(1_000)
  expect(await shop.accepted(lan)).toEqual(['Chào chị, hôm qua shop bận quá'])
  expect((await channelOf()).humanAgent).toBe('granted')
})

test('a tag refused on a thread that is ours means that the longer window is not granted, for a day', async () => {
  await openWithLongerWindow('zero_config', [])
  const lan = await shop.customer('Lan')
  await shop.passes(25 * hour)
  const reply = await shop.minh.repliesTo(lan, 'Chào chị ạ')
  await shop.world.settles()
  expect((await shop.minh.looksAt(reply, lan)).delivery).toMatchObject({
    state: 'failed',
    refusal: { class: 'human_agent_not_granted', subcode: 2018276 },
  })
  expect((await channelOf()).humanAgent).toBe('refused')
  expect((await shop.minh.repliesTo(lan, 'Chị ơi')).delivery).toMatchObject({
    state: 'failed',
    refusal: { class: 'window_closed', code: null },
  })
  expect((await shop.control(lan)).verdict).toMatchObject({
    verdict: 'fail',
    because: 'window_closed',
    guide: 'human_agent',
  })

  await shop.world.desk.call('PATCH', `/apps/${shop.appId}`, { features: ['human_agent'] })
  await shop.passes(25 * hour)
  expect((await channelOf()).humanAgent).toBe('unknown')
  await shop.minh.repliesTo(lan, 'Chị còn cần không ạ?')
  await shop.world.settles()
  expect(await shop.accepted(lan)).toEqual(['Chị còn cần không ạ?'])
  expect((await channelOf()).humanAgent).toBe('granted')
})

test('a tag refused in Vietnamese takes the same road', async () => {
  await openWithLongerWindow('zero_config', ['human_agent'])
  const lan = await shop.customer('Lan')
  await shop.passes(25 * hour)
  await shop.fault(lan, 'send', { answer: { as: 'refusal', refusal: 'human_agent_missing' } }, 1)
  await shop.switches({ localisedErrors: true })
  const reply = await shop.minh.repliesTo(lan, 'Chào chị ạ')
  await shop.world.settles()
  expect((await shop.minh.looksAt(reply, lan)).delivery?.refusal?.message).toContain('gắn thẻ nhân viên')
  expect((await channelOf()).humanAgent).toBe('refused')
})

test('a restricted Page is seen in the first refusal, and everything else waits without being tried', async () => {
  shop = await openControlShop('zero_config')
  const lan = await shop.customer('Lan')
  const mai = await shop.customer('Mai')
  await shop.fault(lan, 'send', { answer: { as: 'refusal', refusal: 'page_restricted' } }, 1)
  const reply = await shop.minh.repliesTo(lan, 'Dạ còn ạ')
  await shop.world.settles()
  expect((await shop.minh.looksAt(reply, lan)).delivery).toMatchObject({ heldBecause: 'page_restricted' })
  expect((await channelOf()).restrictedSince).not.toBeNull()
  const other = await shop.minh.repliesTo(mai, 'Dạ có ạ')
  expect(other.delivery).toMatchObject({ state: 'held', heldBecause: 'page_restricted', refusal: null })
  expect((await shop.control(mai)).verdict).toMatchObject({
    because: 'page_restricted',
    guide: 'page_quality',
  })

  await shop.passes(61 * 60_000)
  await shop.passes(2_000)
  expect((await channelOf()).restrictedSince).toBeNull()
  expect(await shop.accepted(lan)).toEqual(['Dạ còn ạ'])
  expect(await shop.accepted(mai)).toEqual(['Dạ có ạ'])
})

test.each(['page_restricted', 'permission_missing'] as const)(
  'a refusal that says something of the Page (%s) calls for the doctor at once',
  async (refusal) => {
    shop = await openControlShop('zero_config')
    const lan = await shop.customer('Lan')
    let calls = 0
    using _ = shop.world.context.wake.on('jobs:doctor', () => calls++)
    await shop.minh.repliesTo(lan, 'Dạ còn ạ')
    await shop.world.settles()
    expect(calls).toBe(0)
    await shop.fault(lan, 'send', { answer: { as: 'refusal', refusal } }, 1)
    await shop.minh.repliesTo(lan, 'Chị lấy màu nào ạ?')
    await shop.world.settles()
    expect(calls).toBe(1)
  },
)

test('a Page that stays restricted has one reply tried in an hour, and no more', async () => {
  shop = await openControlShop('zero_config')
  const customers = [await shop.customer('Lan'), await shop.customer('Mai'), await shop.customer('Hoà')]
  await shop.setsOnFacebook({ restricted: true })
  const replies: MessageView[] = []
  for (const customer of customers) replies.push(await shop.minh.repliesTo(customer, 'Dạ còn ạ'))
  await shop.world.settles()
  const refused = async () => {
    const seen = await Promise.all(
      replies.map(async (reply, at) => (await shop.minh.looksAt(reply, customers[at] as Customer)).delivery),
    )
    return (
      seen
        .map((delivery) => delivery?.refusal?.at ?? 0)
        .sort()
        .at(-1) ?? 0
    )
  }
  await shop.passes(30 * 60_000)
  const first = await refused()
  await shop.passes(31 * 60_000)
  const second = await refused()
  expect(second).toBeGreaterThan(first)
  await shop.passes(30 * 60_000)
  expect(await refused()).toBe(second)
  for (const customer of customers) expect((await shop.minh.conversationWith(customer)).heldCount).toBe(1)
})

test('a customer who blocked the Page is not bothered again until they write', async () => {
  shop = await openControlShop('zero_config')
  const lan = await shop.customer('Lan')
  await blocks(lan, 'block')
  const reply = await shop.minh.repliesTo(lan, 'Chị ơi')
  await shop.world.settles()
  expect((await shop.minh.looksAt(reply, lan)).delivery).toMatchObject({
    state: 'failed',
    refusal: { class: 'customer_unavailable', code: 551 },
  })
  expect((await shop.minh.conversationWith(lan)).unreachableSince).not.toBeNull()
  expect((await shop.minh.repliesTo(lan, 'Alo chị')).delivery).toMatchObject({
    state: 'failed',
    refusal: { class: 'customer_unavailable', code: null },
  })
  expect((await shop.control(lan)).verdict).toMatchObject({ verdict: 'fail', guide: 'blocked' })

  await blocks(lan, 'unblock')
  await shop.world.clock.advance(1_000)
  await lan.says('Em hỏi chút')
  await shop.world.settles()
  expect((await shop.minh.conversationWith(lan)).unreachableSince).toBeNull()
  await shop.minh.repliesTo(lan, 'Dạ em nghe')
  await shop.world.settles()
  expect(await shop.accepted(lan)).toEqual(['Dạ em nghe'])
})
