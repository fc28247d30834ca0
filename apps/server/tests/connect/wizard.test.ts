import { channelRoutes } from '@lienmach/contract'
import { consents, startWorld, type World } from '@lienmach/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminOf, attemptOf, begins, channelOf, connects, logsIn, returns } from './facebook.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

test('a Page counts as connected only when something of it has arrived', async () => {
  const { owner } = world
  const { userId, pageIds } = await adminOf(world, 'Mộc Store')
  const [pageId = ''] = pageIds
  const run = await logsIn(owner, await begins(owner), { userId, pageIds })
  expect(run).toMatchObject({ status: 'fetched', declinedScopes: [], dialogUrl: null })
  expect(run.pages).toMatchObject([
    { name: 'Mộc Store', missingTasks: [], takenBy: null, channel: { state: 'found' } },
  ])

  const { body: channel } = await connects(owner, run, pageId)
  expect(channel).toMatchObject({
    state: 'connecting',
    provedAt: null,
    missingScopes: [],
    chatRight: 'share',
  })
  expect(channel.subscribedAt).not.toBeNull()

  const { psid } = await world.desk.customer(pageId, 'Lan')
  await world.desk.says(pageId, psid, { text: 'Shop ơi' })
  await world.settles()
  const proved = await channelOf(owner, pageId)
  expect(proved.state).toBe('connected')
  expect(proved.provedAt).not.toBeNull()
})

test('several Pages are connected in one go, and one that is refused does not stop the others', async () => {
  const { owner } = world
  const { userId, pageIds } = await adminOf(world, 'Áo Len Nhà Mây', 'Gốm Bát Tràng')
  const { id: strange } = await world.desk.page({
    name: 'Bếp Của Mẹ',
    admins: [{ id: userId, tasks: ['ANALYZE'] }],
  })
  const run = await logsIn(owner, await begins(owner), { userId, pageIds: [...pageIds, strange] })
  const answers = await Promise.all(run.pages.map((page) => connects(owner, run, page.externalId)))
  expect(answers.map(({ status, code }) => [status, code])).toEqual([
    [200, null],
    [200, null],
    [409, 'connect/task-missing'],
  ])
})

test('a Page on which a task is missing is listed with what is missing, and never becomes a channel', async () => {
  const { owner } = world
  const { userId } = await adminOf(world)
  const { id } = await world.desk.page({
    name: 'Bếp Của Mẹ',
    admins: [{ id: userId, tasks: ['ANALYZE', 'MODERATE'] }],
  })
  const run = await logsIn(owner, await begins(owner), { userId, pageIds: [id] })
  expect(run.pages).toMatchObject([{ missingTasks: ['MESSAGING'], channel: null }])
  await expect(channelOf(owner, id)).rejects.toThrow('no channel')
})

test('Pages that were not ticked on Facebook are not there, and cannot be asked for', async () => {
  const { owner } = world
  const { userId, pageIds } = await adminOf(world, 'Tiệm Trà', 'Tiệm Bánh')
  const [ticked = '', other = ''] = pageIds
  const run = await logsIn(owner, await begins(owner), { userId, pageIds: [ticked] })
  expect(run.pages.map((page) => page.externalId)).toEqual([ticked])
  expect((await connects(owner, run, other)).code).toBe('resource/not-found')
})

test('more Pages than fit into one answer are all listed', async () => {
  const { owner } = world
  const names = Array.from({ length: 130 }, (_, at) => `Chi nhánh ${at + 1}`)
  const { userId, pageIds } = await adminOf(world, ...names)
  const run = await logsIn(owner, await begins(owner), { userId, pageIds })
  expect(run.pages.map((page) => page.name).sort()).toEqual(names.sort())
})

test('somebody who says no on Facebook is told so, and can begin again', async () => {
  const { owner } = world
  const run = await begins(owner)
  const state = new URL(run.dialogUrl ?? '').searchParams.get('state') ?? ''
  await returns(
    owner,
    `${world.url}/connect/facebook/callback?error=access_denied&error_code=200&state=${encodeURIComponent(state)}`,
  )
  expect(await attemptOf(owner, run.id)).toMatchObject({ status: 'failed', failure: 'denied' })
  expect((await begins(owner)).status).toBe('waiting')
})

test('a permission that was declined is named; without an essential one nothing is connected', async () => {
  const { owner } = world
  const { userId, pageIds } = await adminOf(world, 'Nhà Sách Cũ')
  const [pageId = ''] = pageIds
  const granted = ['pages_show_list', 'pages_manage_metadata', 'pages_read_engagement', 'business_management']
  const run = await logsIn(owner, await begins(owner), { userId, pageIds, granted })
  expect(run.declinedScopes).toEqual(['pages_messaging'])
  const refused = await connects(owner, run, pageId)
  expect(refused.code).toBe('connect/scope-missing')
  expect(refused.body).toMatchObject({ error: { detail: { scopes: ['pages_messaging'] } } })
  expect((await channelOf(owner, pageId)).state).toBe('found')

  const again = await begins(owner, { rerequest: true })
  expect(new URL(again.dialogUrl ?? '').searchParams.get('auth_type')).toBe('rerequest')
  const second = await logsIn(owner, again, { userId, pageIds })
  expect(second.declinedScopes).toEqual([])
  expect((await connects(owner, second, pageId)).status).toBe(200)
})

test('a permission that is only advised is named on the channel, which works', async () => {
  const { owner } = world
  const { userId, pageIds } = await adminOf(world, 'Cà Phê Góc Phố')
  const granted = ['pages_show_list', 'pages_messaging', 'pages_manage_metadata', 'business_management']
  const run = await logsIn(owner, await begins(owner), { userId, pageIds, granted })
  const { body } = await connects(owner, run, pageIds[0] ?? '')
  expect(body).toMatchObject({ state: 'connecting', missingScopes: ['pages_read_engagement'] })
})

