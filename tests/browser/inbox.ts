import type { Customer, World } from '@lienmach/testkit'
import { expect, type Locator, type Page } from '@playwright/test'

/** Where the inbox is looked at: a window of its own, or a frame on the stage. */
type Window = Pick<Page, 'getByTestId'>

/** Opens the conversation with somebody from the list. */
export async function opens(inbox: Window, customer: Customer | string): Promise<void> {
  const name = typeof customer === 'string' ? customer : customer.name
  await rowOf(inbox, name).click()
  await expect(inbox.getByTestId('thread-name')).toHaveText(name)
}

export const rowOf = (inbox: Window, name: string): Locator =>
  inbox.getByTestId('conversation-row').filter({ hasText: name })

/** The bubbles that hold these words. */
export const bubble = (inbox: Window, text: string | RegExp): Locator =>
  inbox.getByTestId('timeline').getByTestId('message').filter({ hasText: text })

export const composer = (inbox: Window): Locator => inbox.getByTestId('composer')

/** Types a reply and presses Enter. Whether and when the server hears of it is not waited for. */
export async function types(inbox: Window, text: string): Promise<void> {
  await composer(inbox).fill(text)
  await composer(inbox).press('Enter')
}

/** Types a reply, presses Enter, and waits until the server has it. */
export async function replies(inbox: Window, text: string): Promise<void> {
  await types(inbox, text)
  await isTaken(bubble(inbox, text).last())
}

/** Waits until the server has a reply: what only this browser holds is not on its way yet. */
export const isTaken = (reply: Locator): Promise<void> =>
  expect(reply).toHaveAttribute('data-state', /^(queued|sending|sent|delivered|read|held|uncertain|failed)$/)

/** Chooses something from the menu of a bubble. */
export async function choosesOn(message: Locator, action: string): Promise<void> {
  await message.hover()
  await message.getByTestId('message-menu').click()
  await message.page().getByTestId(action).click()
}

/** A Page, a customer who has written to it, and their name. */
export async function customerOf(world: World, name: string, text = 'Shop ơi'): Promise<Customer> {
  const page = await world.connectFacebookPage()
  const customer = page.contact(name)
  await customer.says(text)
  await world.settles()
  return customer
}

/** What the platform accepted for a customer, in order. */
export async function acceptedFor(customer: Customer): Promise<(string | null)[]> {
  const psid = await customer.psid()
  return (await customer.page.ledger()).filter((entry) => entry.psid === psid).map(({ text }) => text ?? null)
}
