import { truncate, writeFile } from 'node:fs/promises'
import type { Customer, World } from '@lienmach/testkit'
import type { Page } from '@playwright/test'
import { chosen, files } from './files.ts'
import {
  acceptedFor,
  bubble,
  choosesOn,
  composer,
  customerOf,
  isTaken,
  opens,
  replies,
  rowOf,
} from './inbox.ts'
import { expect, test } from './world.ts'

const minute = 60_000

/** A minute passes for everybody: the server, the platform and the browser. */
async function passes(world: World, inbox: Page, ms: number): Promise<void> {
  await world.clock.advance(ms)
  await world.settles()
  await inbox.clock.fastForward(ms)
}

async function fault(customer: Customer, kind: string, effect: object, times?: number) {
  return { kind, match: { psid: await customer.psid() }, effect, ...(times !== undefined && { times }) }
}

test('Enter sends a reply once, and its marks go from sent to received to seen', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Nguyễn Thị Lan')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await composer(inbox).fill('Dạ còn chị ơi')
  // Impatience is not a second reply.
  await composer(inbox).press('Enter')
  await composer(inbox).press('Enter')
  const reply = bubble(inbox, 'Dạ còn chị ơi')
  await expect(reply).toHaveCount(1)
  await expect(reply.getByTestId('mark')).toHaveText(/Đã gửi|Đã nhận/)
  await world.settles()
  await expect(reply.getByTestId('mark')).toHaveText('Đã nhận')
  await customer.opens()
  await expect(reply.getByTestId('mark')).toHaveText(/Đã xem/)
  await expect(rowOf(inbox, customer.name)).toContainText('Bạn: Dạ còn chị ơi')
  expect(await acceptedFor(customer)).toEqual(['Dạ còn chị ơi'])
})

test('a reply that is slow says that it is being sent, and one mark stands for a run', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Trần Văn Bình')
  await world.desk.faults([
    await fault(customer, 'send', { delayMs: 600_000, clock: 'virtual' }, 1),
    // Its echo would say that it arrived before the answer does.
    await fault(customer, 'webhook', { drop: true }),
  ])
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await replies(inbox, 'Dạ em kiểm tra')
  await expect(bubble(inbox, 'Dạ em kiểm tra').getByTestId('mark')).toHaveText('Đang gửi…')
  await expect(bubble(inbox, 'Dạ em kiểm tra')).toHaveAttribute('data-state', 'sending')
  // The platform answers at last, and nobody waits for it when the world ends.
  await world.desk.advance(600_000)
  await expect(bubble(inbox, 'Dạ em kiểm tra')).toHaveAttribute('data-state', 'sent')
})

test('several pictures go as one stack under the text, a file among them can be removed before', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Lê Thu Cúc')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await inbox
    .getByTestId('file-picker')
    .setInputFiles([
      chosen(files.image, 'mau-do.png'),
      chosen(files.image, 'mau-xanh.png'),
      chosen(files.image, 'nham.png'),
    ])
  const tray = inbox.getByTestId('upload-tray').getByRole('listitem')
  await expect(tray).toHaveCount(3)
  await tray.nth(2).getByRole('button', { name: 'Bỏ nham.png' }).click()
  await expect(tray).toHaveCount(2)
  await expect(inbox.locator('[data-testid=upload-tray] [data-state=done]')).toHaveCount(2)
  await replies(inbox, 'Hai màu này chị nhé')

  await expect(tray).toHaveCount(0)
  const stack = inbox.getByTestId('message').filter({ has: inbox.getByRole('button', { name: 'Xem ảnh 2' }) })
  await expect(stack).toHaveCount(1)
  await isTaken(stack)
  await world.settles()
  await expect(stack.getByTestId('mark')).toHaveText('Đã nhận')
  const seen = await world.desk.seenBy(customer.page.externalId, await customer.psid())
  const fromPage = seen.filter(({ from }) => from === 'page')
  expect(fromPage.flatMap(({ attachments }) => attachments.map(({ type }) => type))).toEqual([
    'image',
    'image',
  ])
  expect(fromPage.filter(({ attachments }) => attachments.length > 0)).toHaveLength(1)
  expect(fromPage.map(({ text }) => text).filter(Boolean)).toEqual(['Hai màu này chị nhé'])
})

