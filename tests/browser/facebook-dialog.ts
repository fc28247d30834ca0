import type { Page } from '@playwright/test'

export interface Consent {
  /** Names of the Pages to tick. */
  pages: readonly string[]
  /** Permissions to switch off. */
  declined?: readonly string[]
}

/** Presses what opens Facebook's dialog, and answers its window. */
export async function opensDialog(wizard: Page, testId: string): Promise<Page> {
  const [dialog] = await Promise.all([wizard.waitForEvent('popup'), wizard.getByTestId(testId).click()])
  return dialog
}

/** Goes through the dialog as its first person would, and waits until its window has closed itself. */
export async function agrees(dialog: Page, { pages, declined = [] }: Consent): Promise<void> {
  await choosesPages(dialog, pages)
  for (const permission of declined) await dialog.getByTestId(`login-permission-${permission}`).uncheck()
  await dialog.getByTestId('login-save').click()
  await Promise.all([dialog.waitForEvent('close'), dialog.getByTestId('login-done').click()])
}

async function choosesPages(dialog: Page, pages: readonly string[]): Promise<void> {
  await dialog
    .getByTestId(/^login-user-/)
    .first()
    .click()
  const edit = dialog.getByTestId('login-edit-settings')
  const some = dialog.getByTestId('login-pages-some')
  await edit.or(some).first().waitFor()
  if (await edit.isVisible()) await edit.click()
  await some.check()
  for (const page of pages) await dialog.getByLabel(page).check()
  await dialog.getByTestId('login-next').click()
}
