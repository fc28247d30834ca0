import { accountRoutes, pushRoutes } from '@lienmach/contract'
import { expectNoBarrier, expectNoSideways } from './barriers.ts'
import { PushDevice } from './push-device.ts'
import { forbidNotifications } from './push-pretence.ts'
import { test, turnsOn } from './push-world.ts'
import { expect } from './world.ts'

test('turning on is offered where nobody waits and under the notices, as long as it is off', async ({
  world,
  service,
  windowOf,
}) => {
  await world.connectFacebookPage()
  const mai = await world.signIn('Trần Thị Mai')
  const tab = await windowOf(mai, { at: 'about:blank' })
  await PushDevice.of(tab, world, service)
  await tab.goto('/inbox/unassigned')
  const offer = tab.getByTestId('empty-list').getByTestId('turn-on-notifications')
  await expect(tab.getByTestId('empty-list')).toContainText('Không còn khách chờ nhận')
  await expect(offer).toBeVisible()
  await tab.getByTestId('alerts-bell').click()
  await expect(tab.getByTestId('turn-on-line')).toBeVisible()
  await tab.keyboard.press('Escape')

  await offer.click()
  await expect(offer).toHaveCount(0)
  await tab.getByTestId('alerts-bell').click()
  await expect(tab.getByTestId('alerts-empty')).toBeVisible()
  await expect(tab.getByTestId('turn-on-line')).toHaveCount(0)
})

test('where the browser cannot reach its push service, it says so and the device stays off', async ({
  world,
  service,
  windowOf,
}) => {
  await world.connectFacebookPage()
  const tab = await windowOf(world.owner, { at: 'about:blank' })
  await PushDevice.of(tab, world, service)
  await tab.addInitScript(() => {
    PushManager.prototype.subscribe = () =>
      Promise.reject(new DOMException('Registration failed - push service error', 'AbortError'))
  })
  for (const [address, press] of [
    ['/inbox/unassigned', 'turn-on-notifications'],
    ['/settings/notifications', 'turn-on-here'],
  ] as const) {
    await tab.goto(address)
    await tab.getByTestId(press).click()
    await expect(tab.getByTestId('turn-on-failed')).toContainText('không nối được với dịch vụ thông báo')
    await expect(tab.getByTestId(press)).toBeVisible()
  }
  expect((await world.owner.call(pushRoutes.pushDevices, { params: {} })).devices).toEqual([])
})

for (const [locale, colorScheme, width] of [
  ['vi', 'light', 1440],
  ['en', 'dark', 390],
] as const) {
  test(`the settings of notifications can be used by everybody: ${locale}, ${colorScheme}, ${width} px`, async ({
    world,
    service,
    windowOf,
  }) => {
    await world.owner.call(accountRoutes.updateMe, { body: { locale } })
    // Another device of the same person.
    const subscription = service.subscribe()
    await world.owner.call(pushRoutes.keepPushDevice, {
      params: {},
      body: { ...subscription, locale, topics: ['given'] },
    })
    const tab = await windowOf(world.owner, {
      at: 'about:blank',
      colorScheme,
      viewport: { width, height: 844 },
    })
    const device = await PushDevice.of(tab, world, service)
    await tab.goto('/settings/notifications')
    await expect(tab.getByTestId('device-off')).toBeVisible()
    await expectNoBarrier(tab, 'off')
    await expectNoSideways(tab, 'off')
    await turnsOn(tab)
    await tab.getByTestId('send-trial').click()
    await device.receives()
    await expect(tab.getByTestId('trial-shown')).toBeVisible()
    await expectNoBarrier(tab, 'on')
    await expectNoSideways(tab, 'on')
    await tab.getByTestId('alerts-bell').click()
    await tab.keyboard.press('Escape')

    const forbidden = await windowOf(world.owner, {
      at: 'about:blank',
      colorScheme,
      viewport: { width, height: 844 },
    })
    await forbidden.addInitScript(forbidNotifications)
    await forbidden.goto('/settings/notifications')
    await expect(forbidden.getByTestId('obstacle-denied')).toBeVisible()
    await expectNoBarrier(forbidden, 'forbidden')
    await expectNoSideways(forbidden, 'forbidden')
  })
}