test('a file is sent and can be fetched from its bubble', async ({ world, windowOf }) => {
  const customer = await customerOf(world, 'Phạm Minh Dũng')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await inbox.getByTestId('file-picker').setInputFiles(chosen(files.pdf))
  await expect(inbox.locator('[data-testid=upload-tray] [data-state=done]')).toHaveCount(1)
  await inbox.getByTestId('send').click()
  await expect(inbox.getByTestId('timeline').getByRole('link', { name: 'Tải bang-gia.pdf' })).toBeVisible()
  await isTaken(inbox.getByTestId('timeline').getByTestId('message').last())
  await world.settles()
  expect((await world.desk.seenBy(customer.page.externalId, await customer.psid())).at(-1)).toMatchObject({
    from: 'page',
    attachments: [{ type: 'file' }],
  })
})

test('a file that is too large or of a wrong kind is refused before a byte travels', async ({
  world,
  windowOf,
}, testInfo) => {
  const customer = await customerOf(world, 'Hoàng Thị Én')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  const uploads: string[] = []
  inbox.on('request', (request) => request.url().includes('/uploads') && uploads.push(request.url()))

  const large = testInfo.outputPath('quay-dai.mp4')
  await writeFile(large, '')
  await truncate(large, 40_000_000)
  await inbox.getByTestId('file-picker').setInputFiles(large)
  await expect(inbox.getByRole('alert')).toContainText('quay-dai.mp4 quá lớn: tối đa 25 MB')

  const program = { name: 'cai-dat.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') }
  await inbox.getByTestId('file-picker').setInputFiles(program)
  await expect(inbox.getByRole('alert')).toContainText('cai-dat.exe không gửi được')
  await expect(inbox.getByTestId('upload-tray')).toHaveCount(0)
  expect(uploads).toEqual([])
})

test('a text that is too long is said while typing, and goes as two messages on demand', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Vũ Gia Phúc')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  const sentence = 'Dạ shop em giao hàng toàn quốc chị nhé. '
  const long = sentence.repeat(60).trim()
  await composer(inbox).fill(long)
  await expect(inbox.getByText(/Dài 2\.\d+ ký tự, tối đa 2\.000/)).toBeVisible()
  await composer(inbox).press('Enter')
  await expect(inbox.getByTestId('message')).toHaveCount(1)
  await expect(composer(inbox)).toHaveValue(long)

  await inbox.getByRole('button', { name: 'Tách thành 2 tin' }).click()
  await expect(bubble(inbox, 'toàn quốc')).toHaveCount(2)
  await isTaken(bubble(inbox, 'toàn quốc').last())
  await world.settles()
  const texts = await acceptedFor(customer)
  expect(texts).toHaveLength(2)
  expect(texts.every((text) => (text ?? '').length <= 2_000)).toBe(true)
  expect(texts.join(' ')).toBe(long)
})

test('a reply to one message quotes it, and a reaction is put on and taken off', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Đặng Thùy Giang', 'Áo lụa đỏ còn không?')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  const question = bubble(inbox, 'Áo lụa đỏ còn không?').first()
  await choosesOn(question, 'action-reply')
  await expect(inbox.getByText('Đang trả lời: Áo lụa đỏ còn không?')).toBeVisible()
  await replies(inbox, 'Dạ còn một cái')
  const reply = bubble(inbox, 'Dạ còn một cái')
  await expect(reply.getByRole('button', { name: 'Áo lụa đỏ còn không?' })).toBeVisible()

  await choosesOn(question, 'react-❤')
  await expect(question.getByRole('listitem', { name: 'Trang thả ❤' })).toBeVisible()
  await choosesOn(question, 'react-❤')
  await expect(question.getByRole('listitem')).toHaveCount(0)
})

