import { accountRoutes } from '@lienmach/contract'
import type { Page } from '@playwright/test'
import { expectNoBarrier, expectNoSideways } from './barriers.ts'
import { expect, goes, test } from './world.ts'

const screens = [
  '/inbox/all',
  '/channels',
  '/channels/connect/facebook',
  '/team',
  '/settings/profile',
  '/settings/appearance',
  '/settings/workspace',
  '/settings/api-keys',
  '/audit',
  '/quarantine',
]
const looks = [
  { colorScheme: 'light', locale: 'vi', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', locale: 'en', viewport: { width: 390, height: 844 } },
] as const

/** What stands there in Vietnamese in any language: names, and what people wrote. */
const proper = ['Mộc Store', 'Nguyễn Thị Lan', 'Nguyễn Thu Hà', 'Tiếng Việt', 'Liền Mạch']
const onlyVietnamese = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i

async function expectEnglish(page: Page, where: string, said: readonly string[]): Promise<void> {
  const text = await page.locator('body').innerText()
  const ours = [...proper, ...said].reduce((rest, name) => rest.replaceAll(name, ''), text)
  const foreign = ours.split('\n').filter((line) => onlyVietnamese.test(line))
  expect(foreign, `${where} is not all English`).toEqual([])
}

for (const { colorScheme, locale, viewport } of looks) {
  test(`every screen can be used by everybody: ${colorScheme}, ${locale}, ${viewport.width} px`, async ({
    world,
    windowOf,
  }) => {
    const page = await world.connectFacebookPage()
    const lan = page.contact('Nguyễn Thị Lan')
    const said = ['Chị ơi áo này còn size M không ạ?', 'Dạ còn chị ơi'] as const
    await lan.says(said[0])
    await world.settles()
    await world.owner.repliesTo(lan, said[1])
    await world.settles()
    await world.owner.call(accountRoutes.updateMe, { body: { locale } })

    const tab = await windowOf(world.owner, { at: '/rules', colorScheme, viewport })
    await expect(tab.locator('html')).toHaveAttribute('lang', locale)
    for (const path of screens) {
      await goes(tab, path)
      await expectNoBarrier(tab, path)
      await expectNoSideways(tab, path)
      if (locale === 'en') await expectEnglish(tab, path, said)
      if (viewport.width < 768) {
        await tab.setViewportSize({ width: 320, height: 640 })
        await expectNoSideways(tab, `${path} at 320 px`)
        await tab.setViewportSize(viewport)
      }
    }
    await goes(tab, '/inbox/all')
    await tab.getByTestId('conversation-row').click()
    await expect(tab.getByTestId('composer')).toBeVisible()
    await expectNoBarrier(tab, 'a conversation')
    await tab.getByTestId('assignee').click()
    await expect(tab.getByRole('menu')).toBeVisible()
    await expectNoBarrier(tab, 'a conversation with a menu open')
    await expectNoSideways(tab, 'a conversation')
    if (locale === 'en') await expectEnglish(tab, 'a conversation', said)
    await tab.context().clearCookies()
    await tab.goto('/login')
    await expect(tab.locator('form')).toBeVisible()
    await expectNoBarrier(tab, '/login')
    await expectNoSideways(tab, '/login')
  })
}
