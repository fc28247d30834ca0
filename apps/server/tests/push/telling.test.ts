import {
  accountRoutes,
  channelRoutes,
  inboxRoutes,
  type PushTopic,
  pushRoutes,
  ruleRoutes,
} from '@lienmach/contract'
import { type Member, type PretendPushService, startPushService } from '@lienmach/testkit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  customersWrite,
  draftOf,
  is,
  makeRule,
  openShop,
  type RuleWorld,
} from '../distribution/rule-world.ts'

const minute = 60_000

let service: PretendPushService
let shop: RuleWorld
beforeEach(async () => {
  service = await startPushService()
  shop = await openShop({ pushOrigin: service.origin })
})
afterEach(async () => {
  await shop?.[Symbol.asyncDispose]()
  await service?.[Symbol.asyncDispose]()
})

const everything: PushTopic[] = ['given', 'to_claim', 'alerts']

/** A browser of this member that is told of these things. */
async function listens(member: Member, topics: PushTopic[] = everything) {
  const subscription = service.subscribe()
  return member.call(pushRoutes.keepPushDevice, {
    params: {},
    body: { ...subscription, locale: 'vi', topics },
  })
}

const told = () => service.received.map(({ endpoint, notice }) => ({ endpoint, ...notice }))

test('whoever is given a customer by a rule is told which, and nobody else is', async () => {
  const { world, page, minh, lan } = shop
  const device = await listens(minh)
  await listens(lan)
  await makeRule(world.owner, draftOf([page], [minh]))
  // Their name is learnt beside: who is given them at once may be told before it is known.
  await is(minh, 'away')
  const [an] = await customersWrite(world, page, 1)
  if (!an) throw new Error('Somebody wrote.')
  expect(told()).toEqual([])
  await is(minh, 'ready')
  await world.settles()
  const { id } = await world.owner.conversationWith(an)
  expect(told()).toEqual([
    {
      endpoint: device.endpoint,
      kind: 'given',
      workspaceId: world.owner.workspaceId,
      conversationId: id,
      contact: an.name,
      channel: page.name,
      locale: 'vi',
      timeZone: 'Asia/Ho_Chi_Minh',
      tag: `given ${id}`,
      at: expect.any(Number),
    },
  ])
  expect(service.received[0]).toMatchObject({ urgency: 'high' })
})

test('nobody is told of what they took themselves, nor of what they no longer have', async () => {
  const { world, page, minh, lan } = shop
  await listens(minh, ['given'])
  await listens(lan, ['given'])
  const [an] = await customersWrite(world, page, 1)
  if (!an) throw new Error('Somebody wrote.')
  const { id } = await world.owner.conversationWith(an)
  const params = { conversationId: id }
  await minh.call(inboxRoutes.assign, { params, body: { memberId: minh.id } })
  await world.settles()
  expect(told()).toEqual([])

  service.answers(503, 1)
  await minh.call(inboxRoutes.assign, { params, body: { memberId: lan.id } })
  await world.settles()
  await world.owner.call(inboxRoutes.assign, { params, body: { memberId: null } })
  await world.clock.advance(minute)
  await world.settles()
  expect(told()).toEqual([])
})

test('agents who are ready are called to customers who wait to be claimed, once for all who come in a minute', async () => {
  const { world, page, minh, lan, vy } = shop
  const device = await listens(minh)
  await listens(lan)
  await listens(vy, ['given', 'alerts'])
  await is(lan, 'away')
  await makeRule(world.owner, draftOf([page], [minh, lan, vy], { method: 'self_claim' }))
  await customersWrite(world, page, 1)
  await customersWrite(world, page, 2)
  expect(told()).toMatchObject([
    { endpoint: device.endpoint, kind: 'to_claim', rule: 'Chia khách', conversations: 1 },
  ])

  await world.clock.advance(minute)
  await world.settles()
  expect(told().slice(1)).toMatchObject([{ endpoint: device.endpoint, kind: 'to_claim', conversations: 3 }])
})

test('outside working hours nobody is called to claim', async () => {
  const { world, page, minh } = shop
  await listens(minh)
  const hours = Array.from({ length: 7 }, () => [])
  await makeRule(world.owner, draftOf([page], [minh], { method: 'self_claim', hours }))
  await customersWrite(world, page, 1)
  await world.clock.advance(minute)
  await world.settles()
  expect(told()).toEqual([])
})

test('owners and managers are told of alerts, agents of those meant for them', async () => {
  const { world, page, minh } = shop
  const owners = await listens(world.owner)
  const agents = await listens(minh, ['alerts'])
  await makeRule(world.owner, draftOf([page], [minh]))
  await customersWrite(world, page, 1)
  await world.clock.advance(16 * minute)
  await world.settles()
  const waiting = told().map(({ endpoint, ...notice }) => [
    endpoint,
    notice.kind === 'alert' && notice.alert.kind,
    notice.kind === 'alert' && notice.alert.data['conversations'],
  ])
  expect(waiting.toSorted()).toEqual(
    [
      [owners.endpoint, 'waiting_long', 1],
      [agents.endpoint, 'waiting_long', 1],
    ].toSorted(),
  )
})

