import type { Page } from '@playwright/test'
import { expect, signsIn, test } from './world.ts'

/** Goes through the dialog of the pretend Facebook as a person would, ticking every Page and permission. */
async function agree(popup: Page): Promise<void> {
  await popup
    .getByTestId(/^login-user-/)
    .first()
    .click()
  await popup.getByTestId('login-pages-all').click()
  await popup.getByTestId('login-next').click()
  await popup.getByTestId('login-save').click()
  await Promise.all([popup.waitForEvent('close'), popup.getByTestId('login-done').click()])
}

test('[MAIN] a Page is connected, a customer writes, an agent answers, the customer sees it and receipts come back', async ({
  world,
  windowOf,
  openEmulator,
}) => {
  const { id: adminId } = await world.desk.user('Nguyễn Minh Anh')
  const { id: pageId } = await world.desk.page({ name: 'Mộc Store', admins: [adminId] })
  const { psid } = await world.desk.customer(pageId, 'Nguyễn Thị Lan')

  const inbox = await windowOf(world.owner, { at: 'about:blank' })
  await inbox.context().clearCookies()
  await signsIn(inbox, world.owner)
  await inbox.getByTestId('no-channel').getByRole('button').click()
  const [popup] = await Promise.all([
    inbox.waitForEvent('popup'),
    inbox.getByTestId('connect-continue').click(),
  ])
  await agree(popup)
  await inbox.getByTestId('connect-selected').click()
  await inbox.getByTestId('chat-right-share').check({ force: true })
  await inbox.getByTestId('sharing-everyone').click()
  await inbox.getByTestId('chat-right-confirm').click()
  // Nothing has come from this Page yet: it says so, and asks for a first message.
  await expect(inbox.getByTestId(`progress-${pageId}`)).toBeVisible()

  // The customer writes in their own window.
  const phone = await openEmulator(`/customer/${pageId}:${psid}`)
  await phone.getByTestId('phone-text').fill('Chị ơi áo này còn size M không ạ?')
  await phone.getByTestId('phone-send').click()

  await expect(inbox.getByTestId(`connected-${pageId}`)).toBeVisible()
  await inbox.getByTestId('connect-to-inbox').click()
  const row = inbox.getByTestId('conversation-row').filter({ hasText: 'Nguyễn Thị Lan' })
  await expect(row).toContainText('Chị ơi áo này còn size M không ạ?')
  await row.click()
  await expect(inbox.getByTestId('message').filter({ hasText: 'còn size M' })).toBeVisible()

  // The agent answers with Enter.
  const composer = inbox.getByTestId('composer')
  await composer.fill('Dạ còn chị ơi, chị lấy màu nào ạ?')
  await composer.press('Enter')
  const reply = inbox.getByTestId('message').filter({ hasText: 'chị lấy màu nào' })
  await expect(reply).toHaveCount(1)
  await expect(composer).toHaveValue('')

  await expect(phone.getByTestId('phone-message').filter({ hasText: 'chị lấy màu nào' })).toHaveCount(1)
  await expect(reply.getByTestId('mark')).toHaveText(/Đã nhận/)

  await phone.getByTestId('phone-read').click()
  await expect(reply.getByTestId('mark')).toHaveText(/Đã xem/)
  expect(await world.desk.ledger(pageId)).toHaveLength(1)
})
