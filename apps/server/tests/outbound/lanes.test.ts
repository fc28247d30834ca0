import { once } from 'node:events'
import type { ChannelId, WorkspaceId } from '@lienmach/domain'
import type { Customer } from '@lienmach/testkit'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextDueAfter } from '../../src/store/outbox-claims.ts'
import { rows, sql } from '../../src/store/sql.ts'
import { type Dispatchers, dispatchersOf, openSilentShop, takesSilently, until } from './dispatchers-apart.ts'
import type { Shop } from './outbound-world.ts'

vi.setConfig({ testTimeout: 180_000 })

let shop: Shop
let dispatchers: Dispatchers

beforeEach(async () => {
  shop = await openSilentShop()
  dispatchers = dispatchersOf(shop)
})
afterEach(async () => {
  await dispatchers[Symbol.asyncDispose]()
  await shop[Symbol.asyncDispose]()
})

const acceptedOnce =
  (customer: Customer, count = 1) =>
  async () =>
    (await shop.accepted(customer)).length >= count

test('a dispatcher killed between the call and its record leaves a doubt that a look-up closes, and nothing goes twice', async () => {
  const { minh } = shop
  const lan = await shop.customer('Lan')
  await takesSilently(shop, lan)
  const reply = await minh.repliesTo(lan, 'Dạ còn ạ')
  const next = await minh.repliesTo(lan, 'Màu xanh ạ')
  const child = dispatchers.spawns()
  await until('the platform has the reply', acceptedOnce(lan))
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await shop.state(lan, reply)).toBe('sending')

  const heir = await dispatchers.starts()
  await shop.world.clock.advance(1_000)
  await until('the dead one was watched', async () => {
    await shop.world.clock.advance(2_000)
    return (await shop.state(lan, reply)) !== 'sending'
  })
  await shop.world.clock.advance(6_000)
  await dispatchers.rests(heir)
  expect(await shop.state(lan, reply)).toBe('sent')
  expect(await shop.state(lan, next)).toBe('sent')
  expect(await shop.accepted(lan)).toEqual(['Dạ còn ạ', 'Màu xanh ạ'])
})

test('a frozen dispatcher loses its channel, and may wake up without sending anything twice', async () => {
  const { minh } = shop
  const lan = await shop.customer('Lan')
  const hoa = await shop.customer('Hoà')
  await takesSilently(shop, lan)
  const reply = await minh.repliesTo(lan, 'Dạ còn ạ')
  const child = dispatchers.spawns()
  await until('the platform has the reply', acceptedOnce(lan))
  child.kill('SIGSTOP')

  const other = await minh.repliesTo(hoa, 'Chào chị Hoà')
  const heir = await dispatchers.starts()
  await until('the heir takes over', async () => {
    await shop.world.clock.advance(2_000)
    return (await shop.accepted(hoa)).length === 1
  })
  child.kill('SIGCONT')
  const last = await minh.repliesTo(hoa, 'Chị cần gì ạ?')
  await until('the heir goes on', acceptedOnce(hoa, 2))
  await shop.world.clock.advance(6_000)
  await dispatchers.rests(heir)
  expect(await shop.state(lan, reply)).toBe('sent')
  expect(await shop.state(hoa, other)).toBe('delivered')
  expect(await shop.state(hoa, last)).toBe('delivered')
  expect(await shop.accepted(lan)).toEqual(['Dạ còn ạ'])
  expect(await shop.accepted(hoa)).toEqual(['Chào chị Hoà', 'Chị cần gì ạ?'])
})

test('of two dispatchers one sends for a channel, and the other goes on when it stops', async () => {
  const { minh } = shop
  const lan = await shop.customer('Lan')
  const first = await dispatchers.starts()
  const second = await dispatchers.starts()
  const words = ['một', 'hai', 'ba', 'bốn']
  for (const word of words) await minh.repliesTo(lan, word)
  await dispatchers.rests(first)
  await dispatchers.rests(second)
  await dispatchers.stops()

  await minh.repliesTo(lan, 'năm')
  await dispatchers.rests(await dispatchers.starts())
  expect(await shop.accepted(lan)).toEqual([...words, 'năm'])
})

test('the database may lose its connections at any moment: every reply goes once, in order', async () => {
  const { minh, world } = shop
  const customers = [await shop.customer('Lan'), await shop.customer('Hoà'), await shop.customer('Tú')]
  const dispatcher = await dispatchers.starts()
  const words = Array.from({ length: 12 }, (_, no) => `câu ${no}`)
  for (const word of words) {
    for (const customer of customers) await minh.repliesTo(customer, word)
    await rows(
      world.context.db.owner,
      sql`
      select pg_terminate_backend(pid, 5_000) from pg_stat_activity
      where datname = current_database() and application_name = 'lienmach pipeline'`,
    )
  }
  await dispatchers.rests(dispatcher)
  for (let waited = 0; waited < 4; waited++) {
    await world.clock.advance(60_000)
    await dispatchers.rests(dispatcher)
  }
  for (const customer of customers) expect(await shop.accepted(customer)).toEqual(words)
})

test('in a database restored from a backup, what waits may have been sent already: it is in doubt, not sent', async () => {
  const { minh, world } = shop
  const lan = await shop.customer('Lan')
  await dispatchers.rests(await dispatchers.starts())
  await dispatchers.stops()
  const reply = await minh.repliesTo(lan, 'Dạ còn ạ')
  await rows(world.context.db.owner, sql`update dispatch_database set identity = 'the cluster before'`)

  await dispatchers.rests(await dispatchers.starts())
  expect(await shop.state(lan, reply)).toBe('uncertain')
  expect(await shop.accepted(lan)).toEqual([])
})

test('what waits behind a doubt waits for evidence: no time is set at which to look again', async () => {
  const { minh, world, page } = shop
  const lan = await shop.customer('Lan')
  await minh.repliesTo(lan, 'Dạ còn ạ')
  await minh.repliesTo(lan, 'Màu xanh ạ')
  await rows(
    world.context.db.owner,
    sql`update outbox set state = 'uncertain' where seq = (select min(seq) from outbox)`,
  )
  const { clock, db } = world.context
  const lane = {
    workspaceId: minh.workspaceId as WorkspaceId,
    channelId: page.channelId as ChannelId,
  }
  expect(await nextDueAfter(db.pipeline, lane, clock.now())).toBeNull()
})

test('a send that this host noted while the database was away is not sent again', async () => {
  const { minh, world } = shop
  const lan = await shop.customer('Lan')
  const reply = await minh.repliesTo(lan, 'Dạ còn ạ')
  const [row] = await rows<{ token: string; workspaceId: string; channelId: string }>(
    world.context.db.owner,
    sql`
    select token, workspace_id as "workspaceId", channel_id as "channelId" from outbox where message_id = ${reply.id}`,
  )
  if (!row) throw new Error('The reply has no row.')
  await world.context.sendJournal.add({ ...row, mid: 'm_noted' } as Parameters<
    typeof world.context.sendJournal.add
  >[0])

  await dispatchers.rests(await dispatchers.starts())
  expect(await shop.state(lan, reply)).toBe('sent')
  expect(await shop.accepted(lan)).toEqual([])
  expect(await world.context.sendJournal.read()).toEqual([])
})
