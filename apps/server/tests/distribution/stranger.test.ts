import { accountRoutes, inboxRoutes, ruleRoutes } from '@lienmach/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findReceiving } from '../../src/store/inbound-channels.ts'
import { Browser } from '../inbox/browser.ts'
import { Office, Page, type Shop, type Staff } from '../inbox/office.ts'
import { allRoutes, childrenOf, leastBody, leastQuery } from '../isolation/samples.ts'
import type { Ids } from '../isolation/twins.ts'

const canary = 'hoangyenkin'
let office: Office
let shop: Shop
let page: Page
let vy: Staff
let ids: Ids

beforeAll(async () => {
  office = await Office.open()
  shop = await office.shop('Mộc Store', 'Chị Hoa')
  vy = await office.hire(shop, 'Vy')
  const minh = await office.hire(shop, 'Minh')
  const open = await shop.page('Mộc Store')
  const { members } = await shop.owner.call(accountRoutes.members)
  await shop.owner.call(ruleRoutes.createRule, {
    body: {
      name: 'Tự nhận',
      method: 'self_claim',
      visibility: 'all',
      cap: null,
      skipAway: true,
      sticky: false,
      hours: null,
      reassignAfterMinutes: null,
      reassignWhenAway: false,
      channelIds: [open.channel.id],
      agents: members
        .filter(({ id }) => id === minh.id)
        .map(({ email }) => ({ email, cap: null, shifts: null })),
      moveChannels: false,
      old: 'none',
      understood: false,
    },
  })
  const [channel] = await findReceiving(office.context.db.pipeline, 'facebook_page', [
    open.channel.externalId,
  ])
  if (!channel) throw new Error('The Page receives.')
  page = new Page(shop, channel)
  const { conversationId, messageId } = await page.customer().says(`Chào ${canary}`)
  const { conversation } = await shop.owner.call(inboxRoutes.conversation, { params: { conversationId } })
  const unknown = office.context.random.uuid()
  ids = new Proxy({} as Ids, {
    get: (_, name) =>
      ({ conversationId, messageId, contactId: conversation.contact.id, memberId: vy.id })[String(name)] ??
      unknown,
    has: () => true,
  })
}, 60_000)
afterAll(() => office?.[Symbol.asyncDispose]())

const hanging = ['conversationId', 'messageId', 'contactId']
const concerned = allRoutes.filter(
  (named) => named.route.standing === 'agent' && childrenOf(named).some((name) => hanging.includes(name)),
)

describe.each(concerned)('$route.method $route.path', (named) => {
  test('does not exist for an agent outside the rule', async () => {
    const { route } = named
    const url = route.path.replace(/:(\w+)/g, (_, name: string) =>
      name === 'workspaceId' ? shop.id : ids[name as keyof Ids],
    )
    const call = (cookie: string) =>
      office.http.inject({
        method: route.method,
        url: url + leastQuery(route.query, ids),
        headers: { cookie, 'x-lienmach-client': 'test' },
        ...(route.body && { payload: leastBody(route.body, ids) ?? {} }),
      })
    const answer = await call(vy.cookie)
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'resource/not-found'])
    expect(answer.body.includes(canary)).toBe(false)
  })
})

test('lists, counts and searches of an agent outside the rule know nothing of it', async () => {
  for (const view of ['mine', 'unassigned', 'all', 'held', 'expiring', 'done'] as const)
    expect((await vy.call(inboxRoutes.conversations, { query: { view } })).conversations).toEqual([])
  expect(await vy.call(inboxRoutes.counts)).toMatchObject({ unassigned: 0, all: 0, done: 0, expiring: 0 })
  expect(await vy.call(inboxRoutes.search, { query: { q: canary } })).toEqual({
    people: [],
    messages: [],
    seq: expect.any(Number),
  })
  expect((await vy.call(inboxRoutes.held)).groups).toEqual([])
  expect((await shop.owner.call(inboxRoutes.search, { query: { q: canary } })).messages).toHaveLength(1)
})

test('the live feed tells an agent outside the rule neither what was said nor that somebody wrote', async () => {
  await using hers = await Browser.open(office, vy, { after: 0 })
  await using everything = await Browser.open(office, shop.owner)
  const { conversationId, messageId } = await page.customer().says(`Còn hàng không ${canary}`)
  await everything.until(() => everything.messages.has(messageId))
  await hers.until(() => hers.seq >= everything.seq)
  expect(hers.received).not.toContain(canary)
  expect(hers.received).not.toContain(conversationId)
})

test('whoever is put into the rule sees it at once, and whoever is taken out no longer', async () => {
  const { rules } = await shop.owner.call(ruleRoutes.rules)
  const [rule] = rules
  if (!rule) throw new Error('There is a rule.')
  const {
    id,
    agents,
    channelIds,
    queued: _q,
    queuedSince: _s,
    createdAt: _c,
    updatedAt: _u,
    ...settings
  } = rule
  const { members } = await shop.owner.call(accountRoutes.members)
  const emailOf = (memberId: string) => members.find((one) => one.id === memberId)?.email ?? ''
  const save = (memberIds: string[]) =>
    shop.owner.call(ruleRoutes.updateRule, {
      params: { ruleId: id },
      body: {
        ...settings,
        channelIds,
        agents: memberIds.map((one) => ({ email: emailOf(one), cap: null, shifts: null })),
        moveChannels: false,
        old: 'none',
        understood: false,
      },
    })
  await using hers = await Browser.open(office, vy)
  const resets = () => hers.frames.filter((frame) => frame.type === 'hello' && frame.reset).length
  await save([...agents.map(({ memberId }) => memberId), vy.id])
  await hers.until(() => resets() === 1)
  expect(
    (await vy.call(inboxRoutes.conversations, { query: { view: 'all' } })).conversations.length,
  ).toBeGreaterThan(0)
  await save(agents.map(({ memberId }) => memberId))
  await hers.until(() => resets() === 2)
  expect((await vy.call(inboxRoutes.conversations, { query: { view: 'all' } })).conversations).toEqual([])
})
