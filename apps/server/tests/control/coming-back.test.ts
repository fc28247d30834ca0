import type { Customer } from '@lienmach/testkit'
import { afterEach, describe, expect, test } from 'vitest'
import { begins, connects, logsIn } from '../connect/facebook.ts'
import { type ControlShop, type OtherApp, openControlShop } from './control-world.ts'

let shop: ControlShop
afterEach(() => shop[Symbol.asyncDispose]())

const minute = 60_000
const said = ['Một', 'Hai', 'Ba']

interface Scene {
  what: string
  mode: Parameters<typeof openControlShop>[0]
  begins(customer: Customer): Promise<unknown>
  ends(customer: Customer): Promise<unknown>
  holds: 'thread_not_ours' | 'channel_disconnected'
  /** Whoever was told by an event sends at once; otherwise the platform is asked after three seconds. */
  told: boolean
}

const inboxDoes = async (customer: Customer, what: object) =>
  shop.world.desk.call(
    'POST',
    `/pages/${shop.page.externalId}/customers/${await customer.psid()}/events`,
    what,
  )
const done = (customer: Customer) => shop.page.metaInbox.movesToDone(customer)
const answers = (customer: Customer) => shop.page.metaInbox.takesThreadOf(customer)

let vendor: OtherApp
const vendorTakes = async (customer: Customer) => {
  vendor = await shop.otherApp('Bán Hàng 24h')
  await shop.setsOnFacebook({ takeControl: [vendor.id] })
  await vendor.takes(customer)
  await customer.says('Alo?')
}

const scenes: Scene[] = [
  {
    what: 'staff answer in Meta’s inbox, with us as the default app',
    mode: 'routing',
    begins: answers,
    ends: done,
    holds: 'thread_not_ours',
    told: false,
  },
  {
    what: 'Done hands the thread to the default app with an event',
    mode: 'routing',
    begins: async (customer) => {
      await shop.switches({ doneHandsToDefaultApp: true })
      await answers(customer)
    },
    ends: done,
    holds: 'thread_not_ours',
    told: true,
  },
  {
    what: 'staff answer in Meta’s inbox where whoever answers may',
    mode: 'zero_config',
    begins: answers,
    ends: done,
    holds: 'thread_not_ours',
    told: false,
  },
  {
    what: 'staff answer in Meta’s inbox under the old protocol',
    mode: 'handover',
    begins: answers,
    ends: done,
    holds: 'thread_not_ours',
    told: true,
  },
  {
    what: 'another vendor’s app takes the thread',
    mode: 'zero_config',
    begins: vendorTakes,
    ends: (customer) => vendor.passesToUs(customer),
    holds: 'thread_not_ours',
    told: true,
  },
  {
    what: 'another vendor’s app takes the thread from the default app',
    mode: 'routing',
    begins: vendorTakes,
    ends: (customer) => vendor.passesToUs(customer),
    holds: 'thread_not_ours',
    told: true,
  },
  {
    what: 'Meta’s AI answers',
    mode: 'zero_config',
    begins: (customer) => inboxDoes(customer, { kind: 'ai_answer', text: 'Dạ shop còn ạ' }),
    ends: done,
    holds: 'thread_not_ours',
    told: false,
  },
  {
    what: 'the token dies',
    mode: 'zero_config',
    begins: () =>
      shop.world.desk.call('POST', `/users/${shop.page.adminId}/accidents`, { kind: 'change_password' }),
    ends: async () => {
      const { owner } = shop.world
      const { channelId, adminId: userId, externalId } = shop.page
      const run = await logsIn(owner, await begins(owner, { channelId }), { userId, pageIds: [externalId] })
      await connects(owner, run, externalId)
    },
    holds: 'channel_disconnected',
    told: true,
  },
]

