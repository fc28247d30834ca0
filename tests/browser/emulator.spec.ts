import { expectNoBarrier } from './barriers.ts'
import { chat, expect, goesTo, said, test, thread } from './facebook-side.ts'
import { test as withProduct } from './world.ts'

test.describe('Every screen', () => {
  const looks = [
    { language: 'vi', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
    { language: 'en', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  ] as const
  for (const look of looks) {
    const { language, colorScheme, viewport } = look
    test(`can be used by everybody and wears the ribbon: ${language}, ${colorScheme}, ${viewport.width} px`, async ({
      facebook,
      opensScreen,
    }) => {
      const { pageId, lan } = facebook
      await facebook.says(lan, 'Chị ơi áo này còn size M không ạ?')
      await facebook.sends(lan, 'Dạ còn chị ơi')
      await facebook.desk('PUT', '/faults', [{ kind: 'webhook', effect: { copies: 2 } }])
      const panels = ['faults', 'crowd', 'events', 'ledger', 'accounts', 'switches'].map(
        (panel) => `/desk/${panel}`,
      )
      const paths = [
        '/',
        ...panels,
        chat(facebook),
        `/suite/${pageId}`,
        thread(facebook),
        `/page/${pageId}/settings`,
        `/stage/${pageId}/${lan}`,
      ]
      const page = await opensScreen('/', look)
      for (const path of paths) {
        await goesTo(page, path)
        await expect(page.getByTestId('ribbon')).toHaveText('GIẢ LẬP · EMULATOR')
        await expect(page.locator('main h1')).toHaveCount(1)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        // With everything open that opens.
        for (const summary of await page.locator('main summary:visible').all()) await summary.click()
        const react = page.getByTestId('phone-react').first()
        if (await react.isVisible()) await react.click()
        await expectNoBarrier(page, path)
        const sideways = await page.evaluate(() =>
          [document.documentElement, document.querySelector('main')].map((box) =>
            box ? box.scrollWidth - box.clientWidth : 0,
          ),
        )
        expect(sideways, `${path} scrolls sideways`).toEqual([0, 0])
      }
    })
  }

  test('is reached by keyboard, and tabs by the arrow keys', async ({ facebook, opensScreen }) => {
    const page = await opensScreen('/')
    await page.getByTestId('desk-pages').focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByTestId('desk-faults')).toBeFocused()
    await expect(page).toHaveURL(/\/desk\/faults$/)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByTestId('desk-switches')).toBeFocused()
    await page.getByTestId('to-suite').press('Enter')
    await expect(page).toHaveURL(new RegExp(`/suite/${facebook.pageId}$`))
  })
})

withProduct(
  'on the stage a message goes round: the customer writes, the app’s inbox answers, Meta’s inbox takes over',
  async ({ world, windowOf }) => {
    const shop = await world.connectFacebookPage()
    const lan = shop.contact('Nguyễn Thị Lan')
    const psid = await lan.psid()
    const stage = await windowOf(world.owner, { at: 'about:blank' })
    await stage.goto(`${world.emulator.url}/stage/${shop.externalId}/${psid}`)
    await expect(stage.getByTestId('stage-suite-side')).toContainText('Khách chưa nhắn gì')

    await stage.getByTestId('phone-text').fill('Bàn này còn màu nâu không ạ?')
    await stage.getByTestId('phone-send').click()
    const product = stage.frameLocator('[data-testid=product-frame]')
    const row = product.getByTestId('conversation-row').filter({ hasText: lan.name })
    await expect(row).toContainText('còn màu nâu không')
    await row.click()
    await product.getByTestId('composer').fill('Dạ còn hai cái ạ')
    await product.getByTestId('composer').press('Enter')
    await expect(said(stage, 'phone', 'Dạ còn hai cái ạ')).toHaveCount(1)
    await expect(said(stage, 'suite', 'Dạ còn hai cái ạ')).toHaveCount(1)

    await stage.getByTestId('suite-text').fill('Để mình gọi chị nhé')
    await stage.getByTestId('suite-send').click()
    await expect(stage.getByTestId('suite-owner')).toContainText('Page Inbox')
    await expect(product.getByTestId('control-banner')).toContainText('Hộp thư Meta đang giữ')
  },
)

test('on the stage an app that is not there, or does not let itself be framed, is said with a link to it', async ({
  facebook,
  opensScreen,
}) => {
  const stage = await opensScreen(`/stage/${facebook.pageId}/${facebook.lan}`)
  await expect(stage.getByTestId('product-not-shown')).toContainText('không trả lời')
  await expect(stage.getByTestId('open-product')).toHaveAttribute('href', 'https://hop-thu.test/')
})
