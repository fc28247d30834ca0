import { startWorld } from '@lienmach/testkit'
import { expect, test } from 'vitest'

test('a Page is connected, a customer writes, an agent answers, and the customer sees it once', async () => {
  await using world = await startWorld()
  const page = await world.connectFacebookPage()
  const lan = page.contact('Nguyễn Thị Lan')
  const minh = await world.signIn('Trần Minh')

  await lan.says('Áo xanh còn không ạ?')
  await world.settles()
  expect((await minh.reads(lan)).map(({ text }) => text)).toEqual(['Áo xanh còn không ạ?'])

  const reply = await minh.repliesTo(lan, 'Còn hai cái ạ')
  await world.settles()
  expect(await lan.received()).toEqual(['Còn hai cái ạ'])
  expect((await minh.looksAt(reply, lan)).delivery?.state).toBe('delivered')
  expect(await page.ledger()).toHaveLength(1)
})

test('a reply waits while the Meta inbox holds the thread, and goes out when it is done', async () => {
  await using world = await startWorld()
  const page = await world.connectFacebookPage()
  const lan = page.contact('Lan')
  const minh = await world.signIn('Minh')

  await lan.says('Còn áo xanh không?')
  await page.metaInbox.takesThreadOf(lan)
  await world.settles()
  const before = (await lan.received()).length

  const reply = await minh.repliesTo(lan, 'Còn hai cái ạ')
  await world.settles()
  expect((await minh.looksAt(reply, lan)).delivery?.state).toBe('held')
  expect(await lan.received()).toHaveLength(before)

  // Meta announces nothing when a thread becomes idle: we ask, gently.
  await page.metaInbox.movesToDone(lan)
  await world.clock.advance(61_000)
  await world.settles()
  expect((await lan.received()).slice(before)).toEqual(['Còn hai cái ạ'])
})
