import { channelRoutes } from '@lienmach/contract'
import { startWorld, type World } from '@lienmach/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminOf, attemptOf, begins, channelOf, connects, logsIn, otherShop } from './facebook.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

test('a Page of another workspace is refused, named only to whoever belongs there', async () => {
  const { owner } = world
  const hung = await otherShop(world)
  const { userId, pageIds } = await adminOf(world, 'Mộc Store', 'Tiệm Hoa Nắng')
  const [ours = '', theirs = ''] = pageIds

  const mine = await logsIn(owner, await begins(owner), { userId, pageIds })
  expect((await connects(owner, mine, ours)).status).toBe(200)
  const his = await logsIn(hung, await begins(hung), { userId, pageIds })
  expect((await connects(hung, his, theirs)).status).toBe(200)

  // Hùng belongs to both workspaces, the owner only to one.
  expect(await pageOf(hung, his.id, ours)).toMatchObject({
    takenBy: { workspaceName: 'Mộc Store' },
    channel: null,
  })
  expect(await pageOf(owner, mine.id, theirs)).toMatchObject({ takenBy: { workspaceName: null } })
  const toHim = await connects(hung, his, ours)
  expect(toHim).toMatchObject({
    code: 'connect/page-taken',
    body: { error: { detail: { workspaceName: 'Mộc Store' } } },
  })
  const toOwner = await connects(owner, mine, theirs)
  expect(toOwner).toMatchObject({
    code: 'connect/page-taken',
    body: { error: { detail: { workspaceName: null } } },
  })
})

test('of two workspaces that reach for a Page at once exactly one gets it, and only it is subscribed', async () => {
  const { owner } = world
  const hung = await otherShop(world)
  for (const round of [1, 2, 3, 4, 5]) {
    const { userId, pageIds } = await adminOf(world, `Trang tranh nhau ${round}`)
    const [pageId = ''] = pageIds
    const mine = await logsIn(owner, await begins(owner), { userId, pageIds })
    const his = await logsIn(hung, await begins(hung), { userId, pageIds })
    const answers = await Promise.all([connects(owner, mine, pageId), connects(hung, his, pageId)])
    expect(answers.map(({ code }) => code).sort()).toEqual(['connect/page-taken', null])

    const { psid } = await world.desk.customer(pageId, 'Lan')
    await world.desk.says(pageId, psid, { text: 'Shop ơi' })
    await world.settles()
    const states = await Promise.all(
      [owner, hung].map((member) => channelOf(member, pageId).then(({ state }) => state)),
    )
    expect(states.sort()).toEqual(['connected', 'found'])
  }
})

test('a Page that is given up is free for another workspace, and its history stays behind', async () => {
  const { owner } = world
  const hung = await otherShop(world)
  const page = await world.connectFacebookPage({ name: 'Đèn Lồng Hội An' })
  const lan = page.contact('Lan')
  await lan.says('Đèn này bao nhiêu ạ?')
  await world.settles()

  const { channelId } = page
  const given = await owner.call(channelRoutes.disconnectChannel, { params: { channelId } })
  expect(given).toMatchObject({ state: 'disconnected', subscribedAt: null })
  await lan.says('Còn hàng không ạ?')
  await world.settles()
  expect((await owner.reads(lan)).map(({ text }) => text)).toEqual(['Đèn này bao nhiêu ạ?'])

  const his = await logsIn(hung, await begins(hung), { userId: page.adminId, pageIds: [page.externalId] })
  expect(his.pages).toMatchObject([{ takenBy: null }])
  expect((await connects(hung, his, page.externalId)).body).toMatchObject({ state: 'connecting' })
  await lan.says('Alo shop?')
  await world.settles()
  expect((await channelOf(hung, page.externalId)).state).toBe('connected')
  expect((await owner.reads(lan)).map(({ text }) => text)).toEqual(['Đèn này bao nhiêu ạ?'])
  expect(
    (await owner.try(channelRoutes.channel, { params: { workspaceId: hung.workspaceId, channelId } })).code,
  ).toBe('resource/not-found')
})

async function pageOf(member: Parameters<typeof attemptOf>[0], attemptId: string, externalId: string) {
  return (await attemptOf(member, attemptId)).pages.find((page) => page.externalId === externalId)
}
