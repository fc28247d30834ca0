import { accountRoutes } from '@lienmach/contract'
import type { Instant } from '@lienmach/domain'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { noteAbsence, noteAttendance } from '../../src/actions/note-attendance.ts'
import { Browser } from './browser.ts'
import { Office, type Shop, type Staff } from './office.ts'

let office: Office
let shop: Shop
let minh: Staff
let lan: Staff

beforeAll(async () => {
  office = await Office.open()
  shop = await office.shop('Mộc Store', 'Chị Hoa')
  minh = await office.hire(shop, 'Minh')
  lan = await office.hire(shop, 'Lan')
})
afterAll(() => office?.[Symbol.asyncDispose]())

const presenceOf = async (who: Staff) =>
  (await minh.call(accountRoutes.members)).members.find(({ id }) => id === who.id)?.presence

/** What a process does that looks round later. */
const later = (ms: number) => {
  const { clock } = office.context
  return { ...office.context, clock: { ...clock, now: () => (clock.now() + ms) as Instant } }
}
const attendant = () => ({ workspaceId: shop.id, memberId: lan.id })

test('who opens a window is ready, and who has had none for a while is offline', async () => {
  expect(await presenceOf(lan)).toBe('offline')
  await using browser = await Browser.open(office, lan)
  await vi.waitFor(async () => expect(await presenceOf(lan)).toBe('ready'))

  await browser[Symbol.asyncDispose]()
  await noteAbsence(later(60_000))
  expect(await presenceOf(lan)).toBe('ready')
  await noteAbsence(later(120_000))
  expect(await presenceOf(lan)).toBe('offline')
})

test('who chose to be away is away again when a window comes back', async () => {
  await lan.call(accountRoutes.setPresence, { body: { presence: 'away' } })
  await noteAbsence(later(120_000))
  expect(await presenceOf(lan)).toBe('offline')
  await noteAttendance(office.context, [attendant()])
  expect(await presenceOf(lan)).toBe('away')
})

test('who chose to be offline stays offline with a window open', async () => {
  await lan.call(accountRoutes.setPresence, { body: { presence: 'offline' } })
  await noteAttendance(office.context, [attendant()])
  expect(await presenceOf(lan)).toBe('offline')
})
