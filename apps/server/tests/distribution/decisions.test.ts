import { channelRoutes, inboxRoutes } from '@lienmach/contract'
import { type DistributionRound, distributeRound } from '@lienmach/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Running } from '../../src/roles.ts'
import { rows, sql } from '../../src/store/sql.ts'
import { distributeWorker } from '../../src/workers/distribute.ts'
import { customersWrite, draftOf, is, makeRule, openShop, type RuleWorld, sharesAmong } from './rule-world.ts'

let shop: RuleWorld
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop?.[Symbol.asyncDispose]())

test('with several processes giving out at once everybody still gets the same, and every decision can be come to again', async () => {
  const { world, page, minh, lan, vy } = shop
  const agents = [minh, lan, vy]
  await makeRule(world.owner, draftOf([page], agents))
  const others: Running[] = []
  for (let no = 0; no < 3; no += 1) others.push(await distributeWorker.start(world.context))
  const customers = await customersWrite(world, page, 20)
  await is(vy, 'away')
  customers.push(...(await customersWrite(world, page, 4)))
  await Promise.all(others.map((worker) => worker.stop()))
  const shares = await sharesAmong(world.owner, customers.slice(0, 20), agents)
  expect(Object.values(shares).sort()).toEqual([6, 7, 7])

  const { pipeline } = world.context.db
  const rounds = await rows<{ id: string; input: DistributionRound }>(
    pipeline,
    sql`select id, input from distribution_rounds order by at, id`,
  )
  const decided = await rows<{
    conversationId: string
    to: string
    because: string
    data: { round: string; passedOver: [] }
  }>(
    pipeline,
    sql`
    select conversation_id as "conversationId", to_member_id as "to", because, data from assignments
    where data ? 'round'`,
  )
  expect(decided).toHaveLength(24)
  for (const { id, input } of rounds) {
    const again = distributeRound(input).gifts.map((gift) => ({
      conversationId: gift.id as string,
      to: gift.memberId as string,
      because: gift.because as string,
      passedOver: gift.passedOver,
    }))
    const recorded = decided.filter(({ data }) => data.round === id)
    expect(recorded.map(({ data, ...entry }) => ({ ...entry, passedOver: data.passedOver }))).toEqual(
      expect.arrayContaining(again),
    )
    expect(recorded).toHaveLength(again.length)
  }
})

test('whoever has to be told hears of customers who wait: the one in charge, those who could claim, and managers', async () => {
  const { world, page, minh, lan } = shop
  const claimed = await world.connectFacebookPage({ name: 'Mộc Kids' })
  await makeRule(world.owner, draftOf([page], [minh]))
  await makeRule(world.owner, draftOf([claimed], [lan], { name: 'Tự nhận', method: 'self_claim' }))
  const [an] = await customersWrite(world, page, 1)
  await customersWrite(world, claimed, 1)
  await is(minh, 'offline')
  await customersWrite(world, page, 1)
  const toldOf = async (member: typeof minh) =>
    (await member.call(channelRoutes.alerts, { params: {} })).alerts
      .map(({ kind, data }) => `${kind} ${data.conversations}`)
      .filter((told) => /waiting_long|unclaimed_long|nobody_eligible/.test(told))
      .sort()

  await world.clock.advance(16_000)
  await world.settles()
  expect(await toldOf(world.owner)).toEqual(['nobody_eligible 1'])
  await world.clock.advance(5 * 60_000)
  await world.settles()
  expect(await toldOf(lan)).toEqual(['unclaimed_long 1'])
  await world.clock.advance(10 * 60_000)
  await world.settles()
  expect(await toldOf(minh)).toEqual(['waiting_long 1'])
  expect(await toldOf(world.owner)).toEqual(['nobody_eligible 1', 'unclaimed_long 1', 'waiting_long 3'])

  if (!an) throw new Error('Somebody wrote.')
  const { id } = await minh.conversationWith(an)
  await minh.call(inboxRoutes.setStatus, { params: { conversationId: id }, body: { status: 'done' } })
  await world.clock.advance(16_000)
  await world.settles()
  expect(await toldOf(minh)).toEqual([])
  expect(await toldOf(world.owner)).toEqual(['nobody_eligible 1', 'unclaimed_long 1', 'waiting_long 2'])
})