describe('three replies are held in order, and leave once, in order, without a click', () => {
  test.each(scenes)('when $what', async ({ mode, begins, ends, holds, told }) => {
    shop = await openControlShop(mode)
    const { world, minh } = shop
    const lan = await shop.customer('Lan')
    await begins(lan)
    await world.settles()
    const replies = []
    for (const text of said) replies.push(await minh.repliesTo(lan, text))
    await world.settles()
    for (const reply of replies)
      expect((await minh.looksAt(reply, lan)).delivery).toMatchObject({ state: 'held', heldBecause: holds })
    expect(await shop.accepted(lan)).toEqual([])
    await shop.passes(2 * minute)
    expect(await shop.accepted(lan)).toEqual([])

    await ends(lan)
    await world.settles()
    // Who waited two minutes for it is asked about every minute.
    if (!told) await shop.passes(minute)
    await shop.passes(4_000)
    await shop.passes(4_000)
    const ours = (await shop.accepted(lan)).filter((text) => said.includes(text))
    expect(ours).toEqual(said)
    for (const reply of replies) expect(await shop.state(lan, reply)).toBe('delivered')
    await shop.passes(10 * minute)
    expect((await shop.accepted(lan)).filter((text) => said.includes(text))).toEqual(said)
  })
})

test('Move to Done without any event is noticed within seconds while somebody has just written', async () => {
  shop = await openControlShop('zero_config')
  const lan = await shop.customer('Lan')
  await answers(lan)
  await shop.world.settles()
  await shop.minh.repliesTo(lan, 'Dạ còn ạ')
  await done(lan)
  await shop.passes(4_000)
  expect(await shop.accepted(lan)).toEqual(['Dạ còn ạ'])
})

test('a greeting that Meta’s inbox sends by itself is a guess, and keeps nobody from answering', async () => {
  shop = await openControlShop('zero_config')
  const { world, page, minh } = shop
  await world.desk.call('PATCH', `/pages/${page.externalId}/automations`, { instantReply: 'Shop chào bạn!' })
  const lan = await shop.customer('Lan')
  await shop.passes(1_000)
  const { verdict, thread } = await shop.control(lan)
  expect({ verdict, thread }).toMatchObject({
    verdict: { verdict: 'send', doubt: 'owner_likely', guide: 'move_to_done' },
    thread: { owner: 'meta_inbox', certainty: 'likely' },
  })
  await minh.repliesTo(lan, 'Dạ chị cần gì ạ?')
  await world.settles()
  expect(await shop.accepted(lan)).toEqual(['Dạ chị cần gì ạ?'])
  expect((await shop.control(lan)).thread).toMatchObject({ owner: 'nobody', evidence: 'send_accepted' })
})

test('a hold of more than a day is shown as old and keeps nobody from answering', async () => {
  shop = await openControlShop('zero_config', { env: { META_HUMAN_AGENT: 'true' } })
  await shop.world.desk.call('PATCH', `/apps/${shop.appId}`, { features: ['human_agent'] })
  const lan = await shop.customer('Lan')
  await answers(lan)
  await shop.passes(25 * 60 * minute)
  const { verdict, thread, at } = await shop.control(lan)
  expect(verdict).toMatchObject({ verdict: 'send', as: 'human_agent', doubt: 'owner_stale' })
  expect(thread.owner).toBe('meta_inbox')
  expect(thread.staleAt).toBeLessThan(at)
  await shop.minh.repliesTo(lan, 'Chào chị, hôm qua shop bận ạ')
  await shop.world.settles()
  expect(await shop.accepted(lan)).toEqual(['Chào chị, hôm qua shop bận ạ'])
})

test('the default app learns that it is one when the platform names another app to it', async () => {
  shop = await openControlShop('routing')
  const lan = await shop.customer('Lan')
  await answers(lan)
  await shop.world.settles()
  const { thread } = await shop.checks(lan)
  expect(thread).toMatchObject({ owner: 'meta_inbox', appId: '263902037430900', evidence: 'owner_asked' })
  expect(thread.staleAt).not.toBeNull()
  await expect(shop.control(lan)).resolves.toMatchObject({ mayAsk: false })
})

test('a thread of another default app has a guide that shows where to choose us', async () => {
  shop = await openControlShop('routing')
  const other = await shop.otherApp('Bán Hàng 24h')
  await shop.setsOnFacebook({ defaultAppId: other.id })
  const lan = await shop.customer('Lan')
  expect((await shop.control(lan)).thread).toMatchObject({ owner: 'other_app', certainty: 'certain' })
  const { verdict } = await shop.checks(lan)
  expect(verdict).toMatchObject({ because: 'thread_not_ours', guide: 'default_app', by: 'page_admin' })
})
