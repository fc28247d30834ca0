import { accountRoutes, type CanaryView, channelRoutes } from '@lienmach/contract'
import type { World } from '@lienmach/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admit, openWard, type Patient } from './ward.ts'

const hour = 60 * 60_000
let world: World

beforeAll(async () => {
  world = await openWard({ env: { META_HUMAN_AGENT: 'true' } })
})
afterAll(() => world[Symbol.asyncDispose]())

const approve = (features: string[]) =>
  world.desk.call('PATCH', `/apps/${world.context.config.meta.appId}`, { features })
const retire = (retiredTags: string[]) => world.desk.call('PUT', '/switches', { retiredTags })
const params = ({ page }: Patient) => ({ channelId: page.channelId })
const outcomes = ({ probes }: CanaryView) =>
  Object.fromEntries(probes.map(({ probe, outcome }) => [probe, outcome]))

/** A Page whose canary may write to a customer of its own. */
async function withCanary(name: string): Promise<Patient> {
  const patient = await admit(world, name)
  const { contact } = await world.owner.conversationWith(patient.lan)
  const body = { contactId: contact.id }
  await world.owner.call(channelRoutes.setCanary, { params: params(patient), body })
  return patient
}
const sentTo = async ({ page }: Patient) => (await page.ledger()).length
const run = async (patient: Patient) => {
  await world.settles()
  const canary = await world.owner.call(channelRoutes.runCanary, { params: params(patient) })
  await world.settles()
  return canary
}

test('the canary tries version, permissions, a reply and a tagged one, and the customer gets both', async () => {
  await approve(['human_agent'])
  const patient = await withCanary('Hoàng Yến')
  expect(outcomes(await run(patient))).toEqual({
    version: 'accepted',
    permissions: 'accepted',
    response: 'accepted',
    human_agent: 'accepted',
  })
  const ledger = await patient.page.ledger()
  expect(ledger).toMatchObject([
    { messagingType: 'RESPONSE' },
    { messagingType: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
  ])
  const channel = await world.owner.call(channelRoutes.channel, { params: params(patient) })
  expect(channel.humanAgent).toBe('granted')
})

test('the day a tag is retired is noticed by itself: in the log, as an alert, and on the channel', async () => {
  await approve(['human_agent'])
  const patient = await withCanary('Chim Sẻ')
  await run(patient)
  await retire(['HUMAN_AGENT'])
  await world.clock.advance(12 * hour)
  await patient.lan.says('Shop ơi')
  await world.clock.advance(13 * hour)
  await world.settles()

  const canary = await world.owner.call(channelRoutes.canary, { params: params(patient) })
  expect(canary.probes.find(({ probe }) => probe === 'human_agent')).toMatchObject({
    outcome: 'tag_retired',
    before: 'accepted',
    refusal: { class: 'tag_retired', code: 100 },
    changedAt: expect.any(Number),
  })
  expect(canary.probes.find(({ probe }) => probe === 'response')).toMatchObject({
    outcome: 'accepted',
    before: null,
  })
  const { entries } = await world.owner.call(accountRoutes.audit, {
    params: {},
    query: { action: 'channel.rule_changed', limit: 10 },
  })
  const ofThis = entries.filter(({ subjectId }) => subjectId === patient.page.channelId)
  expect(ofThis).toHaveLength(1)
  expect(ofThis[0]?.data).toEqual({
    name: 'Chim Sẻ',
    probe: 'human_agent',
    before: 'accepted',
    after: 'tag_retired',
  })
  const { alerts } = await world.owner.call(channelRoutes.alerts, { params: {} })
  expect(
    alerts.filter(({ kind, channelId }) => kind === 'policy_changed' && channelId === patient.page.channelId),
  ).toMatchObject([
    {
      severity: 'broken',
      data: { channel: 'Chim Sẻ', probe: 'human_agent', before: 'accepted', after: 'tag_retired' },
    },
  ])
  expect((await world.owner.call(channelRoutes.channel, { params: params(patient) })).humanAgent).toBe(
    'refused',
  )
  await retire([])
})

test('nobody is written to whose thread another holds, who is silent for long, or who was not chosen', async () => {
  const held = await withCanary('Sáo Sậu')
  await held.page.metaInbox.says(held.lan, 'Dạ shop đây')
  expect(outcomes(await run(held))).toMatchObject({
    version: 'accepted',
    response: 'not_tried',
    human_agent: 'not_tried',
  })
  expect(await sentTo(held)).toBe(0)

  const silent = await withCanary('Vàng Anh')
  await world.clock.advance(8 * 24 * hour)
  expect(outcomes(await run(silent))).toMatchObject({ response: 'not_tried', human_agent: 'not_tried' })
  expect(await sentTo(silent)).toBe(0)

  const unchosen = await admit(world, 'Cu Gáy')
  expect(outcomes(await run(unchosen))).toMatchObject({ permissions: 'accepted', response: 'not_tried' })
  expect(await sentTo(unchosen)).toBe(0)
})

test('the test customer is one of that very Page, and taking them back is written down', async () => {
  const [one, other] = [await withCanary('Én'), await admit(world, 'Nhạn')]
  const { contact } = await world.owner.conversationWith(other.lan)
  const chooses = (contactId: string | null) =>
    world.owner.try(channelRoutes.setCanary, { params: params(one), body: { contactId } })
  expect((await chooses(contact.id)).code).toBe('resource/not-found')
  expect(await chooses(null)).toMatchObject({ status: 200, body: { contact: null, nextAt: null } })
  const { entries } = await world.owner.call(accountRoutes.audit, {
    params: {},
    query: { action: 'channel.canary_changed', limit: 1 },
  })
  expect(entries[0]?.data).toEqual({ name: 'Én', contactId: null, contact: null })
})
