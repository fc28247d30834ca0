import { inboxRoutes } from '@lienmach/contract'
import type { Customer, World } from '@lienmach/testkit'
import type { Page } from '@playwright/test'
import { bubble, composer, customerOf, opens, replies, rowOf } from './inbox.ts'
import { expect, test } from './world.ts'

const rows = (inbox: Page) => inbox.getByTestId('conversation-row')
const view = (inbox: Page, name: string) => inbox.getByTestId(`view-${name}`).filter({ visible: true })

/** Three customers who wrote one after the other; the last one stands on top. */
async function threeCustomers(world: World): Promise<[Customer, Customer, Customer]> {
  const page = await world.connectFacebookPage()
  const customers = ['Trần Văn Bình', 'Lê Thu Cúc', 'Nguyễn Ánh Tuyết'].map((name) => page.contact(name))
  for (const customer of customers) await customer.says(`${customer.name} hỏi giá`)
  await world.settles()
  return customers as [Customer, Customer, Customer]
}

const assigns = async (world: World, customer: Customer, memberId: string | null) =>
  world.owner.call(inboxRoutes.assign, {
    params: { conversationId: (await world.owner.conversationWith(customer)).id },
    body: { memberId },
  })

test('a new message lifts its conversation and counts it', async ({ world, windowOf }) => {
  const [binh, , tuyet] = await threeCustomers(world)
  const inbox = await windowOf(world.owner)
  await expect(rows(inbox).first()).toContainText(tuyet.name)
  await inbox.mouse.move(1_200, 500)
  await binh.says('Em lấy hai cái')
  await world.settles()
  await expect(rows(inbox).first()).toContainText('Em lấy hai cái')
  await expect(rows(inbox).first()).toHaveAttribute('aria-label', /2 tin chưa đọc/)
  await expect(view(inbox, 'all')).toContainText('3')
})

test('rows stay still under the pointer until it has rested', async ({ world, windowOf }) => {
  const [binh, , tuyet] = await threeCustomers(world)
  const inbox = await windowOf(world.owner)
  await inbox.clock.install()
  await inbox.reload()
  await rows(inbox).first().hover()
  await inbox.clock.pauseAt(Date.now() + 5_000)
  await binh.says('Em lấy hai cái')
  await world.settles()
  // Frames come only as the clock is moved: far less than the rest that lets rows move.
  await expect(async () => {
    await inbox.clock.runFor(20)
    await expect(rowOf(inbox, binh.name)).toContainText('Em lấy hai cái', { timeout: 200 })
  }).toPass({ timeout: 15_000 })
  await expect(rows(inbox).first()).toContainText(tuyet.name)
  await expect(inbox.getByTestId('moved-pill')).toHaveText('1 mới')
  await inbox.clock.runFor(1_000)
  await expect(rows(inbox).first()).toContainText(binh.name)
})

test('what the one in charge has looked at for a moment is read; a manager’s look at somebody else’s is not', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Phạm Minh Dũng')
  const mai = await world.signIn('Mai Thị Hoa')
  await assigns(world, customer, mai.id)
  const managers = await windowOf(world.owner)
  await managers.clock.install()
  await managers.reload()
  await opens(managers, customer)
  await managers.clock.runFor(5_000)
  expect((await world.owner.conversationWith(customer)).unreadCount).toBe(1)

  const hers = await windowOf(mai)
  await expect(view(hers, 'mine')).toContainText('1')
  await opens(hers, customer)
  await expect(rowOf(hers, customer.name)).not.toHaveAttribute('aria-label', /chưa đọc/)
  await expect(rowOf(managers, customer.name)).not.toHaveAttribute('aria-label', /chưa đọc/)
  expect((await world.owner.conversationWith(customer)).unreadCount).toBe(0)
})

test('a conversation is taken, done, brought back by undo, and everybody sees it at once', async ({
  world,
  windowOf,
}) => {
  const [binh] = await threeCustomers(world)
  const mai = await world.signIn('Mai Thị Hoa')
  const inbox = await windowOf(world.owner)
  const hers = await windowOf(mai, { at: '/inbox/unassigned' })
  await expect(rows(hers)).toHaveCount(3)

  await opens(inbox, binh)
  await inbox.getByTestId('assignee').click()
  await inbox.getByTestId('assign-me').click()
  await expect(inbox.getByTestId('assignee')).toContainText(world.owner.name)
  await expect(rows(hers)).toHaveCount(2)

  await inbox.getByTestId('done').click()
  await expect(rowOf(inbox, binh.name)).toHaveCount(0)
  const toast = inbox.getByTestId('toast').filter({ hasText: `hội thoại với ${binh.name}` })
  await toast.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(rowOf(inbox, binh.name)).toHaveCount(1)
})

