import type { Page } from '@playwright/test'
import { expect, signsIn, test } from './world.ts'

const leaves = async (page: Page) => {
  await page.getByTestId('account-menu').click()
  await page.getByTestId('sign-out').click()
  await expect(page).toHaveURL(/\/login/)
}

test('a wrong password is refused and keeps the address; after the right one the screen asked for opens', async ({
  world,
  windowOf,
}) => {
  const page = await windowOf(world.owner)
  await leaves(page)
  await page.goto('/team')
  await expect(page).toHaveURL(/\/login\?.*team/)
  await page.getByLabel('E-mail').fill(world.owner.email)
  await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải mật khẩu này')
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await expect(page.getByTestId('login-error')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue(world.owner.email)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(world.owner.password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await expect(page).toHaveURL(/\/team$/)
})

test('somebody is invited by a link, chooses a password, and is one of the team from then on', async ({
  world,
  windowOf,
}) => {
  const owner = await windowOf(world.owner, { at: '/team' })
  await owner.getByTestId('invite').click()
  await owner.getByRole('dialog').getByLabel('E-mail người được mời').fill('quynh@shop.test')
  await owner.getByRole('dialog').getByRole('button', { name: 'Tạo lời mời' }).click()
  const link = await owner.getByTestId('invitation-link').inputValue()

  const hers = await windowOf(world.owner, { at: 'about:blank' })
  await hers.context().clearCookies()
  await hers.goto(link)
  await expect(hers.getByLabel('E-mail')).toHaveValue('quynh@shop.test')
  await hers.locator('input[name=name]').fill('Đỗ Như Quỳnh')
  await hers.locator('input[type=password]').fill('con thuyền giấy nhỏ')
  await hers.getByRole('button', { name: 'Vào Mộc Store' }).click()
  await expect(hers).toHaveURL(/\/inbox/)

  await owner.keyboard.press('Escape')
  await expect(owner.getByRole('row').filter({ hasText: 'Đỗ Như Quỳnh' })).toContainText('Sẵn sàng')
  await leaves(hers)
  await signsIn(hers, { email: 'quynh@shop.test', password: 'con thuyền giấy nhỏ' })
})