test('an alert that has passed before it could be told is not told', async () => {
  const { world, page, minh } = shop
  await listens(world.owner)
  await is(minh, 'away')
  await makeRule(world.owner, draftOf([page], [minh]))
  service.answers(503, 1)
  await customersWrite(world, page, 1)
  await world.clock.advance(16_000)
  await world.settles()
  const { alerts } = await world.owner.call(channelRoutes.alerts, { params: {} })
  expect(alerts.map(({ kind }) => kind)).toEqual(['nobody_eligible'])

  await is(minh, 'ready')
  await world.settles()
  await world.clock.advance(minute)
  await world.settles()
  expect(told()).toEqual([])
})

test('a push service that does not answer is asked again; a browser that is gone is forgotten', async () => {
  const { world, minh } = shop
  const { id, endpoint } = await listens(minh)
  const params = { deviceId: id }
  service.answers(500, 2)
  await minh.call(pushRoutes.tryPushDevice, { params })
  await world.settles()
  expect(told()).toEqual([])
  await world.clock.advance(5_000)
  await world.settles()
  await world.clock.advance(10_000)
  await world.settles()
  expect(told()).toMatchObject([{ kind: 'trial', endpoint }])

  service.forget(endpoint)
  await minh.call(pushRoutes.tryPushDevice, { params })
  await world.settles()
  expect((await minh.call(pushRoutes.pushDevices, { params: {} })).devices).toEqual([])
})

test('what a process took and died over is told by the next one, once', async () => {
  const { world, minh } = shop
  const { id } = await listens(minh)
  const { context } = world
  // As it stands when whoever took it has gone.
  await context.db.pipeline.query({
    text: `insert into push_notices (workspace_id, device_id, kind, subject, made_at, due_at, tries)
      select workspace_id, id, 'trial', id, to_timestamp($1::float8 / 1000), to_timestamp($1::float8 / 1000) + interval '30 seconds', 1
      from push_devices where id = $2`,
    values: [context.clock.now(), id],
  })
  await world.settles()
  expect(told()).toEqual([])
  await world.clock.advance(30_000)
  await world.settles()
  expect(told()).toMatchObject([{ kind: 'trial' }])
})

test('a device belongs to whoever signed in there last, and to nobody else', async () => {
  const { world, minh, lan } = shop
  const subscription = service.subscribe()
  const body = { ...subscription, locale: 'vi' as const, topics: everything }
  const { id } = await minh.call(pushRoutes.keepPushDevice, { params: {}, body })
  const params = { deviceId: id }
  expect((await lan.try(pushRoutes.removePushDevice, { params })).status).toBe(404)
  expect((await lan.try(pushRoutes.tryPushDevice, { params })).status).toBe(404)

  await lan.call(pushRoutes.keepPushDevice, {
    params: {},
    body: { ...body, locale: 'en', topics: ['given'] },
  })
  expect((await minh.call(pushRoutes.pushDevices, { params: {} })).devices).toEqual([])
  expect((await lan.call(pushRoutes.pushDevices, { params: {} })).devices).toMatchObject([
    { id, endpoint: subscription.endpoint, topics: ['given'] },
  ])
  await lan.call(pushRoutes.removePushDevice, { params })
  expect((await lan.call(pushRoutes.pushDevices, { params: {} })).devices).toEqual([])
  expect(world.owner.id).not.toBe(lan.id)
})

test('signing out, and leaving the team, end what devices are told', async () => {
  const { world, page, minh, lan, vy } = shop
  await listens(minh)
  await listens(lan)
  const device = await listens(vy)
  await makeRule(world.owner, draftOf([page], [minh, lan, vy]))
  await minh.send('POST', '/api/auth/sign-out', {})
  await world.owner.call(accountRoutes.removeMember, {
    params: { memberId: lan.id },
    body: { open: 'queue' },
  })
  await customersWrite(world, page, 3)
  expect(new Set(told().map(({ endpoint }) => endpoint))).toEqual(new Set([device.endpoint]))
})

test.each([
  ['an address inside', { endpoint: 'http://127.0.0.1:22/push/x' }, '/endpoint'],
  ['an address with a password', { endpoint: 'https://an:mật@push.test/x' }, '/endpoint'],
  ['no address', { endpoint: 'không phải địa chỉ' }, '/endpoint'],
  ['a key that is no point of the curve', { p256dh: 'A'.repeat(87) }, '/p256dh'],
])('%s is refused, and named', async (_what, wrong, at) => {
  const { minh } = shop
  const body = { ...service.subscribe(), locale: 'vi' as const, topics: everything, ...wrong }
  const { status, body: said } = await minh.try(pushRoutes.keepPushDevice, { params: {}, body })
  expect(status).toBe(400)
  expect(said).toMatchObject({ error: { code: 'request/invalid', detail: { fields: [{ at }] } } })
})

test('rules are left as they are by being told of', async () => {
  const { world, page, minh } = shop
  const rule = await makeRule(world.owner, draftOf([page], [minh], { method: 'self_claim' }))
  await listens(minh)
  await customersWrite(world, page, 1)
  const { rules } = await world.owner.call(ruleRoutes.rules, { params: {} })
  expect(rules).toMatchObject([{ id: rule.id, updatedAt: rule.updatedAt, queued: 1 }])
})
