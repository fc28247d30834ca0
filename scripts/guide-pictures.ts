import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmulator } from '@lienmach/emulator'
import { Desk } from '@lienmach/testkit'
import { type Browser, chromium, type Locator, type Page } from '@playwright/test'
import sharp from 'sharp'
import { buildApps } from './build-apps.ts'
import { findChromium } from './find-chromium.ts'
import { root } from './root.ts'

/** Takes the pictures of the guides from the pretend Facebook's screens, in both languages, with the place marked. */
const say = (line: string) => void process.stdout.write(`${line}\n`)
const folder = join(root, 'apps/web/public/guides')
const most = 40_000
const redirectUri = 'https://inbox.example/back'

interface Shop {
  url: string
  appId: string
  /** Runs both Pages and has allowed nothing yet. */
  newcomerId: string
  /** With Conversation Routing, with the older protocol. */
  pageId: string
  olderPageId: string
  lan: string
}

interface Picture {
  name: string
  address: (shop: Shop) => string
  /** Width of the window, CSS px: narrow ones keep the words large. */
  width: number
  /** Steps to what is shown. */
  before?: (page: Page, shop: Shop) => Promise<void>
  /** What is cut out, and what is marked in it. */
  shown: (page: Page) => Locator
  marked: (page: Page, shop: Shop) => Locator
  /** At most so much of its height, CSS px. */
  height?: number
}

const card = (page: Page, id: string) => page.locator(`#${id}, [data-testid="${id}"]`).first()
const settings = (id: string) => `/page/${id}/settings`
const dialog = ({ appId }: Shop) =>
  `/v25.0/dialog/oauth?${new URLSearchParams({
    client_id: appId,
    redirect_uri: redirectUri,
    state: 'guide',
    scope: 'pages_show_list,pages_messaging,pages_manage_metadata,pages_read_engagement',
    response_type: 'code',
  })}`
const enterDialog = (page: Page, { newcomerId }: Shop) => page.getByTestId(`login-user-${newcomerId}`).click()

const pictures: readonly Picture[] = [
  {
    name: 'suite-list',
    address: ({ pageId }) => `/suite/${pageId}`,
    width: 420,
    shown: (page) => page.locator('aside').first(),
    marked: (page, { lan }) => page.getByTestId(`suite-thread-${lan}`),
    height: 285,
  },
  {
    name: 'suite-done',
    address: ({ pageId, lan }) => `/suite/${pageId}/${lan}`,
    width: 520,
    shown: (page) => page.locator('main section').first(),
    marked: (page) => page.getByTestId('move-to-done'),
    height: 200,
  },
  {
    name: 'routing',
    address: ({ pageId }) => settings(pageId),
    width: 520,
    shown: (page) => card(page, 'routing'),
    marked: (page) => card(page, 'routing').getByRole('heading').first(),
    height: 170,
  },
  {
    name: 'routing-default',
    address: ({ pageId }) => settings(pageId),
    width: 520,
    shown: (page) => card(page, 'routing').getByRole('radiogroup'),
    marked: (page, { appId }) => page.locator('label', { has: page.getByTestId(`default-app-${appId}`) }),
  },
  {
    name: 'takeover',
    address: ({ pageId }) => settings(pageId),
    width: 520,
    shown: (page) => card(page, 'advanced-messaging'),
    marked: (page, { appId }) => page.getByTestId(`take-control-${appId}`),
  },
  {
    name: 'primary',
    address: ({ olderPageId }) => settings(olderPageId),
    width: 520,
    shown: (page) => card(page, 'handover'),
    marked: (page, { appId }) => page.locator('label', { has: page.getByTestId(`primary-app-${appId}`) }),
  },
  {
    name: 'login-pages',
    address: dialog,
    width: 520,
    before: enterDialog,
    shown: (page) => page.locator('main'),
    marked: (page) => page.getByTestId('login-pages-all').locator('xpath=..'),
  },
  {
    name: 'login-permissions',
    address: dialog,
    width: 520,
    before: async (page, shop) => {
      await enterDialog(page, shop)
      await page.getByTestId('login-pages-all').click()
      await page.getByTestId('login-next').click()
    },
    shown: (page) => page.locator('main'),
    marked: (page) => page.getByTestId('login-permission-pages_messaging').locator('xpath=..'),
  },
]

