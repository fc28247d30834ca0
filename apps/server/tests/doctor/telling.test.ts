import { type AlertView, accountRoutes, channelRoutes, inboxRoutes } from '@lienmach/contract'
import type { Member, World } from '@lienmach/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admit, openWard, type Patient } from './ward.ts'

const minute = 60_000
const day = 24 * 60 * minute
let world: World
let manager: Member
let agent: Member

beforeAll(async () => {
  world = await openWard()
  manager = await world.signIn('Lê Thảo', 'manager')
  agent = await world.signIn('Trần Minh')
})
afterAll(() => world[Symbol.asyncDispose]())

const alertsOf = async ({ page }: Patient, who: Member = manager): Promise<AlertView[]> => {
  const { alerts } = await who.call(channelRoutes.alerts, { params: {} })
  return alerts.filter(({ channelId }) => channelId === page.channelId)
}
const kindsOf = async (patient: Patient, who?: Member) =>
  (await alertsOf(patient, who)).map(({ kind }) => kind)
const putsAway = (alert: AlertView | undefined, who: Member = manager) =>
  who.call(channelRoutes.putAlertAway, { params: { alertId: alert?.id ?? '' } })
const auditOf = async ({ page }: Patient, action: string) => {
  const { entries } = await world.owner.call(accountRoutes.audit, {
    params: {},
    query: { action, limit: 50 },
  })
  return entries.filter(({ subjectId }) => subjectId === page.channelId)
}
/** Time passes, the channel is looked at by itself, and all comes to rest. */
const passes = async (ms: number) => {
  await world.settles()
  await world.clock.advance(ms)
  await world.settles()
}

test('[T1] a Page that routes its conversations to another app is broken from the first customer on, and no longer after the fix', async () => {
  const patient = await admit(world, 'Trà Sen Tây Hồ')
  const bot = await patient.otherApp()
  await patient.sets({ mode: 'routing', defaultAppId: bot.id })
  await patient.chart()
  const mai = await patient.hears('Mai')
  await bot.says(mai, 'Bot xin chào ạ')
  await world.settles()
  await patient.chart()
  const routing = (await patient.health()).checks.find(({ check }) => check === 'routing')
  expect(routing).toMatchObject({
    state: 'broken',
    reason: 'default_app_other',
    guide: 'default_app',
    data: { mode: 'routing', defaultApp: 'other', appId: bot.id },
  })

  await patient.sets({ defaultAppId: world.context.config.meta.appId })
  await patient.hears('Ngọc')
  expect(await patient.chart()).toMatchObject({ routing: 'well: default_app_us' })
  expect(await alertsOf(patient)).toEqual([
    expect.objectContaining({
      kind: 'settings_changed',
      severity: 'look',
      data: { channel: 'Trà Sen Tây Hồ', what: 'default_app', before: 'other', after: 'us' },
    }),
    expect.objectContaining({ kind: 'settings_changed', data: expect.objectContaining({ what: 'mode' }) }),
  ])
})

test('[T2] what another admin changes is found within minutes, with before and after, in the log, the history and an alert', async () => {
  const patient = await admit(world, 'Nến Thơm Mây')
  await patient.chart()
  await patient.sets({ mode: 'routing', defaultAppId: world.context.config.meta.appId })
  await passes(6 * minute)

  expect((await patient.health()).changes).toEqual([
    { at: expect.any(Number), what: 'mode', before: 'open', after: 'routing' },
  ])
  expect(await auditOf(patient, 'channel.settings_changed')).toEqual([
    expect.objectContaining({
      actorKind: 'platform',
      data: { name: 'Nến Thơm Mây', what: 'mode', before: 'open', after: 'routing' },
    }),
  ])
  expect(await alertsOf(patient)).toEqual([
    expect.objectContaining({
      kind: 'settings_changed',
      data: { channel: 'Nến Thơm Mây', what: 'mode', before: 'open', after: 'routing' },
    }),
  ])
  const { hours } = await patient.health()
  expect(hours.at(-1)).toMatchObject({ state: 'look', reasons: ['routing_on'] })

  // Finding it again is no change.
  await passes(6 * minute)
  expect((await patient.health()).changes).toHaveLength(1)
})

test('a new primary receiver is known as soon as the platform tells of it', async () => {
  const patient = await admit(world, 'Gốm Chu Đậu')
  await patient.sets({ mode: 'handover', primaryAppId: world.context.config.meta.appId })
  expect((await patient.health()).changes).toMatchObject([
    { what: 'mode', before: 'open', after: 'handover' },
  ])
  await patient.sets({ primaryAppId: (await patient.otherApp()).id })
  expect((await patient.health()).changes[0]).toMatchObject({
    what: 'primary_receiver',
    before: 'us',
    after: 'other',
  })
  const channel = await world.owner.call(channelRoutes.channel, {
    params: { channelId: patient.page.channelId },
  })
  expect(channel).toMatchObject({ health: 'broken', control: { mode: 'handover', defaultApp: 'other' } })
})

test('a permission that was withdrawn is one alert with what is missing, and a change in the log', async () => {
  const patient = await admit(world, 'Bánh Cốm Nguyên Ninh')
  await patient.chart()
  await patient.allows(['pages_show_list', 'pages_messaging', 'pages_read_engagement', 'business_management'])
  await patient.chart()
  expect(await alertsOf(patient)).toEqual([
    expect.objectContaining({
      kind: 'settings_changed',
      severity: 'broken',
      data: expect.objectContaining({
        what: 'permissions',
        before: 'complete',
        after: 'missing',
        missing: ['pages_manage_metadata'],
      }),
    }),
  ])
})