test('a reply that failed says why, with the platform’s own words under technical details', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Bùi Anh Hào')
  const psid = await customer.psid()
  await world.desk.call('PATCH', `/pages/${customer.page.externalId}/customers/${psid}`, {
    unreachable: true,
  })
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await replies(inbox, 'Chị ơi')
  const card = inbox.getByTestId('failure-card')
  await expect(card).toContainText('Khách này hiện không nhận được tin')
  await expect(bubble(inbox, 'Chị ơi')).toHaveAttribute('data-state', 'failed')
  await card.getByText('Chi tiết kỹ thuật').click()
  await expect(card).toContainText('551')
  expect(await acceptedFor(customer)).toEqual([])
})

test('a doubtful reply is never sent again by itself; after a minute a person decides, and is asked once', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Đỗ Thị Hương')
  await world.desk.faults([await fault(customer, 'send', { accept: false, answer: { as: 'http_500' } }, 1)])
  const inbox = await windowOf(world.owner)
  await inbox.clock.install()
  await inbox.reload()
  await opens(inbox, customer)
  await replies(inbox, 'Giá 350 nghìn ạ')
  const reply = bubble(inbox, 'Giá 350 nghìn ạ')
  await expect(reply.first()).toHaveAttribute('data-state', 'uncertain')
  await expect(reply.first().getByTestId('mark')).toHaveText('Chưa rõ đã gửi · đang kiểm tra')
  await expect(inbox.getByTestId('uncertain-card')).toHaveCount(0)

  await passes(world, inbox, minute + 1_000)
  const card = inbox.getByTestId('uncertain-card')
  await expect(card).toContainText('khách có thể nhận hai lần')
  expect(await acceptedFor(customer)).toEqual([])

  await card.getByRole('button', { name: 'Gửi lại' }).click()
  const question = inbox.getByRole('alertdialog')
  await expect(question).toContainText('Gửi lại tin này?')
  await question.getByRole('button', { name: 'Gửi lại' }).click()
  await expect(question).toHaveCount(0)
  await world.settles()
  await expect(reply).toHaveCount(2)
  await expect(reply.first().getByTestId('mark')).toHaveText('Đã gửi lại bằng tin khác')
  await expect(reply.last().getByTestId('mark')).toHaveText('Đã nhận')
  expect(await acceptedFor(customer)).toEqual(['Giá 350 nghìn ạ'])
})

test('a reply that arrived although its answer and its echo were lost is found, and not sent again', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Hồ Quốc Khánh')
  await world.desk.faults([
    await fault(customer, 'send', { accept: true, answer: { as: 'drop' } }, 1),
    await fault(customer, 'webhook', { drop: true }),
  ])
  await world.desk.call('PUT', '/switches', { lookupLagMs: 40_000 })
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await replies(inbox, 'Dạ có ạ')
  const reply = bubble(inbox, 'Dạ có ạ')
  await expect(reply.getByTestId('mark')).toHaveText('Chưa rõ đã gửi · đang kiểm tra')
  await world.clock.advance(minute + 1_000)
  await world.settles()
  await expect(reply.getByTestId('mark')).toHaveText('Đã gửi')
  expect(await acceptedFor(customer)).toEqual(['Dạ có ạ'])
})

