import { type Member, startWorld, type World } from '@lienmach/testkit'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'

export { expect }

interface WindowOptions extends BrowserContextOptions {
  /** The address that is opened; nothing is with `about:blank`. */
  at?: string
}

interface Fixtures {
  /** A server, a platform and people of one's own, gone after the test. */
  world: World
  /** A browser of a member's own, who has signed in before, with the inbox open or another screen. */
  windowOf: (member: Member, options?: WindowOptions) => Promise<Page>
  /** A page of the emulator: a customer's window, Meta's inbox, the desk. */
  openEmulator: (path: string) => Promise<Page>
}

/** Errors that a page must not have; a broken promise or a blocked script is a bug even where nothing looks wrong. */
function refuseErrors(page: Page): void {
  page.on('pageerror', (error) => {
    throw error
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Minified React error/.test(message.text()))
      throw new Error(message.text())
  })
}

/** Goes to another screen as a link inside does, without loading everything again, and waits until all of it is there. */
export async function goes(page: Page, path: string): Promise<void> {
  const before = await page.title()
  await page.evaluate((to) => history.pushState(null, '', to), path)
  await expect(page).not.toHaveTitle(before)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

/** Signs a member in through the sign-in screen; the inbox opens. */
export async function signsIn(page: Page, member: Pick<Member, 'email' | 'password'>): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('E-mail').fill(member.email)
  await page.getByLabel(/^(Mật khẩu|Password)$/).fill(member.password)
  await page.getByRole('button', { name: /^(Đăng nhập|Sign in)$/ }).click()
  await page.waitForURL(/\/inbox/)
}

/** A browser of a member's own, who has signed in before, with the inbox open or another screen. */
export async function opensInbox(
  browser: Browser,
  world: World,
  member: Member,
  { at = '/inbox', ...options }: WindowOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', baseURL: world.url, ...options })
  const cookies = member.cookies.split('; ').map((cookie) => cookie.split(/=(.*)/s, 2) as [string, string])
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: world.url })))
  const page = await context.newPage()
  refuseErrors(page)
  if (at === 'about:blank') return page
  await page.goto(at)
  await page.getByTestId('account-menu').waitFor()
  return page
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the first parameter
  world: async ({}, use) => {
    await using world = await startWorld()
    await use(world)
  },
  windowOf: async ({ browser, world }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (member, options) => {
      const page = await opensInbox(browser, world, member, options)
      contexts.push(page.context())
      return page
    })
    for (const context of contexts) await context.close()
  },
  openEmulator: async ({ browser, world }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (path) => {
      const context = await browser.newContext({ locale: 'vi-VN', baseURL: world.emulator.url })
      contexts.push(context)
      const page = await context.newPage()
      refuseErrors(page)
      await page.goto(path)
      return page
    })
    for (const context of contexts) await context.close()
  },
})