const path = await findChromium(say)
if (path === null) throw new Error('No Chromium was found.')
await buildApps(say)
const browser = await chromium.launch({
  executablePath: path,
  args: ['--no-sandbox', '--font-render-hinting=none'],
})
const emulator = await startEmulator({ port: 0, seed: 'hướng dẫn' })
try {
  const shop = await openShop(emulator.url)
  for (const language of ['vi', 'en'] as const) {
    await mkdir(join(folder, language), { recursive: true })
    for (const picture of pictures) await take(browser, shop, picture, language)
  }
} finally {
  await browser.close()
  await emulator.close()
}

async function openShop(url: string): Promise<Shop> {
  const desk = new Desk(url)
  const { id: adminId } = await desk.user('Nguyễn Minh Anh')
  const { id: newcomerId } = await desk.user('Lê Thu Trang')
  const admins = [adminId, newcomerId]
  const { id: appId } = await desk.app({ name: 'Liền Mạch', redirectUris: [redirectUri] })
  await desk.app({ name: 'Chatbot Xanh', redirectUris: ['https://bot.example/back'] })
  const { id: pageId } = await desk.page({ name: 'Mộc Store', admins, mode: 'routing' })
  await desk.call('PATCH', `/pages/${pageId}`, { defaultAppId: appId, takeControl: [appId] })
  const { pageAccessToken } = await desk.call<{ pageAccessToken: string }>('POST', '/tokens', {
    appId,
    pageId,
  })
  await fetch(`${url}/v25.0/${pageId}/subscribed_apps`, {
    method: 'POST',
    headers: { authorization: `Bearer ${pageAccessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ subscribed_fields: 'messages,messaging_handovers,standby' }),
  })
  const { id: olderPageId } = await desk.page({ name: 'Mộc Outlet', admins })
  await desk.call('PATCH', `/pages/${olderPageId}`, { mode: 'handover', primaryAppId: appId })
  const { psid: lan } = await desk.customer(pageId, 'Nguyễn Thị Lan')
  for (const [name, text] of [
    ['Trần Văn Hùng', 'Ok shop'],
    ['Lê Minh Quân', 'Size M ?'],
  ] as const) {
    const { psid } = await desk.customer(pageId, name)
    await desk.says(pageId, psid, { text })
  }
  await desk.says(pageId, lan, { text: 'Hello shop 👋' })
  await desk.call('POST', `/pages/${pageId}/inbox/${lan}/messages`, { text: '👍' })
  return { url, appId, newcomerId, pageId, olderPageId, lan }
}

async function take(from: Browser, shop: Shop, picture: Picture, language: 'vi' | 'en'): Promise<void> {
  const context = await from.newContext({
    locale: language === 'vi' ? 'vi-VN' : 'en-GB',
    baseURL: shop.url,
    viewport: { width: picture.width, height: 900 },
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  await context.addInitScript((chosen) => localStorage.setItem('emulator.language', chosen), language)
  const page = await context.newPage()
  await page.goto(picture.address(shop))
  await picture.before?.(page, shop)
  const marked = picture.marked(page, shop)
  await marked.waitFor()
  await marked.evaluate((element) => {
    ;(element as HTMLElement).style.cssText +=
      ';outline: 3px solid #d92d20; outline-offset: -2px; border-radius: 6px'
  })
  const shown = picture.shown(page)
  await shown.scrollIntoViewIfNeeded()
  await page.evaluate(() => document.fonts.ready)
  const box = await shown.boundingBox()
  if (box === null) throw new Error(`There is nothing to show of ${picture.name}.`)
  const edge = 6
  const x = Math.max(0, box.x - edge)
  const shot = await page.screenshot({
    fullPage: true,
    clip: {
      x,
      y: Math.max(0, box.y - edge),
      width: Math.min(picture.width - x, box.width + 2 * edge),
      height: Math.min(box.height + 2 * edge, picture.height ?? 640),
    },
  })
  const file = join(folder, language, `${picture.name}.webp`)
  const { size, width, height } = await sharp(shot).webp({ quality: 80, effort: 6 }).toFile(file)
  if (size > most) throw new Error(`${file} is ${size} bytes; ${most} is the most.`)
  say(`${language}/${picture.name}.webp ${width} × ${height}, ${size} bytes`)
  await context.close()
}
