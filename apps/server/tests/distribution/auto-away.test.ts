import { accountRoutes, inboxRoutes } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { is, openShop, type RuleWorld } from './rule-world.ts'

test('whoever does nothing for as long as the shop says is away, and back with the next thing they do', async () => {
  await using shop = await openShop()
  const { world, minh } = shop
  const presence = () => presenceOfMinh(shop)
  const settings = await world.owner.call(accountRoutes.updateWorkspace, {
    params: {},
    body: { autoAwayMinutes: 1 },
  })
  expect(settings).toMatchObject({ autoAwayMinutes: 1, alertWaitingMinutes: 15, alertUnclaimedMinutes: 5 })

  // Well before their closed window would count as gone.
  await world.clock.advance(76_000)
  await world.settles()
  expect(await presence()).toBe('away')

  const params = { conversationId: world.context.random.uuid() }
  await minh.try(inboxRoutes.setStatus, { params, body: { status: 'done' } })
  await expect.poll(presence).toBe('ready')
})

test('whoever says again that they are ready is not taken for gone', async () => {
  await using shop = await openShop()
  const { world, minh } = shop
  await world.clock.advance(80_000)
  await is(minh, 'ready')
  await world.clock.advance(80_000)
  await world.settles()
  expect(await presenceOfMinh(shop)).toBe('ready')
})

async function presenceOfMinh({ world, minh }: RuleWorld) {
  const { members } = await world.owner.call(accountRoutes.members, { params: {} })
  return members.find(({ id }) => id === minh.id)?.presence
}
