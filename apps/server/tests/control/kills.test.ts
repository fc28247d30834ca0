import { once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Dispatchers, dispatchersOf, openSilentShop, until } from '../outbound/dispatchers-apart.ts'
import type { Shop } from '../outbound/outbound-world.ts'

vi.setConfig({ testTimeout: 180_000 })

let shop: Shop
let dispatchers: Dispatchers

beforeEach(async () => {
  shop = await openSilentShop('routing')
  dispatchers = dispatchersOf(shop)
  const { desk, context } = shop.world
  await desk.call('PATCH', `/pages/${shop.page.externalId}`, { defaultAppId: context.config.meta.appId })
  await desk.call('PUT', '/switches', { doneHandsToDefaultApp: true })
})
afterEach(async () => {
  await dispatchers[Symbol.asyncDispose]()
  await shop[Symbol.asyncDispose]()
})

const said = ['Một', 'Hai', 'Ba']

/** A customer whose thread Meta's inbox took, and what waits for it. */
async function threeHeld() {
  const lan = await shop.customer('Lan')
  await shop.page.metaInbox.takesThreadOf(lan)
  await shop.world.settles()
  const replies = []
  for (const text of said) replies.push(await shop.minh.repliesTo(lan, text))
  for (const reply of replies) expect(await shop.state(lan, reply)).toBe('held')
  return { lan, replies }
}

/** Somebody else's reply shows that a dispatcher is at work. */
async function isAtWork() {
  const hoa = await shop.customer('Hoà')
  await shop.minh.repliesTo(hoa, 'Chào chị Hoà')
  await until('a dispatcher works', async () => (await shop.accepted(hoa)).length === 1)
}

test('a dispatcher killed while replies are held loses none of them, and the next one lets them go once', async () => {
  const { lan, replies } = await threeHeld()
  const child = dispatchers.spawns()
  await isAtWork()
  child.kill('SIGKILL')
  await once(child, 'exit')
  for (const reply of replies) expect(await shop.state(lan, reply)).toBe('held')

  await shop.page.metaInbox.movesToDone(lan)
  await shop.world.settles()
  const heir = await dispatchers.starts()
  await until('all three have left', async () => {
    await shop.world.clock.advance(1_000)
    await dispatchers.rests(heir)
    return (await shop.accepted(lan)).length >= 3
  })
  expect(await shop.accepted(lan)).toEqual(said)
  for (const reply of replies) expect(await shop.state(lan, reply)).toBe('delivered')
})

test('a dispatcher killed while it lets held replies go sends none of them twice, and the rest follow in order', async () => {
  const { lan, replies } = await threeHeld()
  const child = dispatchers.spawns()
  await isAtWork()
  await shop.fault(lan, 'send', { delayMs: 60_000 }, 1)
  await shop.fault(lan, 'echo', { drop: true })
  await shop.page.metaInbox.movesToDone(lan)
  await until('the platform has the first', async () => (await shop.accepted(lan)).length === 1)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await shop.state(lan, replies[0] as (typeof replies)[0])).toBe('sending')

  const heir = await dispatchers.starts()
  await until('all three have left', async () => {
    await shop.world.clock.advance(2_000)
    await dispatchers.rests(heir)
    return (await shop.accepted(lan)).length >= 3
  })
  await shop.world.clock.advance(10_000)
  await dispatchers.rests(heir)
  expect(await shop.accepted(lan)).toEqual(said)
})
