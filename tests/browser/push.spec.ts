import { accountRoutes, inboxRoutes, pushRoutes, ruleRoutes } from '@lienmach/contract'
import { customerOf } from './inbox.ts'
import { PushDevice } from './push-device.ts'
import { forbidNotifications } from './push-pretence.ts'
import { test, turnsOn } from './push-world.ts'
import { expect, signsIn } from './world.ts'

test('notifications are turned on, tried and turned off for a device', async ({
  world,
  service,
  windowOf,
}) => {
  const mai = await world.signIn('Trần Thị Mai')
  const tab = await windowOf(mai, { at: 'about:blank' })
  const device = await PushDevice.of(tab, world, service)
  const devices = async () => (await mai.call(pushRoutes.pushDevices, { params: {} })).devices
  await turnsOn(tab)
  expect(await devices()).toMatchObject([{ topics: ['given', 'to_claim', 'alerts'] }])

  await tab.getByTestId('send-trial').click()
  await expect(tab.getByTestId('trial-sent')).toBeVisible()
  await device.receives()
  await device.shows({
    title: 'Thông báo đã hoạt động',
    body: 'Thiết bị này báo cho bạn cả khi không mở Liền Mạch.',
    lang: 'vi',
  })
  await expect(tab.getByTestId('trial-shown')).toBeVisible()

  await tab.getByTestId('topic-to_claim').click()
  await expect.poll(async () => (await devices())[0]?.topics).toEqual(['given', 'alerts'])
  await tab.reload()
  await expect(tab.getByTestId('topic-given')).toBeChecked()
  await expect(tab.getByTestId('topic-to_claim')).not.toBeChecked()

  await tab.getByTestId('turn-off-here').click()
  await expect(tab.getByTestId('device-off')).toBeVisible()
  await expect(tab.getByTestId('other-devices')).toHaveCount(0)
  expect(await devices()).toEqual([])
  await tab.reload()
  await expect(tab.getByTestId('device-off')).toBeVisible()
})

test('an agent with no window open is told of the customer they were given, and the notification leads there', async ({
  world,
  service,
  windowOf,
}) => {
  const lan = await customerOf(world, 'Nguyễn Thị Lan')
  const mai = await world.signIn('Trần Thị Mai')
  const tab = await windowOf(mai, { at: 'about:blank' })
  const device = await PushDevice.of(tab, world, service)
  await turnsOn(tab)
  const context = tab.context()
  await tab.close()

  const { id: conversationId } = await world.owner.conversationWith(lan)
  await world.owner.call(inboxRoutes.assign, { params: { conversationId }, body: { memberId: mai.id } })
  await device.receives()
  const title = 'Nguyễn Thị Lan được giao cho bạn'
  await device.shows({
    title,
    body: 'Khách nhắn qua Mộc Store. Bấm để trả lời.',
    tag: `given ${conversationId}`,
  })

  const opened = await device.press(title)
  const next = await context.newPage()
  await next.goto(opened ?? '')
  await expect(next.getByTestId('thread-name')).toHaveText('Nguyễn Thị Lan')
  await expect(next).toHaveURL(`/inbox/mine/${conversationId}`)
  await device.shows()
})

test('what a window in front shows is not told again; a notification leads to its place there, without loading it again', async ({
  world,
  service,
  windowOf,
}) => {
  const lan = await customerOf(world, 'Nguyễn Thị Lan')
  const mai = await world.signIn('Trần Thị Mai')
  const tab = await windowOf(mai, { at: 'about:blank' })
  const device = await PushDevice.of(tab, world, service)
  await turnsOn(tab)
  await tab.goto('/inbox')
  await tab.evaluate(() => Object.assign(globalThis, { sameWindow: true }))
  const { id: conversationId } = await world.owner.conversationWith(lan)
  await world.owner.call(inboxRoutes.assign, { params: { conversationId }, body: { memberId: mai.id } })
  await device.receives()

  const { devices } = await mai.call(pushRoutes.pushDevices, { params: {} })
  await mai.call(pushRoutes.tryPushDevice, { params: { deviceId: devices[0]?.id ?? '' } })
  await device.receives()
  await device.shows({ title: 'Thông báo đã hoạt động' })
  expect(await device.press('Thông báo đã hoạt động')).toBeNull()
  await expect(tab).toHaveURL('/settings/notifications')
  await expect(tab.getByTestId('device-on')).toBeVisible()
  expect(await tab.evaluate(() => 'sameWindow' in globalThis)).toBe(true)
})

