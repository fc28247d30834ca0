import { chat, expect, said, test, thread } from './facebook-side.ts'

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
