import { join } from 'node:path'
import { type Customer, type Member, startTestPostgres, startWorld, type World } from '@lienmach/testkit'
import { type Browser, chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { buildApps } from './build-apps.ts'
import { findChromium } from './find-chromium.ts'
import { root } from './root.ts'

/** Takes the pictures of the README from a shop in the middle of its day. */
const say = (line: string) => void process.stdout.write(`${line}\n`)
const pictureOf = (name: string) => join(root, 'docs/images', `${name}.png`)
const desk = { width: 1440, height: 900 }

const path = await findChromium(say)
if (path === null) throw new Error('No Chromium was found.')
await buildApps(say)
const postgres = await startTestPostgres()
process.env.LIENMACH_TEST_POSTGRES = postgres.templateUrl
const browser = await chromium.launch({
  executablePath: path,
  args: ['--no-sandbox', '--font-render-hinting=none'],
})
try {
  await using world = await startWorld()
  const { lan, hung } = await stage(world)
  await take(browser, world, 'inbox-light', { viewport: desk, colorScheme: 'light' }, (page) =>
    open(page, lan),
  )
  await take(browser, world, 'inbox-dark', { viewport: desk, colorScheme: 'dark' }, (page) =>
    open(page, hung),
  )
  await take(
    browser,
    world,
    'inbox-phone',
    {
      viewport: { width: 390, height: 844 },
      colorScheme: 'light',
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
    },
    (page) => open(page, lan),
  )
  await take(browser, world, 'connect', { viewport: desk, colorScheme: 'light' }, async (page) => {
    await page.goto('/channels/connect/facebook')
    await page.getByTestId('connect-step').waitFor()
  })
  await take(browser, world, 'emulator', { viewport: desk, colorScheme: 'light' }, async (page) => {
    await page.goto(`${world.emulator.url}/stage/${hung.page.externalId}/${await hung.psid()}`)
    const inbox = page.frameLocator('[data-testid=product-frame]')
    await inbox.getByTestId('conversation-row').filter({ hasText: hung.name }).click()
    await inbox.getByTestId('composer').waitFor()
    await inbox.getByTestId('message').last().waitFor()
  })
} finally {
  await browser.close()
  await postgres.stop()
}

async function stage(world: World): Promise<{ lan: Customer; hung: Customer }> {
  const page = await world.connectFacebookPage({ name: 'Mộc Store' })
  const minh = await world.signIn('Trần Minh')
  const others: [string, string][] = [
    ['Đỗ Mỹ Duyên', 'Khi nào có hàng lại vậy shop?'],
    ['Phan Gia Bảo', 'Mình chuyển khoản rồi nhé'],
    ['Ngô Kiều Oanh', 'Cho mình đổi size L được không ạ'],
    ['Bùi Anh Tuấn', 'Ship về Đà Nẵng bao nhiêu vậy shop'],
    ['Hoàng Bảo Châu', 'Đẹp quá ạ ❤️'],
    ['Đặng Thùy Linh', 'Số mình 0912 345 678, shop gọi giúp mình'],
    ['Vũ Thu Hà', 'Hàng về chưa shop ơi'],
    ['Lê Minh Quân', 'Shop cho xin bảng giá với'],
    ['Phạm Ngọc Mai', 'Mình đặt 2 cái màu be nhé'],
  ]
  for (const [name, text] of others) {
    await page.contact(name).says(text)
    await world.settles()
    await world.clock.advance(7 * 60_000)
  }
  const hung = page.contact('Trần Văn Hùng')
  await hung.says('Shop ơi, đơn hôm qua của mình tới đâu rồi?')
  await world.settles()
  await minh.repliesTo(hung, 'Dạ để em kiểm tra giúp anh ngay ạ')
  await world.settles()
  await page.metaInbox.takesThreadOf(hung, 'Đơn của anh đang trên đường giao ạ')
  await hung.says('Cảm ơn shop')
  await world.settles()
  await minh.repliesTo(hung, 'Dạ anh nhận hàng rồi báo em nhé')
  await world.settles()

  const lan = page.contact('Nguyễn Thị Lan')
  await conversation(world, lan, world.owner)
  return { lan, hung }
}

async function conversation(world: World, lan: Customer, ha: Member): Promise<void> {
  await lan.says('Chị ơi áo linen này còn size M không ạ?')
  await world.settles()
  await ha.repliesTo(lan, 'Dạ còn chị ơi, mẫu này em còn màu be và màu rêu.')
  await world.settles()
  await world.clock.advance(2 * 60_000)
  const dataBase64 = (await drawing()).toString('base64')
  await lan.sends({
    attachment: { type: 'image', name: 'ao-linen.png', contentType: 'image/png', dataBase64 },
  })
  await lan.says('Màu be như hình này phải không chị?')
  await world.settles()
  await ha.repliesTo(lan, 'Dạ đúng màu đó ạ. Chị cho em xin số điện thoại để giữ hàng nhé?')
  await lan.opens()
  await world.settles()
  await world.clock.advance(60_000)
  await lan.says('Số chị 0903.123.456 nha em')
  await world.settles()
}

/** A folded shirt, drawn by us. */
function drawing(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360"><rect width="480" height="360" fill="#efe6d8"/>
    <path d="M150 90 L200 70 Q240 100 280 70 L330 90 L370 150 L325 175 L325 300 L155 300 L155 175 L110 150 Z" fill="#d8c3a0" stroke="#a88d63" stroke-width="5" stroke-linejoin="round"/>
    <path d="M200 70 Q240 100 280 70" fill="none" stroke="#a88d63" stroke-width="5"/><path d="M240 95 L240 300" stroke="#b89d73" stroke-width="3"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

async function open(page: Page, customer: Customer): Promise<void> {
  await page.getByTestId('conversation-row').filter({ hasText: customer.name }).click()
  await page.getByTestId('composer').waitFor()
  await page.evaluate(() => document.fonts.ready)
}

async function take(
  from: Browser,
  world: World,
  name: string,
  options: Parameters<Browser['newContext']>[0],
  show: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await from.newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    baseURL: world.url,
    ...options,
  })
  const page = await context.newPage()
  await page.goto('/login')
  await page.getByLabel('E-mail').fill(world.owner.email)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(world.owner.password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.waitForURL(/\/inbox/)
  await page.getByTestId('conversation-row').first().waitFor()
  await show(page)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: pictureOf(name) })
  say(`${name}.png`)
  await context.close()
}