test('a manager is told while no window is open that nobody can take a waiting customer', async ({
  world,
  service,
  windowOf,
}) => {
  const page = await world.connectFacebookPage({ name: 'Mộc Store' })
  const mai = await world.signIn('Trần Thị Mai')
  await mai.call(accountRoutes.setPresence, { params: {}, body: { presence: 'away' } })
  await world.owner.call(ruleRoutes.createRule, {
    params: {},
    body: {
      name: 'Khách mới',
      method: 'round_robin',
      visibility: 'claimable',
      cap: null,
      skipAway: true,
      sticky: false,
      hours: null,
      reassignAfterMinutes: null,
      reassignWhenAway: false,
      channelIds: [page.channelId],
      agents: [{ email: mai.email, cap: null, shifts: null }],
      moveChannels: false,
      old: 'none',
      understood: false,
    },
  })
  const tab = await windowOf(world.owner, { at: 'about:blank' })
  const device = await PushDevice.of(tab, world, service)
  await turnsOn(tab)
  const context = tab.context()
  await tab.close()

  await page.contact('Nguyễn Thị Lan').says('Shop ơi, áo này còn không ạ?')
  await world.settles()
  await world.clock.advance(16_000)
  await world.settles()
  await device.receives()
  const title = 'Không có ai nhận khách theo quy tắc Khách mới'
  await device.shows({ title, body: /^1 khách đang chờ từ \d\d:\d\d: / })

  const next = await context.newPage()
  await next.goto((await device.press(title)) ?? '')
  await expect(next.getByTestId('thread-name')).toHaveText('Nguyễn Thị Lan')
})

test('what arrives and cannot be read is shown as something to see, and leads to the inbox', async ({
  world,
  service,
  windowOf,
}) => {
  const tab = await windowOf(world.owner, { at: 'about:blank' })
  const device = await PushDevice.of(tab, world, service)
  await turnsOn(tab)
  await tab.close()
  for (const raw of ['', 'xin chào', '{"kind":"of a newer server"}']) await device.takes(raw)
  await device.shows({ title: 'Liền Mạch', body: 'Có điều cần bạn xem. Bấm để mở.' })
  expect(await device.press('Liền Mạch')).toBe(`${world.url}/inbox`)
})

test('whoever signs in next on this device is not told what the one before was told', async ({
  world,
  service,
  windowOf,
}) => {
  const mai = await world.signIn('Trần Thị Mai')
  const tab = await windowOf(mai, { at: 'about:blank' })
  await PushDevice.of(tab, world, service)
  await turnsOn(tab)
  await tab.getByTestId('account-menu').click()
  await tab.getByTestId('sign-out').click()
  await tab.waitForURL(/\/login/)
  await expect.poll(() => tab.evaluate(() => localStorage.getItem('pretended-subscription'))).toBeNull()

  await signsIn(tab, world.owner)
  await tab.goto('/settings/notifications')
  await expect(tab.getByTestId('device-off')).toBeVisible()
  expect((await world.owner.call(pushRoutes.pushDevices, { params: {} })).devices).toEqual([])
})

test('a device turned off from another one stays off; one that the session took away comes back', async ({
  world,
  service,
  windowOf,
}) => {
  const mai = await world.signIn('Trần Thị Mai')
  const devices = async () => (await mai.call(pushRoutes.pushDevices, { params: {} })).devices
  const tab = await windowOf(mai, { at: 'about:blank' })
  await PushDevice.of(tab, world, service)
  await turnsOn(tab)
  const phone = await windowOf(mai, { at: '/settings/notifications', viewport: { width: 390, height: 844 } })
  await phone.getByTestId('other-devices').getByRole('button').click()
  await expect(phone.getByTestId('other-devices')).toHaveCount(0)
  await tab.reload()
  await expect(tab.getByTestId('device-off')).toBeVisible()
  await expect.poll(() => tab.evaluate(() => localStorage.getItem('pretended-subscription'))).toBeNull()
  expect(await devices()).toEqual([])

  await turnsOn(tab)
  await tab.context().clearCookies()
  for (const { id } of await devices())
    await mai.call(pushRoutes.removePushDevice, { params: { deviceId: id } })
  await signsIn(tab, mai)
  await tab.goto('/settings/notifications')
  await expect(tab.getByTestId('device-on')).toBeVisible()
  expect(await devices()).toHaveLength(1)
})

test('when notifications are forbidden the screen says how to allow them', async ({ world, windowOf }) => {
  const tab = await windowOf(world.owner, { at: 'about:blank' })
  await tab.addInitScript(forbidNotifications)
  await tab.goto('/settings/notifications')
  const notice = tab.getByTestId('obstacle-denied')
  await expect(notice).toContainText('Trình duyệt đang chặn thông báo của trang này')
  await expect(notice.getByRole('listitem')).toHaveCount(3)
  await expect(tab.getByTestId('turn-on-here')).toHaveCount(0)
  await tab.evaluate(() => (globalThis as unknown as { allowAgain(): void }).allowAgain())
  await expect(tab.getByTestId('turn-on-here')).toBeVisible()
  await expect(notice).toHaveCount(0)
})
