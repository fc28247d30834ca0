import { accountRoutes, channelRoutes, inboxRoutes } from '@lienmach/contract'
import { type FacebookPage, startWorld, type World } from '@lienmach/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begins, channelOf, connects, logsIn } from './facebook.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const checks = async (page: FacebookPage) => {
  const answer = await world.owner.call(channelRoutes.checkChannel, { params: { channelId: page.channelId } })
  return Object.fromEntries(answer.checks.map(({ check, state, reason }) => [check, `${state}: ${reason}`]))
}
const befalls = (page: FacebookPage, kind: string, more: object = {}) =>
  world.desk.call('POST', `/users/${page.adminId}/accidents`, { kind, ...more })

test('the checks say what is well and what was not tried yet', async () => {
  const page = await world.connectFacebookPage({ name: 'Mộc Store' })
  expect(await checks(page)).toEqual({
    token: 'well: token_valid',
    permissions: 'well: permissions_complete',
    webhook: 'well: subscribed',
    routing: 'well: routing_off',
    round_trip: 'unknown: waiting_for_message',
    takeover: 'well: takeover_not_offered',
    human_agent: 'well: human_agent_not_used',
    elsewhere: 'well: only_us',
    refusals: 'well: no_refusals',
    restriction: 'well: not_restricted',
    clock: 'unknown: nothing_to_compare',
    gap: 'well: nothing_missing',
  })
  await page.contact('Lan').says('Shop ơi')
  await world.settles()
  expect(await checks(page)).toMatchObject({ round_trip: 'well: proved' })
})

test('a Page on which conversations are routed is to be looked at', async () => {
  const page = await world.connectFacebookPage({ name: 'Tiệm Hoa Nắng', mode: 'routing' })
  expect(await checks(page)).toMatchObject({ routing: 'look: routing_on' })
})

