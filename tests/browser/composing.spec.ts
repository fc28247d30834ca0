import type { CDPSession, Page } from '@playwright/test'
import { acceptedFor, bubble, composer, customerOf, isTaken, opens, rowOf } from './inbox.ts'
import { expect, test } from './world.ts'

/** Types as an input method does: the text under composition grows, and a key carries 229 meanwhile. */
async function composes(keys: CDPSession, ...stages: string[]): Promise<void> {
  for (const text of stages) {
    await keys.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  }
}

/** Enter as Chromium reports it to a page while something is being composed. */
const enterWhileComposing = (inbox: Page) =>
  composer(inbox).evaluate((field) =>
    field.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        code: 'Enter',
        keyCode: 229,
        isComposing: true,
        bubbles: true,
        cancelable: true,
      }),
    ),
  )

test('a text composed by Telex is sent whole by one Enter, with its last mark', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Nguyễn Thị Ánh')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await composer(inbox).focus()
  const keys = await inbox.context().newCDPSession(inbox)
  await keys.send('Input.insertText', { text: 'Tiếng Việt có ' })
  await composes(keys, 'd', 'đ', 'đa', 'đâ', 'đây')
  await enterWhileComposing(inbox)
  // The engine ends the composition with its final word.
  await keys.send('Input.insertText', { text: 'đấy' })
  await expect(bubble(inbox, 'Tiếng Việt có đấy')).toHaveCount(1)
  await expect(composer(inbox)).toHaveValue('')
  await isTaken(bubble(inbox, 'Tiếng Việt có đấy'))
  await world.settles()
  expect(await acceptedFor(customer)).toEqual(['Tiếng Việt có đấy'])
})

test('the pattern of Unikey keeps the text right and fires no shortcut', async ({ world, windowOf }) => {
  const customer = await customerOf(world, 'Trần Văn Bình')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await composer(inbox).focus()
  const keys = await inbox.context().newCDPSession(inbox)
  await inbox.keyboard.type('tieeng Vieejt')
  for (let n = 0; n < 'tieeng Vieejt'.length; n += 1) await inbox.keyboard.press('Backspace')
  await keys.send('Input.insertText', { text: 'tiếng Việt' })
  await inbox.keyboard.type(' ee')
  await inbox.keyboard.press('Backspace')
  await inbox.keyboard.press('Backspace')
  await keys.send('Input.insertText', { text: 'ê' })
  await expect(composer(inbox)).toHaveValue('tiếng Việt ê')
  await expect(inbox.getByTestId('thread-name')).toHaveText(customer.name)
  await expect(inbox.getByTestId('done')).toBeVisible()
  await inbox.keyboard.press('Enter')
  await expect(bubble(inbox, 'tiếng Việt ê')).toHaveCount(1)
})

test('Enter within a composition in another script only picks a candidate', async ({ world, windowOf }) => {
  const customer = await customerOf(world, 'Lê Thu Cúc')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await composer(inbox).focus()
  const keys = await inbox.context().newCDPSession(inbox)
  await composes(keys, 'に', 'にほ', 'にほん')
  await enterWhileComposing(inbox)
  await keys.send('Input.insertText', { text: '日本' })
  await expect(composer(inbox)).toHaveValue('日本')
  await expect(inbox.getByTestId('message')).toHaveCount(1)
})

test('Shift Enter makes a new line, and a text in decomposed letters goes out composed', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Phạm Minh Dũng')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await composer(inbox).fill('Dạ'.normalize('NFD'))
  await composer(inbox).press('Shift+Enter')
  await inbox.keyboard.type('con a')
  await composer(inbox).press('Enter')
  await isTaken(bubble(inbox, 'con a'))
  await world.settles()
  expect(await acceptedFor(customer)).toEqual(['Dạ\ncon a'])
})

test('a draft survives a reload and waits in another browser, where the row says Nháp', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Hoàng Thị Én')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  const saved = inbox.waitForResponse((answer) => answer.url().includes('/draft') && answer.ok())
  await composer(inbox).fill('Dạ em gửi chị bảng giá')
  await saved
  await inbox.reload()
  await expect(composer(inbox)).toHaveValue('Dạ em gửi chị bảng giá')

  const elsewhere = await windowOf(world.owner)
  await expect(rowOf(elsewhere, customer.name)).toContainText('Nháp: Dạ em gửi chị bảng giá')
  await opens(elsewhere, customer)
  await expect(composer(elsewhere)).toHaveValue('Dạ em gửi chị bảng giá')

  await composer(elsewhere).press('Enter')
  await expect(bubble(elsewhere, 'Dạ em gửi chị bảng giá')).toHaveCount(1)
  await elsewhere.goto('/inbox/all')
  await expect(rowOf(elsewhere, customer.name)).toContainText('Bạn: Dạ em gửi chị bảng giá')
  await expect(rowOf(elsewhere, customer.name)).not.toContainText('Nháp')
})

test('an unfinished reply stays with its customer while another one is answered', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Vũ Gia Phúc')
  const other = customer.page.contact('Đặng Thùy Giang')
  await other.says('Còn áo không?')
  await world.settles()
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await composer(inbox).fill('Nửa câu')
  await opens(inbox, other)
  await expect(composer(inbox)).toHaveValue('')
  await expect(rowOf(inbox, customer.name)).toContainText('Nháp: Nửa câu')
  await opens(inbox, customer)
  await expect(composer(inbox)).toHaveValue('Nửa câu')
})

test('what is sent in one tab stands in the other', async ({ world, windowOf }) => {
  const customer = await customerOf(world, 'Bùi Anh Hào')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  const second = await inbox.context().newPage()
  await second.goto(inbox.url())
  await expect(composer(second)).toBeVisible()
  await composer(inbox).fill('Dạ em đây')
  await composer(inbox).press('Enter')
  await expect(bubble(second, 'Dạ em đây')).toHaveCount(1)
  await world.settles()
  await expect(bubble(second, 'Dạ em đây').getByTestId('mark')).toHaveText('Đã nhận')
  expect(await acceptedFor(customer)).toEqual(['Dạ em đây'])
})

test('when a colleague answers while one is writing, the draft stays and Enter asks once', async ({
  world,
  windowOf,
}) => {
  const customer = await customerOf(world, 'Trịnh Thị Nhài')
  const mai = await world.signIn('Mai Thị Hoa')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await composer(inbox).pressSequentially('Dạ còn ạ')
  await mai.repliesTo(customer, 'Dạ shop hết rồi ạ')
  await expect(inbox.getByTestId('collision')).toContainText('Mai Thị Hoa vừa trả lời khách')
  await composer(inbox).press('Enter')
  await expect(inbox.getByTestId('send-anyway')).toBeFocused()
  await expect(composer(inbox)).toHaveValue('Dạ còn ạ')
  await inbox.getByTestId('send-anyway').press('Enter')
  await expect(composer(inbox)).toHaveValue('')
  await expect(inbox.getByTestId('collision')).toHaveCount(0)
  await isTaken(bubble(inbox, 'Dạ còn ạ'))
  await world.settles()
  expect(await acceptedFor(customer)).toEqual(['Dạ shop hết rồi ạ', 'Dạ còn ạ'])
})
