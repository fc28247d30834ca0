import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, type Facebook, test } from './facebook-side.ts'
import { test as withProduct } from './world.ts'

const chat = ({ pageId, lan }: Facebook) => `/customer/${pageId}:${lan}`
const thread = ({ pageId, lan }: Facebook) => `/suite/${pageId}/${lan}`
const said = (page: Page, side: 'phone' | 'suite', text: string) =>
  page.getByTestId(`${side}-message`).filter({ hasText: text })

test.describe('Meta’s inbox', () => {
  test('an answer of staff takes the conversation, and the label says who has it and until when', async ({
    facebook,
    opensScreen,
  }) => {
    const { lan } = facebook
    await facebook.says(lan, 'Chị ơi áo này còn size M không ạ?')
    const suite = await opensScreen(thread(facebook))
    await expect(suite.getByTestId('suite-owner')).toHaveText('Chưa ai giữ')
    expect(await facebook.sends(lan, 'Dạ còn ạ')).toBeNull()

    await suite.getByTestId('suite-text').fill('Dạ để em xem lại kho ạ')
    await suite.getByTestId('suite-send').click()
    await expect(said(suite, 'suite', 'xem lại kho')).toHaveCount(1)
    await expect(suite.getByTestId('suite-owner')).toHaveText(
      /^Hộp thư của Trang \(Page Inbox\) · đến \d{2}:\d{2} \d{2}\/\d{2}$/,
    )
    await expect(suite.getByTestId(`owner-${lan}`)).toContainText('Đang giữ: Hộp thư của Trang')
    expect(await facebook.sends(lan, 'Dạ còn ạ')).toEqual({ code: 10, subcode: 2018300 })
  })

  test('moving to Done frees the conversation, and moving to Main takes it without a word', async ({
    facebook,
    opensScreen,
  }) => {
    const { lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const suite = await opensScreen(thread(facebook))
    await suite.getByTestId('move-to-main').click()
    await expect(suite.getByTestId('suite-owner')).toContainText('Page Inbox')

    await suite.getByTestId('move-to-done').click()
    await expect(suite.getByTestId('suite-owner')).toHaveText('Chưa ai giữ')
    await expect(suite.getByTestId('suite-empty')).toBeVisible()
    await suite.getByTestId('folder-page_done').click()
    await expect(suite.getByTestId(`suite-thread-${lan}`)).toBeVisible()
    expect(await facebook.sends(lan, 'Dạ em nghe ạ')).toBeNull()

    await facebook.says(lan, 'Còn hàng không ạ')
    await suite.getByTestId('folder-inbox').click()
    await expect(suite.getByTestId(`suite-thread-${lan}`)).toContainText('Còn hàng không ạ')
  })

  test('spam has a folder of its own, where new messages stay', async ({ facebook, opensScreen }) => {
    const { lan } = facebook
    await facebook.says(lan, 'Nhận vay nhanh trong ngày')
    const suite = await opensScreen(thread(facebook))
    await suite.getByTestId('move-to-spam').click()
    await facebook.says(lan, 'Vay không cần thế chấp')
    await suite.getByTestId('folder-spam').click()
    await expect(suite.getByTestId(`suite-thread-${lan}`)).toContainText('không cần thế chấp')
    await suite.getByTestId('folder-inbox').click()
    await expect(suite.getByTestId('suite-empty')).toBeVisible()
  })

  test('the instant reply greets a new conversation in the words that staff wrote', async ({
    facebook,
    opensScreen,
  }) => {
    const suite = await opensScreen(`/suite/${facebook.pageId}`)
    await suite.getByTestId('automations').locator('summary').click()
    await suite.getByTestId('instant-reply-text').fill('Mộc Store chào bạn!')
    await suite.getByTestId('instant-reply').click()
    await expect(suite.getByTestId('instant-reply')).toHaveAttribute('aria-checked', 'true')
    const phone = await opensScreen(chat(facebook))
    await phone.getByTestId('phone-text').fill('Shop ơi')
    await phone.getByTestId('phone-send').click()
    await expect(said(phone, 'phone', 'Mộc Store chào bạn!')).toHaveCount(1)
  })

  test('Meta’s AI agent answers and holds the conversation until staff respond themselves', async ({
    facebook,
    opensScreen,
  }) => {
    const { lan } = facebook
    await facebook.desk('PATCH', `/pages/${facebook.pageId}/automations`, { aiAgent: true })
    await facebook.says(lan, 'Bàn này còn không ạ')
    const suite = await opensScreen(thread(facebook))
    await expect(said(suite, 'suite', 'còn hàng')).toHaveCount(1)
    await expect(suite.getByTestId('suite-owner')).toContainText('Page Inbox')
    await suite.getByTestId('respond-yourself').click()
    await expect(said(suite, 'suite', 'You took over this chat from your AI agent.')).toHaveCount(1)
    await expect(suite.getByTestId('respond-yourself')).toHaveCount(0)
    await expect(suite.getByTestId('suite-owner')).toContainText('Page Inbox')
  })

  test('the search finds a customer without diacritics', async ({ facebook, opensScreen }) => {
    const duc = await facebook.customer('Đỗ Văn Đức')
    await facebook.says(facebook.lan, 'Shop ơi')
    await facebook.says(duc, 'Ship về Đà Nẵng bao nhiêu')
    const suite = await opensScreen(`/suite/${facebook.pageId}`)
    await suite.getByTestId('suite-search').fill('do van duc')
    await expect(suite.getByTestId(`suite-thread-${duc}`)).toBeVisible()
    await expect(suite.getByTestId(`suite-thread-${facebook.lan}`)).toHaveCount(0)
  })
})

test.describe('Customers’ phones', () => {
  test('up to four stand side by side, and each keeps its own conversation', async ({
    facebook,
    opensScreen,
  }) => {
    const names = ['Trần Văn Hùng', 'Phạm Ngọc Mai', 'Lê Minh Quân', 'Vũ Thu Hà']
    const others: string[] = []
    for (const name of names) others.push(await facebook.customer(name))
    const phones = await opensScreen(chat(facebook))
    for (const psid of others.slice(0, 3)) {
      await phones.getByTestId('add-window').selectOption(`${facebook.pageId}:${psid}`)
      await expect(phones.getByTestId(`phone-${psid}`)).toBeVisible()
    }
    await expect(phones.getByTestId('add-window')).toBeDisabled()

    const hung = phones.getByTestId(`phone-${others[0]}`)
    await hung.getByTestId('phone-text').fill('Shop cho xin bảng giá với')
    await hung.getByTestId('phone-send').click()
    await expect(hung.getByTestId('phone-message')).toHaveCount(1)
    await expect(phones.getByTestId('phone-message')).toHaveCount(1)

    await phones.getByTestId(`phone-close-${others[0]}`).click()
    await expect(hung).toHaveCount(0)
    await expect(phones.getByTestId('add-window')).toBeEnabled()
  })

  test('a customer sends words, a picture and a sticker, and reacts', async ({ facebook, opensScreen }) => {
    const { lan } = facebook
    const phone = await opensScreen(chat(facebook))
    await phone.getByTestId('phone-text').fill('Mẫu này còn không ạ')
    await phone.getByTestId('phone-send').click()
    await expect(said(phone, 'phone', 'Mẫu này còn không')).toHaveCount(1)
    const dot = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await phone
      .getByTestId('phone-file')
      .setInputFiles({ name: 'ban.png', mimeType: 'image/png', buffer: dot })
    await phone.getByTestId('phone-sticker').click()
    await expect(phone.getByRole('img', { name: 'Ảnh' })).toHaveCount(1)
    await expect(phone.getByRole('img', { name: 'Nhãn dán' })).toHaveCount(1)

    await facebook.sends(lan, 'Dạ còn ạ')
    await said(phone, 'phone', 'Dạ còn ạ').getByTestId('phone-react').click()
    await phone.getByTestId('phone-react-❤').click()
    await expect(phone.getByTestId('phone-reactions')).toContainText('❤')
    const suite = await opensScreen(thread(facebook))
    await expect(suite.getByTestId('suite-reactions')).toContainText('❤')
  })

  test('each side sees that the other types and that it has looked', async ({ facebook, opensScreen }) => {
    const { lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const phone = await opensScreen(chat(facebook))
    await expect(said(phone, 'phone', 'Shop ơi')).toContainText('Đã gửi')
    const suite = await opensScreen(thread(facebook))
    await expect(said(phone, 'phone', 'Shop ơi')).toContainText('Đã xem')

    await phone.getByTestId('phone-text').pressSequentially('cho')
    await expect(suite.getByTestId('suite-typing')).toBeVisible()
    await phone.getByTestId('phone-text').fill('')
    await expect(suite.getByTestId('suite-typing')).toHaveCount(0)

    await suite.getByTestId('suite-text').fill('Dạ em nghe')
    await suite.getByTestId('suite-text').press('Enter')
    await expect(said(suite, 'suite', 'Dạ em nghe')).toContainText('Đã nhận')
    await phone.getByTestId('phone-read').click()
    await expect(said(suite, 'suite', 'Dạ em nghe')).toContainText('Đã xem')
  })

  test('a customer who blocked the Page cannot be reached, until they unblock it', async ({
    facebook,
    opensScreen,
  }) => {
    const { lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const phone = await opensScreen(chat(facebook))
    await phone.getByTestId('phone-block').click()
    await expect(phone.getByTestId('phone-closed')).toContainText('đã chặn')
    expect(await facebook.sends(lan, 'Dạ')).toEqual({ code: 551, subcode: 1545041 })
    await phone.getByTestId('phone-block').click()
    await expect(phone.getByTestId('phone-text')).toBeVisible()
    expect(await facebook.sends(lan, 'Dạ')).toBeNull()
  })

  test('a burst is fifty messages, each once and in order', async ({ facebook, opensScreen }) => {
    const phone = await opensScreen(chat(facebook))
    await phone.getByTestId('phone-burst').click()
    await expect(phone.getByTestId('phone-message')).toHaveCount(50)
    await expect(phone.getByTestId('phone-burst')).toBeEnabled()
    const numbers = await phone.getByTestId('phone-message').allInnerTexts()
    expect(numbers.map((text) => /\((\d+)\/50\)/.exec(text)?.[1])).toEqual(
      Array.from({ length: 50 }, (_, index) => String(index + 1)),
    )
  })
})

test.describe('A Page’s settings', () => {
  test('the default app of Conversation Routing is the one that may speak, and it cannot be switched off', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, lan } = facebook
    const other = await facebook.newApp('Bán Nhanh')
    await facebook.says(lan, 'Shop ơi')
    expect(await facebook.sends(lan, 'Dạ')).toBeNull()

    const settings = await opensScreen(`/page/${pageId}/settings`)
    await expect(settings.getByTestId('routing-state')).toHaveText('Chưa bật')
    await settings.getByTestId(`default-app-${other.id}`).check()
    await settings.getByTestId('save-routing').click()
    await expect(settings.getByTestId('routing-state')).toHaveText('Đang bật')
    expect(await facebook.sends(lan, 'Dạ em đây')).toEqual({ code: 10, subcode: 2018300 })
    expect(await other.sends(lan, 'Bán Nhanh nghe ạ')).toBeNull()

    await expect(settings.getByTestId('handover-replaced')).toBeVisible()
    await expect(settings.getByTestId('save-routing')).toBeDisabled()
    const mai = await facebook.customer('Phạm Ngọc Mai')
    await settings.getByTestId(`default-app-${facebook.appId}`).check()
    await settings.getByTestId('save-routing').click()
    await expect(settings.getByTestId('save-routing')).toBeDisabled()
    await facebook.says(mai, 'Shop ơi')
    expect(await other.sends(mai, 'Dạ')).toEqual({ code: 10, subcode: 2018300 })
    expect(await facebook.sends(mai, 'Dạ')).toBeNull()
  })

  test('the older protocol gives conversations to its primary receiver', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, lan } = facebook
    const other = await facebook.newApp('Bán Nhanh')
    const settings = await opensScreen(`/page/${pageId}/settings`)
    await settings.getByTestId(`primary-app-${other.id}`).click()
    await expect
      .poll(async () => (await facebook.desk<{ pages: { mode: string }[] }>('GET', '/state')).pages[0]?.mode)
      .toBe('handover')
    await facebook.says(lan, 'Shop ơi')
    expect(await facebook.sends(lan, 'Dạ')).toMatchObject({ code: 10 })
    expect(await other.sends(lan, 'Dạ')).toBeNull()
  })

  test('an app that may take control takes a conversation from the inbox', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, appId, lan } = facebook
    await facebook.desk('PATCH', `/pages/${pageId}`, { mode: 'routing', defaultAppId: appId })
    await facebook.says(lan, 'Shop ơi')
    const suite = await opensScreen(thread(facebook))
    await expect(suite.getByTestId('suite-owner')).toContainText('Liền Mạch')
    await suite.getByTestId('move-to-main').click()
    await expect(suite.getByTestId('suite-owner')).toContainText('Page Inbox')
    expect(await facebook.takes(lan)).not.toBeNull()

    const settings = await opensScreen(`/page/${pageId}/settings`)
    const control = settings.getByTestId(`take-control-${appId}`)
    await expect(control).toHaveAttribute('aria-checked', 'false')
    await control.click()
    await expect(control).toHaveAttribute('aria-checked', 'true')
    expect(await facebook.takes(lan)).toBeNull()
    await expect(suite.getByTestId('suite-owner')).toContainText('Liền Mạch')
  })

  test('an entry point leads to an app of its own', async ({ facebook, opensScreen }) => {
    const { pageId, appId, lan } = facebook
    const other = await facebook.newApp('Bán Nhanh')
    await facebook.desk('PATCH', `/pages/${pageId}`, { mode: 'routing', defaultAppId: appId })
    const settings = await opensScreen(`/page/${pageId}/settings`)
    await settings.getByTestId('route-link').selectOption(other.id)
    await expect(settings.getByTestId('route-link')).toHaveValue(other.id)

    const referral = { source: 'SHORTLINK', type: 'OPEN_THREAD', ref: 'tết' }
    await facebook.desk('POST', `/pages/${pageId}/customers/${lan}/events`, { kind: 'referral', referral })
    await facebook.says(lan, 'Mình từ liên kết tới')
    const mai = await facebook.customer('Phạm Ngọc Mai')
    await facebook.says(mai, 'Shop ơi')
    const suite = await opensScreen(`/suite/${pageId}`)
    await expect(suite.getByTestId(`owner-${lan}`)).toContainText('Bán Nhanh')
    await expect(suite.getByTestId(`owner-${mai}`)).toContainText('Liền Mạch')

    await settings.getByTestId('route-link').selectOption('')
    await expect(settings.getByTestId('route-link')).toHaveValue('')
  })

  test('too many messages close Meta’s inbox, and an admin switches it on again', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const suite = await opensScreen(thread(facebook))
    await expect(suite.getByTestId('suite-text')).toBeVisible()
    await facebook.desk('PATCH', `/pages/${pageId}`, { highVolume: true })
    await expect(suite.getByTestId('too-many-messages')).toBeVisible()
    await expect(suite.getByTestId('suite-text')).toHaveCount(0)

    await suite.getByTestId('to-page-settings').click()
    await expect(suite.getByTestId('too-many-state')).toHaveText('Hộp thư đang đóng')
    await suite.getByTestId('enable-inbox').click()
    await expect(suite.getByTestId('too-many-state')).toHaveText('Hộp thư đang mở')
    await suite.goBack()
    await expect(suite.getByTestId('suite-text')).toBeVisible()
  })

  test('a permission withdrawn refuses what needs it, and a Page unticked ends its token', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, adminId, appId, lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const settings = await opensScreen(`/page/${pageId}/settings`)
    const messaging = settings.getByTestId(`permission-${adminId}-pages_messaging`)
    await messaging.click()
    await expect(messaging).not.toBeChecked()
    expect(await facebook.sends(lan, 'Dạ')).toMatchObject({ code: 200 })
    await messaging.click()
    await expect(messaging).toBeChecked()
    expect(await facebook.sends(lan, 'Dạ')).toBeNull()

    const ticked = settings.getByTestId(`grant-page-${adminId}-${appId}`)
    await ticked.click()
    await expect(ticked).toHaveAttribute('aria-checked', 'false')
    expect(await facebook.sends(lan, 'Dạ')).toEqual({ code: 190, subcode: 2069032 })

    await settings.getByTestId(`remove-app-${adminId}-${appId}`).click()
    await expect(settings.getByTestId('no-grants')).toBeVisible()
  })

  test('an admin without the task of messages cannot speak for the Page', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, adminId, lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const settings = await opensScreen(`/page/${pageId}/settings`)
    const task = settings.getByTestId(`task-${adminId}-MESSAGING`)
    await task.click()
    await expect(task).not.toBeChecked()
    expect(await facebook.sends(lan, 'Dạ')).not.toBeNull()
    await task.click()
    await expect(task).toBeChecked()
    expect(await facebook.sends(lan, 'Dạ')).toBeNull()
  })
})