test('a subscription that Facebook dropped is noticed and renewed', async () => {
  const page = await world.connectFacebookPage({ name: 'Gốm Bát Tràng' })
  await world.settles()
  const { appId } = world.context.config.meta
  const { pageAccessToken } = await world.desk.call<{ pageAccessToken: string }>('POST', '/tokens', {
    appId,
    pageId: page.externalId,
    userId: page.adminId,
  })
  await fetch(`${world.desk.url}/v25.0/${page.externalId}/subscribed_apps`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${pageAccessToken}` },
  })
  expect(await checks(page)).toMatchObject({ webhook: 'look: subscription_restored' })
  expect(await checks(page)).toMatchObject({ webhook: 'well: subscribed' })
})

test('a server that is started again has the platform send its webhooks there', async () => {
  const page = await world.connectFacebookPage({ name: 'Áo Len Nhà Mây' })
  const { appId } = world.context.config.meta
  await world.desk.call('PATCH', `/apps/${appId}`, { webhookUrl: 'https://dia-chi-cu.example/webhooks/meta' })
  await world.restartsServer()
  // The first try may come before the server listens; the next one follows.
  await world.clock.advance(6_000)
  await world.settles()
  const lan = page.contact('Lan')
  await lan.says('Shop ơi')
  await world.settles()
  expect((await channelOf(world.owner, page.externalId)).state).toBe('connected')
})

test.each([
  ['change_password', 'token_password_changed'],
  ['checkpoint', 'token_checkpoint'],
  ['log_out', 'token_session_ended'],
] as const)('after "%s" the Page needs reconnecting, with the reason', async (accident, reason) => {
  const page = await world.connectFacebookPage({ name: `Trang sau ${accident}` })
  await befalls(page, accident)
  expect(await checks(page)).toMatchObject({
    token: `broken: ${reason}`,
    webhook: 'unknown: reconnect_first',
  })
  expect(await channelOf(world.owner, page.externalId)).toMatchObject({
    state: 'needs_reconnect',
    stateReason: reason,
  })
})

test('reconnecting keeps the channel and its conversations, and sends what was held', async () => {
  const { owner } = world
  const page = await world.connectFacebookPage({ name: 'Cà Phê Góc Phố' })
  const lan = page.contact('Lan')
  await lan.says('Quán mở mấy giờ ạ?')
  await world.settles()
  await befalls(page, 'change_password')
  await checks(page)

  const reply = await owner.repliesTo(lan, 'Dạ 7 giờ ạ')
  await world.settles()
  expect((await owner.looksAt(reply, lan)).delivery).toMatchObject({
    state: 'held',
    heldBecause: 'channel_disconnected',
  })
  expect((await channelOf(owner, page.externalId)).heldMessages).toBe(1)

  const run = await logsIn(owner, await begins(owner, { channelId: page.channelId }), {
    userId: page.adminId,
    pageIds: [page.externalId],
  })
  const { body } = await connects(owner, run, page.externalId)
  expect(body).toMatchObject({ id: page.channelId, state: 'connecting', stateReason: null })
  await world.settles()
  expect(await lan.received()).toEqual(['Dạ 7 giờ ạ'])
  expect((await owner.conversationWith(lan)).channelId).toBe(page.channelId)

  const { entries } = await owner.call(accountRoutes.audit, { params: {}, query: {} })
  const actions = entries
    .filter(({ subjectId }) => subjectId === page.channelId)
    .map(({ action, actorKind }) => `${action} by ${actorKind}`)
  expect(actions.slice(0, 3)).toEqual([
    'channel.reconnected by member',
    'channel.connect_started by member',
    'channel.needs_reconnect by platform',
  ])
})

test('a Page that is connected anew right after a message is proved by the very next one', async () => {
  const { owner } = world
  const page = await world.connectFacebookPage({ name: 'Gạo Quê' })
  const lan = page.contact('Lan')
  await lan.says('Gạo nếp còn không ạ?')
  await world.settles()
  await owner.call(channelRoutes.disconnectChannel, { params: { channelId: page.channelId } })
  const run = await logsIn(owner, await begins(owner), { userId: page.adminId, pageIds: [page.externalId] })
  await connects(owner, run, page.externalId)
  expect((await channelOf(owner, page.externalId)).state).toBe('connecting')
  await lan.says('Alo shop?')
  await world.settles()
  expect((await channelOf(owner, page.externalId)).state).toBe('connected')
})

test('with "only me" what is open comes to whoever chose it, and nobody else may chat; sharing ends that', async () => {
  const { owner } = world
  const page = await world.connectFacebookPage({ name: 'Nhà Sách Cũ' })
  const lan = page.contact('Lan')
  const mai = await world.signIn('Mai')
  await lan.says('Sách này còn không ạ?')
  await world.settles()
  expect((await mai.conversationWith(lan)).assigneeId).toBeNull()

  const mine = await owner.call(channelRoutes.updateChannel, {
    params: { channelId: page.channelId },
    body: { chatRight: 'only_me' },
  })
  expect(mine).toMatchObject({ chatRight: 'only_me', chatOwnerId: owner.id, state: 'connected' })
  const { id, assigneeId } = await owner.conversationWith(lan)
  expect(assigneeId).toBe(owner.id)
  const hers = await mai.try(inboxRoutes.sendMessage, {
    params: { conversationId: id },
    body: { clientMessageId: 'mai-1', text: 'Dạ còn ạ' },
  })
  expect(hers.status).toBeGreaterThanOrEqual(400)

  await owner.call(channelRoutes.updateChannel, {
    params: { channelId: page.channelId },
    body: { chatRight: 'share' },
  })
  await mai.repliesTo(lan, 'Dạ còn ạ')
  await world.settles()
  expect(await lan.received()).toEqual(['Dạ còn ạ'])
})

test('an agent may look at a channel and change nothing', async () => {
  const page = await world.connectFacebookPage({ name: 'Vườn Lan' })
  const tuan = await world.signIn('Tuấn')
  const params = { channelId: page.channelId }
  expect((await tuan.try(channelRoutes.channel, { params })).status).toBe(200)
  expect((await tuan.try(channelRoutes.checkChannel, { params })).code).toBe('workspace/forbidden')
  expect((await tuan.try(channelRoutes.disconnectChannel, { params })).code).toBe('workspace/forbidden')
  expect((await tuan.try(channelRoutes.updateChannel, { params, body: { chatRight: 'share' } })).code).toBe(
    'workspace/forbidden',
  )
})

test('giving a Page up twice is giving it up once', async () => {
  const page = await world.connectFacebookPage({ name: 'Đồng Hồ Cổ' })
  const params = { channelId: page.channelId }
  const first = await world.owner.call(channelRoutes.disconnectChannel, { params })
  const second = await world.owner.call(channelRoutes.disconnectChannel, { params })
  expect(second.stateSince).toBe(first.stateSince)
  expect(await checks(page)).toMatchObject({ token: 'unknown: not_connected' })
})

test('a Page is given up even when Facebook does not answer', async () => {
  const page = await world.connectFacebookPage({ name: 'Mật Ong Rừng' })
  await world.desk.faults([{ kind: 'subscribe', times: 1, effect: { answer: { as: 'http_500' } } }])
  const given = await world.owner.call(channelRoutes.disconnectChannel, {
    params: { channelId: page.channelId },
  })
  await world.desk.faults([])
  expect(given.state).toBe('disconnected')
})