test('[T3] after staff answered in Meta’s inbox it is said before typing, a reply is held, and goes by itself once after Move to Done', async ({
  world,
  windowOf,
  openEmulator,
}) => {
  const customer = await customerOf(world, 'Ngô Bảo Lâm')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await expect(inbox.getByTestId('control-banner')).toHaveCount(0)

  const suite = await openEmulator(`/suite/${customer.page.externalId}/${await customer.psid()}`)
  await suite.getByTestId('suite-text').fill('Để mình trả lời khách nhé')
  await suite.getByTestId('suite-send').click()
  await world.settles()

  const banner = inbox.getByTestId('control-banner')
  await expect(banner).toContainText('Hộp thư Meta đang giữ hội thoại này')
  await expect(inbox.getByTestId('send')).toHaveText('Gửi khi có quyền')
  await banner.getByRole('button', { name: 'Cách lấy lại quyền' }).click()
  await expect(inbox.getByTestId('guide-move_to_done')).toContainText('Bấm “Chuyển đến thư mục Xong”.')
  await inbox.keyboard.press('Escape')

  await replies(inbox, 'Shop còn đúng một cái ạ')
  const reply = bubble(inbox, 'Shop còn đúng một cái ạ')
  await expect(reply).toHaveAttribute('data-state', 'held')
  await expect(reply.getByTestId('mark')).toHaveText('Chờ quyền kiểm soát · tự gửi khi có quyền')
  // It looks like nothing that was sent: an outline, no filling.
  await expect(reply.locator('.border-dashed')).toBeVisible()
  await expect(rowOf(inbox, customer.name).getByTestId('row-held')).toHaveText('1')
  await expect(inbox.getByTestId('view-held').filter({ visible: true })).toContainText('1')
  expect(await acceptedFor(customer)).toEqual([])

  await suite.getByTestId('move-to-done').click()
  await expect(suite.getByTestId('suite-owner')).not.toContainText('Page Inbox')
  await world.clock.advance(minute + 1_000)
  await world.settles()
  await expect(reply.getByTestId('mark')).toHaveText('Đã nhận')
  await expect(banner).toHaveCount(0)
  await world.clock.advance(10 * minute)
  await world.settles()
  expect(await acceptedFor(customer)).toEqual(['Shop còn đúng một cái ạ'])
})

test('[T3] a held reply can be changed or taken back, and one that is overtaken by the customer asks first', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Dương Thị Mận')
  const { page } = customer
  await page.metaInbox.takesThreadOf(customer, 'Để mình')
  await world.settles()
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await replies(inbox, 'Còn hai cái ạ')
  await replies(inbox, 'Gõ nhầm')
  await expect(bubble(inbox, 'Gõ nhầm')).toHaveAttribute('data-state', 'held')

  await choosesOn(bubble(inbox, 'Gõ nhầm'), 'action-cancel')
  await inbox.getByRole('alertdialog').getByRole('button', { name: 'Huỷ tin' }).click()
  await expect(bubble(inbox, 'Gõ nhầm').getByTestId('mark')).toHaveText('Đã huỷ')

  await choosesOn(bubble(inbox, 'Còn hai cái ạ'), 'action-edit')
  await inbox.getByTestId('edit-reply').fill('Còn ba cái ạ')
  await inbox.getByTestId('save-edit').click()
  await expect(bubble(inbox, 'Còn ba cái ạ')).toHaveAttribute('data-state', 'held')

  await customer.says('Thôi em mua chỗ khác rồi')
  await page.metaInbox.movesToDone(customer)
  await world.clock.advance(minute + 1_000)
  await world.settles()
  const question = inbox.getByTestId('held-question')
  await expect(question).toBeVisible()
  expect(await acceptedFor(customer)).toEqual([])
  await question.getByRole('button', { name: 'Vẫn gửi' }).click()
  await world.settles()
  await expect(bubble(inbox, 'Còn ba cái ạ').getByTestId('mark')).toHaveText('Đã nhận')
  expect(await acceptedFor(customer)).toEqual(['Còn ba cái ạ'])
})

test('[T5] while Meta’s inbox holds a conversation, what the customer writes is still seen and marked', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Lý Thanh Nga')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await customer.page.metaInbox.takesThreadOf(customer, 'Shop nghe ạ')
  await world.settles()
  await customer.says('Em lấy cái màu đỏ')
  await world.settles()
  await expect(bubble(inbox, 'Shop nghe ạ')).toHaveAttribute('data-direction', 'out')
  await expect(inbox.getByTestId('timeline')).toContainText('Trả lời từ Hộp thư Meta')
  await expect(bubble(inbox, 'Em lấy cái màu đỏ')).toContainText('Đọc ở chế độ chờ')
  await expect(rowOf(inbox, customer.name)).toContainText('Meta giữ')
})