test('filters and order stand in the address and can be taken off', async ({ world, windowOf }) => {
  const [binh, cuc] = await threeCustomers(world)
  await cuc.says('Số em 0903.123.456')
  await world.settles()
  const inbox = await windowOf(world.owner)
  await inbox.getByTestId('filter').click()
  await inbox.getByTestId('filter-phone').click()
  await expect(inbox).toHaveURL(/phone=true/)
  await expect(rows(inbox)).toHaveCount(1)
  await expect(rows(inbox)).toContainText(cuc.name)
  await inbox.reload()
  await expect(rows(inbox)).toHaveCount(1)
  await inbox.getByRole('button', { name: 'Bỏ lọc Có số điện thoại' }).click()
  await expect(rows(inbox)).toHaveCount(3)

  await inbox.goto('/inbox/all?order=longest_waiting')
  await expect(rows(inbox).first()).toContainText(binh.name)
})

test('people are found without diacritics and by digits in any spacing', async ({ world, windowOf }) => {
  const [, , tuyet] = await threeCustomers(world)
  await tuyet.says('Số em 0903.123.456 nhé')
  await world.settles()
  const inbox = await windowOf(world.owner)
  await inbox.getByTestId('search').fill('anh tuyet 0903')
  await expect(inbox.getByTestId('search-person')).toHaveCount(1)
  await expect(inbox.getByTestId('search-person')).toContainText('Nguyễn Ánh Tuyết')
  await inbox.getByTestId('search').fill('0903 123 456')
  await expect(inbox.getByTestId('search-person')).toContainText('Nguyễn Ánh Tuyết')
  await inbox.getByTestId('search').fill('hoi gia')
  await inbox.getByTestId('search-message').filter({ hasText: 'Lê Thu Cúc' }).click()
  await expect(inbox.getByTestId('thread-name')).toHaveText('Lê Thu Cúc')
  await inbox.getByTestId('search').fill('không có ai')
  await expect(inbox.getByText('Không thấy “không có ai”')).toBeVisible()
})

test('from a message found far back one reads on to the newest, and what is answered there stands at the end', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Lý Thị Đào', 'Tin số 0: áo lụa')
  for (let n = 1; n <= 130; n += 1) await customer.says(`Tin số ${n}!`)
  await world.settles()
  const inbox = await windowOf(world.owner)
  await inbox.getByTestId('search').fill('ao lua')
  await inbox.getByTestId('search-message').first().click()
  await expect(bubble(inbox, 'Tin số 0: áo lụa')).toBeInViewport()
  await expect(bubble(inbox, 'Tin số 130!')).toHaveCount(0)
  await expect(async () => {
    await inbox.getByTestId('timeline').press('End')
    await expect(bubble(inbox, 'Tin số 130!')).toBeInViewport({ timeout: 300 })
  }).toPass()
  await expect(bubble(inbox, 'Tin số 77!')).toHaveCount(1)

  await inbox.reload()
  await expect(bubble(inbox, 'Tin số 0: áo lụa')).toBeInViewport()
  await expect(bubble(inbox, 'Tin số 130!')).toHaveCount(0)
  await replies(inbox, 'Dạ còn áo lụa ạ')
  await expect(bubble(inbox, 'Dạ còn áo lụa ạ')).toBeInViewport()
  await expect(bubble(inbox, 'Tin số 130!')).toBeInViewport()
})

test('on a channel that is “only me” others find nothing', async ({ world, windowOf }) => {
  const page = await world.connectFacebookPage({ chatRight: 'only_me' })
  const customer = page.contact('Hồ Quốc Khánh')
  await customer.says('Shop ơi')
  await world.settles()
  const mai = await world.signIn('Mai Thị Hoa')
  const hers = await windowOf(mai, { at: '/inbox/all' })
  await expect(hers.getByTestId('empty-list')).toBeVisible()
  const { id } = await world.owner.conversationWith(customer)
  await hers.goto(`/inbox/all/${id}`)
  await expect(hers.getByText('Không thấy hội thoại này')).toBeVisible()
})

test('on a channel that is “only me” a manager reads along and cannot write', async ({ world, windowOf }) => {
  const page = await world.connectFacebookPage({ chatRight: 'only_me' })
  const customer = page.contact('Ngô Bảo Lâm')
  await customer.says('Shop ơi')
  await world.settles()
  const minh = await world.signIn('Trần Quang Minh', 'manager')
  const his = await windowOf(minh, { at: '/inbox/all' })
  await opens(his, customer)
  await expect(his.getByText(`Chỉ ${world.owner.name} được trả lời ở kênh này`)).toBeVisible()
  await expect(composer(his)).toHaveCount(0)
})

test('two members see each other in a conversation', async ({ world, windowOf }) => {
  const customer = await customerOf(world, 'Dương Thị Mận')
  const mai = await world.signIn('Mai Thị Hoa')
  const inbox = await windowOf(world.owner)
  const hers = await windowOf(mai)
  await opens(inbox, customer)
  await opens(hers, customer)
  await composer(hers).pressSequentially('Da')
  await expect(
    inbox.getByText('Mai Thị Hoa đang soạn…').or(inbox.getByText('Hoa đang soạn…')).first(),
  ).toBeVisible()
})
