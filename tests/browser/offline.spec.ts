import type { Route } from '@playwright/test'
import { acceptedFor, bubble, composer, customerOf, isTaken, opens, types } from './inbox.ts'
import { expect, test } from './world.ts'

const three = ['Dạ còn ạ', 'Màu đỏ và màu xanh', 'Chị lấy size nào?']

test('replies written without a network go once each, in order, when it is back', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Nguyễn Thị Lan')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await inbox.context().setOffline(true)
  for (const text of three) await types(inbox, text)
  for (const text of three) await expect(bubble(inbox, text)).toContainText('Chờ mạng')
  expect(await acceptedFor(customer)).toEqual([])

  await inbox.context().setOffline(false)
  for (const text of three) {
    await isTaken(bubble(inbox, text))
  }
  await world.settles()
  for (const text of three) await expect(bubble(inbox, text)).toHaveCount(1)
  await expect(bubble(inbox, three[2] ?? '').getByTestId('mark')).toHaveText('Đã nhận')
  expect(await acceptedFor(customer)).toEqual(three)
})

test('a reply that waits for the network can be dropped, and is never sent', async ({ world, windowOf }) => {
  const customer = await customerOf(world, 'Trần Văn Bình')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await inbox.context().setOffline(true)
  await types(inbox, 'Thôi không gửi')
  await bubble(inbox, 'Thôi không gửi').getByRole('button', { name: 'Bỏ' }).click()
  await expect(bubble(inbox, 'Thôi không gửi')).toHaveCount(0)
  await types(inbox, 'Gửi cái này')
  await inbox.context().setOffline(false)
  await isTaken(bubble(inbox, 'Gửi cái này'))
  await world.settles()
  expect(await acceptedFor(customer)).toEqual(['Gửi cái này'])
})

test('a reply of which only the request was lost goes by itself', async ({ world, windowOf }) => {
  const customer = await customerOf(world, 'Lê Thị Hoa')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  const lost: Route[] = []
  await inbox.route('**/conversations/*/messages', (route) => void lost.push(route), { times: 1 })
  await types(inbox, 'Dạ em đây')
  await expect.poll(() => lost.length).toBe(1)
  // The network is back before the request has failed.
  await inbox.evaluate(() => dispatchEvent(new Event('online')))
  await lost[0]?.abort('internetdisconnected')
  await isTaken(bubble(inbox, 'Dạ em đây'))
  await world.settles()
  expect(await acceptedFor(customer)).toEqual(['Dạ em đây'])
})

test('replies that wait survive that the page is closed, and the server is away when they come back', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Lê Thu Cúc')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await inbox.context().setOffline(true)
  for (const text of three) await types(inbox, text)
  for (const text of three) await expect(bubble(inbox, text)).toContainText('Chờ mạng')
  const where = inbox.url()
  await inbox.close()

  await world.stopsServer()
  await world.startsServer()
  const later = await inbox.context().newPage()
  await inbox.context().setOffline(false)
  await later.goto(where)
  for (const text of three) {
    await isTaken(bubble(later, text))
  }
  await world.settles()
  expect(await acceptedFor(customer)).toEqual(three)
})

test('when the server was away, the open inbox catches up by itself and sends what waited', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Phạm Minh Dũng')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await world.stopsServer()
  await types(inbox, 'Dạ em đây')
  await expect(bubble(inbox, 'Dạ em đây')).toContainText('Chờ mạng')
  await customer.says('Còn hàng không?')
  await world.startsServer()
  await expect(bubble(inbox, 'Dạ em đây')).toHaveAttribute(
    'data-state',
    /^(queued|sending|sent|delivered)$/,
    {
      timeout: 45_000,
    },
  )
  await world.settles()
  // The platform repeats what nobody took.
  await world.clock.advance(60_000)
  await world.settles()
  await expect(bubble(inbox, 'Còn hàng không?')).toHaveCount(1)
  await expect(composer(inbox)).toHaveValue('')
  expect(await acceptedFor(customer)).toEqual(['Dạ em đây'])
})
