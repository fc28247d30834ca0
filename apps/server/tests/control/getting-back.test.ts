import { channelRoutes, inboxRoutes } from '@lienmach/contract'
import type { ConversationId, Instant, WorkspaceId } from '@lienmach/domain'
import { afterEach, expect, test } from 'vitest'
import { reserveQuestion } from '../../src/store/thread-control.ts'
import { type ControlShop, openControlShop } from './control-world.ts'

let shop: ControlShop
afterEach(() => shop[Symbol.asyncDispose]())

const channelOf = async () => {
  const { channels } = await shop.minh.call(channelRoutes.channels, { params: {} })
  const channel = channels.find(({ id }) => id === shop.page.channelId)
  if (!channel) throw new Error('The channel is gone.')
  return channel
}

/** A customer whose thread Meta's inbox took, and three replies that wait for it. */
async function threeHeld(name: string) {
  const customer = await shop.customer(name)
  await shop.page.metaInbox.takesThreadOf(customer)
  await shop.world.settles()
  for (const text of ['Một', 'Hai', 'Ba']) await shop.minh.repliesTo(customer, text)
  await shop.world.settles()
  return customer
}

test('a thread is taken where the Page allows it, and the replies that waited go in order', async () => {
  shop = await openControlShop('routing')
  await shop.setsOnFacebook({ takeControl: [shop.appId] })
  const lan = await threeHeld('Lan')
  const before = await shop.control(lan)
  expect(before).toMatchObject({
    verdict: { verdict: 'hold', because: 'thread_not_ours', passes: 'by_event' },
    thread: { owner: 'meta_inbox', certainty: 'certain' },
    heldReplies: 3,
  })
  expect(before.mayTake).not.toBe('no')
  expect(before.evidence.length).toBeGreaterThan(0)

  const { outcome, control } = await shop.takes(lan)
  expect(outcome).toBe('granted')
  expect(control).toMatchObject({
    verdict: { verdict: 'send', doubt: null },
    thread: { owner: 'us', evidence: 'taken' },
    heldReplies: 0,
  })
  await shop.passes(4_000)
  await shop.passes(4_000)
  expect(await shop.accepted(lan)).toEqual(['Một', 'Hai', 'Ba'])
  expect((await channelOf()).control).toMatchObject({ mode: 'routing', takeover: 'allowed' })

  const mai = await threeHeld('Mai')
  expect(await shop.control(mai)).toMatchObject({ mayTake: 'yes', verdict: { guide: 'take_here' } })
})

test('a Page that keeps us from taking says so once, and is not asked to allow it again', async () => {
  shop = await openControlShop('routing')
  const lan = await threeHeld('Lan')
  const { outcome, refusal, control } = await shop.takes(lan)
  expect({ outcome, refusal }).toMatchObject({
    outcome: 'refused',
    refusal: { class: 'thread_not_ours', code: 10 },
  })
  expect(control).toMatchObject({ mayTake: 'no', heldReplies: 3, verdict: { guide: 'move_to_done' } })
  expect((await channelOf()).control.takeover).toBe('refused')
  expect(await shop.accepted(lan)).toEqual([])
})

test('taking where whoever answers may teaches that nobody can take there', async () => {
  shop = await openControlShop('zero_config')
  const lan = await threeHeld('Lan')
  const { outcome, refusal, control } = await shop.takes(lan)
  expect({ outcome, refusal }).toMatchObject({ outcome: 'refused', refusal: { code: 27, subcode: 2018464 } })
  expect(control).toMatchObject({ mayTake: 'no', mayAsk: true })
  expect((await channelOf()).control.mode).toBe('open')
})

test('the primary receiver of the old protocol takes its threads back', async () => {
  shop = await openControlShop('handover')
  const lan = await threeHeld('Lan')
  expect((await shop.takes(lan)).outcome).toBe('granted')
  await shop.passes(4_000)
  await shop.passes(4_000)
  expect(await shop.accepted(lan)).toEqual(['Một', 'Hai', 'Ba'])
})

test('asking for a thread is asked and not granted, until its holder passes it on', async () => {
  shop = await openControlShop('zero_config')
  const lan = await shop.customer('Lan')
  const other = await shop.otherApp('Bán Hàng 24h')
  await other.takes(lan)
  await shop.world.settles()
  await lan.says('Còn size M không?')
  await shop.world.settles()
  await shop.minh.repliesTo(lan, 'Dạ còn ạ')
  const asked = await shop.asks(lan)
  expect(asked).toMatchObject({
    outcome: 'asked',
    control: { thread: { owner: 'other_app' }, heldReplies: 1 },
  })
  expect(asked.control.thread.askedAt).not.toBeNull()
  await shop.passes(1_000)
  expect(await shop.accepted(lan)).toEqual([])

  await other.passesToUs(lan)
  await shop.passes(1_000)
  const { thread } = await shop.control(lan)
  expect(thread).toMatchObject({ owner: 'us', certainty: 'certain', askedAt: null })
  expect(await shop.accepted(lan)).toEqual(['Dạ còn ạ'])
})