test('an account without Pages, or with its list hidden, gets none', async () => {
  const { owner } = world
  const { userId } = await adminOf(world)
  const none = await logsIn(owner, await begins(owner), { userId })
  expect(none).toMatchObject({ status: 'failed', failure: 'no_pages', pages: [] })

  const { userId: shy, pageIds } = await adminOf(world, 'Vườn Lan')
  const hidden = await logsIn(owner, await begins(owner), {
    userId: shy,
    pageIds,
    granted: ['pages_messaging'],
  })
  expect(hidden).toMatchObject({ status: 'failed', failure: 'no_pages' })
  expect(hidden.declinedScopes).toContain('pages_show_list')
})

test('the way back from Facebook works once', async () => {
  const { owner } = world
  const { userId, pageIds } = await adminOf(world, 'Đồng Hồ Cổ')
  const run = await begins(owner)
  const back = await consents(run.dialogUrl ?? '', { userId, pageIds })
  await returns(owner, back)
  const second = await returns(owner, back)
  expect(second.body).toContain('problem=expired')
  expect(await attemptOf(owner, run.id)).toMatchObject({ status: 'fetched' })
})

test("nobody can be made to finish somebody else's run, nor from another session of the same person", async () => {
  const { owner } = world
  const hung = await world.signIn('Hùng', 'manager')
  const { userId, pageIds } = await adminOf(world, 'Trà Sữa Nhà Làm')
  const run = await begins(owner)
  const back = await consents(run.dialogUrl ?? '', { userId, pageIds })
  expect((await returns(hung, back)).body).toContain('problem=expired')

  const { cookies } = owner
  await owner.signIn()
  expect(owner.cookies).not.toBe(cookies)
  expect((await returns(owner, back)).body).toContain('problem=expired')
  expect(await attemptOf(owner, run.id)).toMatchObject({ status: 'waiting' })
  expect((await hung.try(channelRoutes.connectAttempt, { params: { attemptId: run.id } })).code).toBe(
    'resource/not-found',
  )
})

test('who dawdles on Facebook for more than half an hour begins again', async () => {
  const { owner } = world
  const { userId, pageIds } = await adminOf(world, 'Gạo Quê')
  const run = await begins(owner)
  await world.clock.advance(30 * 60_000 + 1)
  expect((await returns(owner, await consents(run.dialogUrl ?? '', { userId, pageIds }))).body).toContain(
    'problem=expired',
  )
})

test('a code that Facebook no longer takes ends the run without a trace of its words on screen', async () => {
  const { owner } = world
  const { userId, pageIds } = await adminOf(world, 'Mật Ong Rừng')
  const run = await begins(owner)
  const back = await consents(run.dialogUrl ?? '', { userId, pageIds })
  await world.clock.advance(11 * 60_000)
  await returns(owner, back)
  expect(await attemptOf(owner, run.id)).toMatchObject({
    status: 'failed',
    failure: 'platform_refused',
    pages: [],
  })
})

test('an answer that Facebook cuts short is no answer', async () => {
  const { owner } = world
  const { userId, pageIds } = await adminOf(world, 'Nước Mắm Phú Quốc')
  const run = await begins(owner)
  const back = await consents(run.dialogUrl ?? '', { userId, pageIds })
  await world.desk.faults([{ kind: 'accounts', times: 1, effect: { answer: { as: 'drop' } } }])
  await returns(owner, back)
  await world.desk.faults([])
  expect(await attemptOf(owner, run.id)).toMatchObject({ status: 'failed', failure: 'platform_unreachable' })
})

test('a run can be taken up again, and closing it ends what it may do', async () => {
  const { owner } = world
  const { userId, pageIds } = await adminOf(world, 'Sách Thiếu Nhi')
  const run = await logsIn(owner, await begins(owner), { userId, pageIds })
  const { attempt } = await owner.call(channelRoutes.latestConnectAttempt, { params: {} })
  expect(attempt).toMatchObject({ id: run.id, status: 'fetched' })

  await owner.call(channelRoutes.finishConnectAttempt, { params: { attemptId: run.id } })
  expect((await owner.call(channelRoutes.latestConnectAttempt, { params: {} })).attempt).toBeNull()
  expect((await connects(owner, run, pageIds[0] ?? '')).code).toBe('connect/expired')
})

test('an agent connects nothing', async () => {
  const mai = await world.signIn('Mai')
  expect((await mai.try(channelRoutes.connectFacebook, { params: {}, body: {} })).code).toBe(
    'workspace/forbidden',
  )
})

test('a Page that Facebook will not subscribe stays free, and says why', async () => {
  const { owner } = world
  const { userId, pageIds } = await adminOf(world, 'Hải Sản Tươi')
  const [pageId = ''] = pageIds
  const run = await logsIn(owner, await begins(owner), { userId, pageIds })
  await world.desk.faults([
    {
      kind: 'subscribe',
      match: { pageId },
      times: 1,
      effect: { answer: { as: 'refusal', refusal: 'service_unavailable' } },
    },
  ])
  const refused = await connects(owner, run, pageId)
  await world.desk.faults([])
  expect(refused.code).toBe('connect/platform-refused')
  expect(await channelOf(owner, pageId)).toMatchObject({
    state: 'found',
    stateReason: 'subscription_refused',
    subscribedAt: null,
  })
  expect((await connects(owner, run, pageId)).status).toBe(200)
})
