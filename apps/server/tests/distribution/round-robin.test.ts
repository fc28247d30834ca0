import { inboxRoutes, ruleRoutes } from '@lienmach/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  customersWrite,
  draftOf,
  is,
  makeRule,
  openShop,
  type RuleWorld,
  sharesAmong,
  whoHas,
  whyOf,
} from './rule-world.ts'

let shop: RuleWorld
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop?.[Symbol.asyncDispose]())

const hour = 60 * 60_000

test('new customers are shared out equally, and each is told of with the reason', async () => {
  const { world, page, minh, lan, vy } = shop
  await makeRule(world.owner, draftOf([page], [minh, lan, vy]))
  await is(vy, 'away')
  const customers = await customersWrite(world, page, 5)
  expect(Object.values(await sharesAmong(world.owner, customers, [minh, lan])).sort()).toEqual([2, 3])

  const [first] = customers
  if (!first) throw new Error('Somebody wrote.')
  const conversation = await world.owner.conversationWith(first)
  expect(await whyOf(world.owner, conversation)).toMatchObject([
    {
      from: null,
      because: 'next_in_turn',
      by: null,
      rule: { name: 'Chia khách' },
      passedOver: [{ memberId: vy.id, because: 'away' }],
    },
  ])
})

test('while nobody can take them customers wait, and the first to come gets the one who waited longest', async () => {
  const { world, page, minh } = shop
  await is(minh, 'offline')
  await makeRule(world.owner, draftOf([page], [minh], { cap: 2 }))
  const [an, binh, chi] = await customersWrite(world, page, 3)
  if (!an || !binh || !chi) throw new Error('Three wrote.')
  expect((await world.owner.conversationWith(an)).queuedAt).not.toBeNull()

  await is(minh, 'ready')
  await world.settles()
  expect([
    await whoHas(world.owner, an),
    await whoHas(world.owner, binh),
    await whoHas(world.owner, chi),
  ]).toEqual([minh.id, minh.id, null])

  const { id } = await minh.conversationWith(an)
  await minh.call(inboxRoutes.setStatus, { params: { conversationId: id }, body: { status: 'done' } })
  await world.settles()
  expect(await whoHas(world.owner, chi)).toBe(minh.id)
})

test('outside working hours customers wait until work begins', async () => {
  const { world, page, minh } = shop
  const now = world.context.clock.now()
  const local = new Date(now + 7 * hour)
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
  const from = (minute + 60) % 1_440
  const hours = Array.from({ length: 7 }, () => [{ from, to: (from + 60) % 1_440 }])
  await makeRule(world.owner, draftOf([page], [minh], { hours }))
  const [an] = await customersWrite(world, page, 1)
  if (!an) throw new Error('Somebody wrote.')
  expect(await whoHas(world.owner, an)).toBeNull()

  await world.clock.advance(61 * 60_000)
  await is(minh, 'ready')
  await world.settles()
  expect(await whoHas(world.owner, an)).toBe(minh.id)
})

test('a customer who comes back goes to whoever served them last, where the rule says so', async () => {
  const { world, page, minh, lan } = shop
  await makeRule(world.owner, draftOf([page], [minh, lan], { sticky: true }))
  const [an] = await customersWrite(world, page, 1)
  if (!an) throw new Error('Somebody wrote.')
  const first = await whoHas(world.owner, an)
  await customersWrite(world, page, 2)

  const { id } = await world.owner.conversationWith(an)
  await world.owner.call(inboxRoutes.setStatus, { params: { conversationId: id }, body: { status: 'done' } })
  await an.says('Cho mình hỏi thêm')
  await world.settles()
  expect(await whoHas(world.owner, an)).toBe(first)
  expect((await whyOf(world.owner, { id })).map(({ because }) => because)).toEqual([
    'served_before',
    'reopened',
    'next_in_turn',
  ])
})

test('a customer left without an answer goes to somebody else, and only if there is somebody', async () => {
  const { world, page, minh, lan } = shop
  await is(lan, 'away')
  await makeRule(world.owner, draftOf([page], [minh, lan], { reassignAfterMinutes: 1 }))
  const [an] = await customersWrite(world, page, 1)
  if (!an) throw new Error('Somebody wrote.')
  expect(await whoHas(world.owner, an)).toBe(minh.id)

  await world.clock.advance(76_000)
  await world.settles()
  expect(await whoHas(world.owner, an)).toBe(minh.id)

  await is(lan, 'ready')
  await world.clock.advance(16_000)
  await world.settles()
  expect(await whoHas(world.owner, an)).toBe(lan.id)
  expect((await whyOf(world.owner, await world.owner.conversationWith(an)))[0]).toMatchObject({
    from: minh.id,
    to: lan.id,
    because: 'unanswered',
  })
})

test('where agents see only their own, whoever had a customer last is told who has them now, and nobody else is', async () => {
  const { world, page, minh, lan, vy } = shop
  await is(lan, 'away')
  await is(vy, 'away')
  await makeRule(world.owner, draftOf([page], [minh, lan, vy], { visibility: 'own' }))
  const [an] = await customersWrite(world, page, 1)
  if (!an) throw new Error('Somebody wrote.')
  const { id } = await world.owner.conversationWith(an)
  const params = { conversationId: id }
  await world.owner.call(inboxRoutes.assign, { params, body: { memberId: lan.id } })

  expect((await minh.try(inboxRoutes.conversation, { params })).status).toBe(404)
  const { assignments } = await minh.call(ruleRoutes.parting, { params })
  expect(assignments).toMatchObject([{ from: minh.id, to: lan.id, by: world.owner.id }])
  await minh.call(ruleRoutes.askBack, { params })
  expect((await whyOf(lan, { id }))[0]).toMatchObject({ because: 'asked_back', by: minh.id })
  expect((await vy.try(ruleRoutes.parting, { params })).status).toBe(404)
})

test('when an agent goes away, whoever waits for them goes to others; those they answered stay', async () => {
  const { world, page, minh, lan } = shop
  await is(lan, 'away')
  await makeRule(world.owner, draftOf([page], [minh, lan], { reassignWhenAway: true }))
  const [an, binh] = await customersWrite(world, page, 2)
  if (!an || !binh) throw new Error('Two wrote.')
  await minh.repliesTo(an, 'Dạ còn ạ')
  await world.settles()
  await is(lan, 'ready')
  await is(minh, 'away')
  await world.clock.advance(16_000)
  await world.settles()
  expect([await whoHas(world.owner, an), await whoHas(world.owner, binh)]).toEqual([minh.id, lan.id])
})