test('waiting for an answer can be given up', async () => {
  shop = await openControlShop('zero_config')
  const lan = await threeHeld('Lan')
  await shop.asks(lan)
  const control = await shop.minh.call(inboxRoutes.stopAsking, {
    params: { conversationId: (await shop.minh.conversationWith(lan)).id },
  })
  expect(control.thread.askedAt).toBeNull()
})

test('looking again asks the platform and frees what waits', async () => {
  shop = await openControlShop('routing')
  const lan = await threeHeld('Lan')
  await shop.page.metaInbox.movesToDone(lan)
  await shop.world.clock.advance(4_000)
  await shop.checks(lan)
  expect((await shop.control(lan)).thread).toMatchObject({ certainty: 'certain', staleAt: null })
  await shop.passes(4_000)
  await shop.passes(4_000)
  expect(await shop.accepted(lan)).toEqual(['Một', 'Hai', 'Ba'])
})

test('however many people look, the platform is asked about a conversation every four seconds at most', async () => {
  shop = await openControlShop('zero_config')
  const lan = await shop.customer('Lan')
  const place = {
    workspaceId: shop.minh.workspaceId as WorkspaceId,
    conversationId: (await shop.minh.conversationWith(lan)).id as ConversationId,
  }
  const { db } = shop.world.context
  const asks = (at: number) => reserveQuestion(db.pipeline, place, at as Instant, (at - 4_000) as Instant)
  const atOnce = await Promise.all([asks(50_000), asks(50_000), asks(50_000)])
  expect(atOnce.filter(Boolean)).toHaveLength(1)
  expect(await asks(53_999)).toBe(false)
  expect(await asks(54_000)).toBe(true)
  expect(await asks(54_001)).toBe(false)
  // A clock that was set back keeps nobody waiting.
  expect(await asks(10_000)).toBe(true)
})

test('the links lead to this very conversation and to the Page’s settings', async () => {
  shop = await openControlShop('zero_config')
  const lan = await shop.customer('Lan')
  const { inboxUrl, settingsUrl } = await shop.control(lan)
  const at = shop.world.emulator.url
  expect(inboxUrl).toBe(`${at}/suite/${shop.page.externalId}/${await lan.psid()}`)
  expect(settingsUrl).toBe(`${at}/page/${shop.page.externalId}/settings`)
})

test('everything held is listed by channel and cause, with the conversation that waits longest', async () => {
  shop = await openControlShop('zero_config')
  const lan = await threeHeld('Lan')
  await shop.passes(1_000)
  const mai = await threeHeld('Mai')
  const other = await shop.otherApp('Bán Hàng 24h')
  const hoa = await shop.customer('Hoà')
  await other.takes(hoa)
  await hoa.says('Alo')
  await shop.world.settles()
  await shop.minh.repliesTo(hoa, 'Dạ em đây')
  const { groups } = await shop.minh.call(inboxRoutes.held, { params: {} })
  expect(groups).toEqual([
    expect.objectContaining({
      because: 'thread_not_ours',
      owner: 'meta_inbox',
      conversations: 2,
      replies: 6,
      firstConversationId: (await shop.minh.conversationWith(lan)).id,
      guide: 'move_to_done',
    }),
    expect.objectContaining({ owner: 'other_app', conversations: 1, replies: 1, guide: 'ask_other_app' }),
  ])
  expect((await shop.minh.conversationWith(mai)).heldCount).toBe(3)
})

test('somebody without access to the Page asks for help, and managers are told where', async () => {
  shop = await openControlShop('zero_config')
  const lan = await threeHeld('Lan')
  const { id } = await shop.minh.conversationWith(lan)
  await shop.minh.call(inboxRoutes.askForHelp, { params: { conversationId: id } })
  const { alerts } = await shop.world.owner.call(channelRoutes.alerts, { params: {} })
  expect(alerts).toEqual([
    expect.objectContaining({ kind: 'control_help', conversationId: id, channelId: shop.page.channelId }),
  ])
  expect((await shop.minh.call(channelRoutes.alerts, { params: {} })).alerts).toEqual([])
})

test('a Page kept for one member is not taken by another, who does not even see it', async () => {
  shop = await openControlShop('zero_config')
  const lan = await threeHeld('Lan')
  const { id } = await shop.minh.conversationWith(lan)
  await shop.world.owner.call(channelRoutes.updateChannel, {
    params: { channelId: shop.page.channelId },
    body: { chatRight: 'only_me' },
  })
  for (const route of [inboxRoutes.control, inboxRoutes.checkControl, inboxRoutes.takeControl])
    expect((await shop.minh.try(route, { params: { conversationId: id } })).code).toBe('resource/not-found')
  expect((await shop.minh.call(inboxRoutes.held, { params: {} })).groups).toEqual([])
})