test.describe('The desk', () => {
  test('an empty world offers a sample one', async ({ facebook, opensScreen }) => {
    await facebook.desk('POST', '/reset', {})
    const desk = await opensScreen('/')
    await desk.getByTestId('make-demo').click()
    await expect(desk.getByRole('heading', { name: 'Tiệm Hoa Nắng' })).toBeVisible()
  })

  test('the clock stands still, leaps, and changes its rate', async ({ facebook, opensScreen }) => {
    const clock = () => facebook.desk<{ now: number; rate: number }>('GET', '/clock')
    const desk = await opensScreen('/')
    await desk.getByTestId('clock-pause').click()
    await expect(desk.getByTestId('clock-pause')).toHaveText('Chạy')
    const before = await clock()
    expect(before.rate).toBe(0)
    for (const leap of ['plus-hour', 'plus-day', 'plus-week']) await desk.getByTestId(leap).click()
    await expect.poll(async () => ((await clock()).now - before.now) / 3_600_000).toBe(1 + 24 + 168)
    await desk.getByTestId('clock-rate').selectOption('60')
    await expect.poll(async () => (await clock()).rate).toBe(60)
  })

  test('a fault chosen by its code strikes as often as was said, and is told in words', async ({
    facebook,
    opensScreen,
  }) => {
    const { lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const desk = await opensScreen('/desk/faults')
    await expect(desk.getByTestId('no-faults')).toBeVisible()
    await desk.getByTestId('fault-effect').selectOption('password_changed')
    await desk.getByTestId('fault-often').selectOption('once')
    await desk.getByTestId('add-fault').click()
    await expect(desk.getByTestId('fault')).toContainText('190 / 460 · Đã đổi mật khẩu')
    expect(await facebook.sends(lan, 'Dạ')).toEqual({ code: 190, subcode: 460 })
    expect(await facebook.sends(lan, 'Dạ')).toBeNull()
    await expect(desk.getByTestId('fault')).toContainText('Đã xảy ra 1 / 2')

    await desk.getByTestId('fault-kind').selectOption('webhook')
    await desk.getByTestId('fault-effect').selectOption('event_doubled')
    await desk.getByTestId('add-fault').click()
    await expect(desk.getByTestId('fault')).toHaveCount(2)
    await desk.getByTestId('remove-fault').first().click()
    await expect(desk.getByTestId('fault')).toHaveCount(1)
    await expect(desk.getByTestId('fault')).toHaveText(/Mọi webhook: Tới hai lần/)
    await desk.getByTestId('clear-faults').click()
    await expect(desk.getByTestId('no-faults')).toBeVisible()
  })

  test('every webhook shows its exact bytes and is sent again on demand', async ({
    facebook,
    opensScreen,
  }) => {
    const desk = await opensScreen('/desk/events')
    await expect(desk.getByTestId('no-events')).toBeVisible()
    await facebook.says(facebook.lan, 'Bàn gỗ sồi còn không ạ')
    const event = desk.getByTestId(/^event-d\d+$/).first()
    await expect(event).toContainText('message')
    await event.locator('summary').click()
    await expect(event.locator('pre')).toContainText('"text": "Bàn gỗ sồi còn không ạ"')
    const before = facebook.received.length
    await event.getByTestId(/^event-again-/).click()
    await expect.poll(() => facebook.received.length).toBe(before + 1)
    expect(facebook.received.at(-1)).toBe(facebook.received[0])

    expect(await facebook.sends(facebook.lan, 'Dạ còn')).toBeNull()
    await expect(desk.getByTestId('calls')).toContainText('/me/messages')
  })

  test('the ledger lists what was accepted and nothing that was refused', async ({
    facebook,
    opensScreen,
  }) => {
    const { lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const desk = await opensScreen('/desk/ledger')
    await expect(desk.getByTestId('ledger-empty')).toBeVisible()
    await facebook.sends(lan, 'Dạ em nghe')
    await facebook.sends('999', 'Không có ai')
    await expect(desk.getByTestId('ledger-entry')).toHaveCount(1)
    await expect(desk.getByTestId('ledger-entry')).toContainText('Nguyễn Thị Lan')
  })

  test('an accident ends a person’s tokens, and the list says why', async ({ facebook, opensScreen }) => {
    const { adminId, lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const desk = await opensScreen('/desk/accounts')
    await desk.getByTestId(`checkpoint-${adminId}`).click()
    await expect(desk.getByTestId('token').first()).toContainText('hết dùng được: checkpointed')
    expect(await facebook.sends(lan, 'Dạ')).toEqual({ code: 190, subcode: 459 })
    await desk.getByTestId(`lift_checkpoint-${adminId}`).click()
    await expect(desk.getByTestId('token').first()).not.toContainText('hết dùng được')
    expect(await facebook.sends(lan, 'Dạ')).toBeNull()
  })

  test('switches turn, numbers are typed, and what has few values is chosen', async ({
    facebook,
    opensScreen,
  }) => {
    const desk = await opensScreen('/desk/switches')
    await desk.getByTestId('search-switch').fill('autoRead')
    await desk.getByTestId('switch-autoRead').click()
    await desk.getByTestId('search-switch').fill('highVolumePerSecond')
    await desk.getByTestId('switch-highVolumePerSecond').fill('7')
    await desk.getByTestId('switch-highVolumePerSecond').press('Enter')
    await desk.getByTestId('search-switch').fill('takeEventTo')
    await desk.getByTestId('switch-takeEventTo').selectOption('all')
    const switches = () => facebook.desk<Record<string, unknown>>('GET', '/switches')
    await expect.poll(async () => (await switches()).takeEventTo).toBe('all')
    await expect.poll(async () => (await switches()).highVolumePerSecond).toBe(7)
    expect((await switches()).autoRead).toBe(true)
  })

  test('a Page is restricted and its mode changed while everything runs', async ({
    facebook,
    opensScreen,
  }) => {
    const { pageId, lan } = facebook
    await facebook.says(lan, 'Shop ơi')
    const desk = await opensScreen('/')
    await desk.getByTestId(`befalls-${pageId}`).locator('summary').click()
    const restricted = desk.getByTestId(`restricted-${pageId}`)
    await restricted.click()
    await expect(restricted).toHaveAttribute('aria-checked', 'true')
    expect(await facebook.sends(lan, 'Dạ')).toEqual({ code: 10, subcode: 1893063 })
    await restricted.click()
    await expect(restricted).toHaveAttribute('aria-checked', 'false')
    await desk.getByTestId(`mode-${pageId}`).selectOption('routing')
    await expect(desk.getByTestId(`mode-${pageId}`)).toHaveValue('routing')
    await desk.getByTestId(`open-settings-${pageId}`).click()
    await expect(desk.getByTestId('routing-state')).toHaveText('Đang bật')
  })

  test('what the desk refuses is said above the screen', async ({ facebook, opensScreen }) => {
    const desk = await opensScreen('/desk/switches')
    await desk.getByTestId('search-switch').fill('sendsPerSecond')
    await desk.getByTestId('switch-sendsPerSecond').fill('nhiều')
    await desk.getByTestId('switch-sendsPerSecond').press('Enter')
    await expect(desk.getByTestId('complaint')).toContainText('Không làm được')
    expect((await facebook.desk<{ sendsPerSecond: number }>('GET', '/switches')).sendsPerSecond).toBe(300)
  })

  test('a window says when the emulator no longer answers', async ({ facebook, opensScreen }) => {
    const phone = await opensScreen(chat(facebook))
    await expect(phone.getByTestId('phone-text')).toBeVisible()
    await facebook.close()
    await expect(phone.getByTestId('lost')).toHaveText(/Giả lập không trả lời/)
    await phone.getByTestId('phone-read').click()
    await expect(phone.getByTestId('complaint')).toBeVisible()
  })

  test('a crowd comes to the Page and is sent home', async ({ facebook, opensScreen }) => {
    const desk = await opensScreen('/desk/crowd')
    await desk.getByTestId('crowd-size').selectOption('1000')
    await desk.getByTestId('crowd-pace').selectOption('rush')
    await desk.getByTestId('start-crowd').click()
    await expect(desk.getByTestId('crowd-progress')).toContainText('/ 1000')
    await desk.getByTestId('stop-crowd').click()
    await expect(desk.getByTestId('crowd-ended')).toBeVisible()
    const suite = await opensScreen(`/suite/${facebook.pageId}`)
    await expect(suite.getByTestId(/^suite-thread-/).first()).toBeVisible()
  })
})

test.describe('Every screen', () => {
  const looks = [
    { language: 'vi', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
    { language: 'en', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
    { language: 'vi', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    { language: 'en', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  ] as const
  for (const look of looks) {
    const { language, colorScheme, viewport } = look
    test(`can be used by everybody and wears the ribbon: ${language}, ${colorScheme}, ${viewport.width} px`, async ({
      facebook,
      opensScreen,
    }) => {
      const { pageId, lan } = facebook
      await facebook.says(lan, 'Chị ơi áo này còn size M không ạ?')
      await facebook.sends(lan, 'Dạ còn chị ơi')
      await facebook.desk('PUT', '/faults', [{ kind: 'webhook', effect: { copies: 2 } }])
      const panels = ['faults', 'crowd', 'events', 'ledger', 'accounts', 'switches'].map(
        (panel) => `/desk/${panel}`,
      )
      const paths = [
        '/',
        ...panels,
        chat(facebook),
        `/suite/${pageId}`,
        thread(facebook),
        `/page/${pageId}/settings`,
        `/stage/${pageId}/${lan}`,
      ]
      const page = await opensScreen('/', look)
      for (const path of paths) {
        await page.goto(path)
        await expect(page.getByTestId('ribbon')).toHaveText('GIẢ LẬP · EMULATOR')
        await expect(page.locator('main h1')).toHaveCount(1)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        // With everything open that opens.
        for (const summary of await page.locator('main summary:visible').all()) await summary.click()
        const react = page.getByTestId('phone-react').first()
        if (await react.isVisible()) await react.click()
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze()
        expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([])
        const sideways = await page.evaluate(() =>
          [document.documentElement, document.querySelector('main')].map((box) =>
            box ? box.scrollWidth - box.clientWidth : 0,
          ),
        )
        expect(sideways, `${path} scrolls sideways`).toEqual([0, 0])
      }
    })
  }

  test('is reached by keyboard, and tabs by the arrow keys', async ({ facebook, opensScreen }) => {
    const page = await opensScreen('/')
    await page.getByTestId('desk-pages').focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByTestId('desk-faults')).toBeFocused()
    await expect(page).toHaveURL(/\/desk\/faults$/)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByTestId('desk-switches')).toBeFocused()
    await page.getByTestId('to-suite').press('Enter')
    await expect(page).toHaveURL(new RegExp(`/suite/${facebook.pageId}$`))
  })
})

withProduct(
  'on the stage a message goes round: the customer writes, the app’s inbox answers, Meta’s inbox takes over',
  async ({ world, windowOf }) => {
    const shop = await world.connectFacebookPage()
    const lan = shop.contact('Nguyễn Thị Lan')
    const psid = await lan.psid()
    const stage = await (await windowOf(world.owner)).context().newPage()
    await stage.goto(`${world.emulator.url}/stage/${shop.externalId}/${psid}`)
    await expect(stage.getByTestId('stage-suite-side')).toContainText('Khách chưa nhắn gì')

    await stage.getByTestId('phone-text').fill('Bàn này còn màu nâu không ạ?')
    await stage.getByTestId('phone-send').click()
    const product = stage.frameLocator('[data-testid=product-frame]')
    const row = product.getByTestId('conversation-row').filter({ hasText: lan.name })
    await expect(row).toContainText('còn màu nâu không')
    await row.click()
    await product.getByTestId('composer').fill('Dạ còn hai cái ạ')
    await product.getByTestId('composer').press('Enter')
    await expect(said(stage, 'phone', 'Dạ còn hai cái ạ')).toHaveCount(1)
    await expect(said(stage, 'suite', 'Dạ còn hai cái ạ')).toHaveCount(1)

    await stage.getByTestId('suite-text').fill('Để mình gọi chị nhé')
    await stage.getByTestId('suite-send').click()
    await expect(stage.getByTestId('suite-owner')).toContainText('Page Inbox')
    await expect(product.getByTestId('control-banner')).toContainText('Hộp thư Meta đang giữ')
  },
)

test('on the stage an app that is not there, or does not let itself be framed, is said with a link to it', async ({
  facebook,
  opensScreen,
}) => {
  const stage = await opensScreen(`/stage/${facebook.pageId}/${facebook.lan}`)
  await expect(stage.getByTestId('product-not-shown')).toContainText('không trả lời')
  await expect(stage.getByTestId('open-product')).toHaveAttribute('href', 'https://hop-thu.test/')
})
