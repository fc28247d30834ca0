import type { Page } from '@playwright/test'
import { expect, test } from './world.ts'

const opened = (page: Page) => page.getByTestId('thread-name')

test('a day is worked by keys alone: walk, take, answer, finish and go on', async ({ world, windowOf }) => {
  const page = await world.connectFacebookPage()
  for (const name of ['Trần Văn Bình', 'Lê Thu Cúc', 'Nguyễn Ánh Tuyết']) {
    const customer = await page.contact(name)
    await customer.says(`${name} hỏi giá áo`)
  }
  await world.settles()
  const inbox = await windowOf(world.owner)
  const rows = inbox.getByTestId('conversation-row')
  await expect(rows).toHaveCount(3)

  await inbox.locator('body').press('j')
  await expect(opened(inbox)).toHaveText('Nguyễn Ánh Tuyết')
  await inbox.locator('body').press('j')
  await expect(opened(inbox)).toHaveText('Lê Thu Cúc')
  await inbox.locator('body').press('k')
  await expect(opened(inbox)).toHaveText('Nguyễn Ánh Tuyết')

  await inbox.locator('body').press('i')
  await expect(inbox.getByTestId('assignee')).toContainText(world.owner.name)

  await inbox.locator('body').press('r')
  await expect(inbox.getByTestId('composer')).toBeFocused()
  // Typed letters are text, not commands.
  await inbox.keyboard.type('je, em chao chi a')
  await expect(inbox.getByTestId('composer')).toHaveValue('je, em chao chi a')
  await expect(opened(inbox)).toHaveText('Nguyễn Ánh Tuyết')
  await inbox.keyboard.press('Alt+ArrowDown')
  await expect(opened(inbox)).toHaveText('Lê Thu Cúc')

  await inbox.getByTestId('thread-name').click()
  await inbox.locator('body').press('e')
  await expect(opened(inbox)).toHaveText('Trần Văn Bình')
  await expect(rows).toHaveCount(2)
})

test('the palette finds a command without diacritics and teaches its key', async ({ windowOf, world }) => {
  const inbox = await windowOf(world.owner)
  await inbox.getByTestId('account-menu').waitFor()
  await inbox.keyboard.press('Control+k')
  const palette = inbox.getByRole('dialog', { name: 'Bảng lệnh' })
  await palette.getByRole('combobox').fill('den kenh')
  await expect(palette.getByRole('option')).toHaveCount(1)
  await expect(palette.getByRole('option')).toContainText('GC')
  await inbox.keyboard.press('Enter')
  await inbox.waitForURL(/\/channels$/)
  await inbox.locator('body').press('?')
  await expect(inbox.getByRole('dialog', { name: 'Phím tắt' })).toContainText('Đến hộp thư')
})