test('an alert about what lasts is raised once, stays away when put away, and comes back with its cause', async () => {
  const patient = await admit(world, 'Mắm Ruốc Huế')
  const { page, lan } = patient
  const loses = async () => {
    await passes(minute)
    await world.desk.faults([{ kind: 'webhook', match: { pageId: page.externalId }, effect: { drop: true } }])
    await lan.says('Shop ơi')
    await world.settles()
    await world.desk.faults([])
    await passes(6 * minute)
  }
  await loses()
  expect(await kindsOf(patient)).toEqual(['messages_missing'])
  await passes(6 * minute)
  expect(await kindsOf(patient)).toEqual(['messages_missing'])

  await putsAway((await alertsOf(patient))[0])
  expect(await kindsOf(patient)).toEqual([])
  await passes(6 * minute)
  expect(await kindsOf(patient)).toEqual([])

  // The messages that came no further than Facebook are too old to be asked about.
  await passes(day)
  await lan.says('Shop còn đó không?')
  await passes(6 * minute)
  expect(await patient.chart()).toMatchObject({ gap: 'well: nothing_missing' })
  await loses()
  expect(await kindsOf(patient)).toEqual(['messages_missing'])
})

test('a dead session tells managers and not agents, and reconnecting clears it', async () => {
  const patient = await admit(world, 'Lụa Vạn Phúc')
  await patient.befalls('change_password')
  await passes(6 * minute)
  expect(await alertsOf(patient)).toEqual([
    expect.objectContaining({
      kind: 'channel_disconnected',
      severity: 'broken',
      data: { channel: 'Lụa Vạn Phúc', reason: 'token_password_changed' },
    }),
  ])
  expect(await alertsOf(patient, agent)).toEqual([])
  expect(
    (
      await agent.try(channelRoutes.putAlertAway, {
        params: { alertId: (await alertsOf(patient))[0]?.id ?? '' },
      })
    ).status,
  ).toBe(404)
  const channel = await world.owner.call(channelRoutes.channel, {
    params: { channelId: patient.page.channelId },
  })
  expect(channel).toMatchObject({ state: 'needs_reconnect', health: 'broken', findings: 1 })

  await world.owner.call(channelRoutes.disconnectChannel, { params: { channelId: patient.page.channelId } })
  expect(await alertsOf(patient)).toEqual([])
})

test('a restricted Page is told at once, and what waited for it goes when it is lifted', async () => {
  const patient = await admit(world, 'Tranh Đông Hồ')
  await patient.sets({ restricted: true })
  expect(await kindsOf(patient)).toEqual(['page_restricted'])
  const reply = await agent.repliesTo(patient.lan, 'Dạ còn ạ')
  await world.settles()
  expect((await agent.looksAt(reply, patient.lan)).delivery).toMatchObject({
    state: 'held',
    heldBecause: 'page_restricted',
  })
  await patient.sets({ restricted: false })
  await passes(5_000)
  expect(await kindsOf(patient)).toEqual([])
  expect((await agent.looksAt(reply, patient.lan)).delivery?.state).toBe('delivered')
})

test('a lost subscription is renewed and told once for each loss', async () => {
  const patient = await admit(world, 'Nón Lá Chuông')
  await patient.chart()
  await patient.unsubscribes()
  await passes(6 * minute)
  expect(await alertsOf(patient)).toEqual([
    expect.objectContaining({
      kind: 'subscription_lost',
      severity: 'look',
      data: { channel: 'Nón Lá Chuông', reason: 'subscription_restored', lost: 'page' },
    }),
  ])
  expect((await patient.health()).changes).toMatchObject([
    { what: 'subscription', before: 'subscribed', after: 'unsubscribed' },
  ])
  await passes(6 * minute)
  expect(await kindsOf(patient)).toEqual(['subscription_lost'])
  expect((await patient.health()).changes).toHaveLength(1)
})

test("[T8] who keeps answering from Meta's inbox is shown to managers, and told to that member alone", async () => {
  const patient = await admit(world, 'Cốm Làng Vòng')
  const { page, lan } = patient
  const { id: conversationId } = await agent.conversationWith(lan)
  await agent.call(inboxRoutes.assign, {
    params: { conversationId },
    body: { memberId: agent.id },
  })
  await page.metaInbox.says(lan, 'Dạ còn ạ')
  await passes(6 * minute)
  expect(await kindsOf(patient, agent)).toEqual([])
  await page.metaInbox.says(lan, 'Dạ 120k ạ')
  await patient.event(lan, { kind: 'ai_answer', text: 'Chào bạn!' })
  await passes(6 * minute)

  expect((await patient.health()).elsewhere).toMatchObject({
    replies: [
      { source: 'meta_inbox', replies: 2, conversations: 1 },
      { source: 'meta_ai', replies: 1, conversations: 1 },
    ],
    members: [{ memberId: agent.id, replies: 2 }],
  })
  expect(await kindsOf(patient)).toEqual([])
  const [hint] = await alertsOf(patient, agent)
  expect(hint).toMatchObject({
    kind: 'answer_here',
    severity: 'look',
    data: { channel: 'Cốm Làng Vòng', replies: 2 },
  })

  await putsAway(hint, agent)
  await page.metaInbox.says(lan, 'Dạ freeship ạ')
  await passes(6 * minute)
  expect(await kindsOf(patient, agent)).toEqual([])
  await passes(7 * day)
  for (const words of ['Dạ vâng', 'Cảm ơn bạn']) await page.metaInbox.says(lan, words)
  await patient.chart()
  expect(await kindsOf(patient, agent)).toEqual(['answer_here'])
})
