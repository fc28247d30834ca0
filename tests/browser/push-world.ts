import { type PretendPushService, startPushService, startWorld } from '@lienmach/testkit'
import type { Page } from '@playwright/test'
import { test as base, expect } from './world.ts'

/** With a push service that the server may reach. */
export const test = base.extend<{ service: PretendPushService }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the first parameter
  service: async ({}, use) => {
    await using service = await startPushService()
    await use(service)
  },
  world: async ({ service }, use) => {
    await using world = await startWorld({ pushOrigin: service.origin })
    await use(world)
  },
})

/** Turns notifications on in the settings. */
export async function turnsOn(tab: Page): Promise<void> {
  await tab.goto('/settings/notifications')
  await tab.getByTestId('turn-on-here').click()
  await expect(tab.getByTestId('device-on')).toBeVisible()
}
