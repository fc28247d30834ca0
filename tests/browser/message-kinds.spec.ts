import { type Customer, type FacebookPage, startWorld, type World } from '@lienmach/testkit'
import type { Locator, Page } from '@playwright/test'
import { attachment, files } from './files.ts'
import { test as base, expect, opensInbox } from './world.ts'

interface Shop {
  world: World
  page: FacebookPage
  inbox: Page
}

// One shop for all kinds: each is told in a conversation of its own, so none can see another's.
const test = base.extend<object, { shop: Shop }>({
  shop: [
    async ({ browser }, use) => {
      await using world = await startWorld()
      const page = await world.connectFacebookPage()
      const inbox = await opensInbox(browser, world, world.owner)
      await use({ world, page, inbox })
      await inbox.context().close()
    },
    { scope: 'worker' },
  ],
})

interface Story {
  customer: Customer
  world: World
  /** Something a customer does besides writing, in the emulator's words. */
  does: (event: object) => Promise<{ mid?: string }>
}

interface Kind {
  what: string
  who: string
  happens: (story: Story) => Promise<unknown>
  /** What the row of the list says. */
  row: string | RegExp
  /** What the newest bubble, or the thread, shows. */
  shows: (bubble: Locator, thread: Locator, inbox: Page) => Promise<void>
}

const says = (text: string | RegExp) => (bubble: Locator) => expect(bubble).toContainText(text)
const other = (type: string, more: object) => ({ other: { type, ...more } })
const injected = (kind: string, event: object) => ({ kind, event })
const pictureShown = (picture: Locator) =>
  expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)

const kinds: Kind[] = [
  {
    what: 'a text',
    who: 'Nguyễn Thị Ánh',
    happens: ({ customer }) => customer.says('Áo này còn size M không shop?'),
    row: 'Áo này còn size M không shop?',
    shows: says('Áo này còn size M không shop?'),
  },
  {
    what: 'a text with a link and a phone number',
    who: 'Trần Văn Bình',
    happens: ({ customer }) => customer.says('Mẫu này https://shop.vn/ao-dai?m=2, gọi em 0903.123.456 nhé'),
    row: 'Mẫu này https://shop.vn',
    async shows(bubble) {
      const link = bubble.getByRole('link', { name: 'https://shop.vn/ao-dai?m=2' })
      await expect(link).toHaveAttribute('href', 'https://shop.vn/ao-dai?m=2')
      await expect(link).toHaveAttribute('rel', /noopener/)
      await expect(bubble.getByRole('link', { name: '0903.123.456' })).toHaveAttribute(
        'href',
        'tel:0903123456',
      )
    },
  },
  {
    what: 'a chosen quick reply',
    who: 'Lê Thu Cúc',
    happens: ({ does }) => does({ kind: 'quick_reply', title: 'Xem giá', payload: 'XEM_GIA' }),
    row: 'Xem giá',
    async shows(bubble) {
      await expect(bubble).toContainText('Xem giá')
      await expect(bubble).toContainText('Chọn trả lời nhanh')
    },
  },
  {
    what: 'a reply to an earlier message',
    who: 'Phạm Minh Dũng',
    async happens({ customer }) {
      const replyTo = await customer.says('Áo dài lụa đỏ')
      await customer.sends({ text: 'Cái này ạ', replyTo })
    },
    row: 'Cái này ạ',
    async shows(bubble) {
      await expect(bubble.getByRole('button', { name: 'Áo dài lụa đỏ' })).toBeVisible()
      await expect(bubble).toContainText('Cái này ạ')
    },
  },
  {
    what: 'a picture',
    who: 'Hoàng Thị Én',
    happens: ({ customer }) => customer.sends({ attachment: attachment('image', files.image) }),
    row: '[Ảnh]',
    async shows(bubble) {
      await pictureShown(bubble.getByRole('button', { name: 'Xem ảnh 1' }).locator('img'))
    },
  },
  {
    what: 'several pictures, as a gallery with a light box',
    who: 'Vũ Gia Phúc',
    happens: ({ customer }) =>
      customer.sends({ attachments: Array.from({ length: 6 }, () => attachment('image', files.image)) }),
    row: '[Ảnh] 6',
    async shows(bubble, _thread, inbox) {
      await expect(bubble.getByRole('button', { name: /Xem ảnh/ })).toHaveCount(4)
      await expect(bubble).toContainText('+2')
      await bubble.getByRole('button', { name: 'Xem ảnh 4' }).click()
      await pictureShown(inbox.getByRole('dialog', { name: 'Xem ảnh 4' }).locator('img'))
      await inbox.keyboard.press('ArrowRight')
      await inbox.keyboard.press('ArrowRight')
      await expect(inbox.getByRole('dialog', { name: 'Xem ảnh 6' })).toBeVisible()
      await inbox.keyboard.press('ArrowRight')
      await expect(inbox.getByRole('dialog', { name: 'Xem ảnh 1' })).toBeVisible()
      await inbox.keyboard.press('Escape')
      await expect(inbox.getByRole('dialog')).toHaveCount(0)
    },
  },
  {
    what: 'a video',
    who: 'Đặng Thùy Giang',
    happens: ({ customer }) => customer.sends({ attachment: attachment('video', files.video) }),
    row: '[Video]',
    async shows(bubble) {
      await expect(bubble.locator('video')).toHaveAttribute('src', /\/api\/v1\/workspaces\/.+\/media\//)
    },
  },
  {
    what: 'a voice message',
    who: 'Bùi Anh Hào',
    happens: ({ customer }) => customer.sends({ attachment: attachment('audio', files.audio) }),
    row: '[Thoại]',
    async shows(bubble) {
      await expect(bubble.locator('audio')).toHaveAttribute('src', /\/api\/v1\/workspaces\/.+\/media\//)
    },
  },
  {
    what: 'a file',
    who: 'Đỗ Thị Hương',
    happens: ({ customer }) => customer.sends({ attachment: attachment('file', files.pdf) }),
    row: '[Tệp]',
    async shows(bubble) {
      const link = bubble.getByRole('link', { name: /Tải .*bang-gia\.pdf/ })
      await expect(link).toHaveAttribute('href', /\/media\//)
      await expect(link).toHaveAttribute('download', /bang-gia\.pdf/)
    },
  },
  {
    what: 'a sticker',
    who: 'Hồ Quốc Khánh',
    happens: ({ customer }) => customer.sends({ sticker: true }),
    row: '[Nhãn dán]',
    async shows(bubble) {
      await pictureShown(bubble.getByRole('img', { name: 'Nhãn dán' }))
    },
  },
  {
    what: 'a shared link',
    who: 'Ngô Bảo Lâm',
    happens: ({ customer }) =>
      customer.sends({
        text: 'Mẫu này nè',
        ...other('fallback', { payload: { url: 'https://shop.vn/ao-dai', title: 'Áo dài cách tân' } }),
      }),
    row: 'Mẫu này nè [Liên kết]',
    async shows(bubble) {
      await expect(bubble).toContainText('Áo dài cách tân')
      await expect(bubble.getByRole('link', { name: 'shop.vn' })).toHaveAttribute(
        'href',
        'https://shop.vn/ao-dai',
      )
    },
  },
  {
    what: 'a reel',
    who: 'Dương Thị Mận',
    happens: ({ customer }) =>
      customer.sends(
        other('reel', {
          payload: { url: 'https://www.facebook.com/reel/77', title: 'Phối đồ', reel_video_id: '77' },
        }),
      ),
    row: '[Thước phim]',
    async shows(bubble) {
      await expect(bubble).toContainText('Phối đồ')
      await expect(bubble.getByRole('link')).toHaveAttribute('href', 'https://www.facebook.com/reel/77')
    },
  },
  {
    what: 'a shared post',
    who: 'Lý Thanh Nga',
    happens: ({ customer }) =>
      customer.sends(
        other('post', { payload: { url: 'https://www.facebook.com/p/88', title: 'Hàng mới về', id: '88' } }),
      ),
    row: '[Bài viết]',
    async shows(bubble) {
      await expect(bubble).toContainText('Hàng mới về')
      await expect(bubble.getByRole('link')).toHaveAttribute('href', 'https://www.facebook.com/p/88')
    },
  },
  {
    what: 'a product',
    who: 'Mai Văn Oanh',
    happens: ({ customer }) =>
      customer.sends(
        other('template', {
          payload: {
            product: {
              elements: [{ id: '1', retailer_id: 'AO-01', title: 'Áo sơ mi lụa', subtitle: '350.000 ₫' }],
            },
          },
        }),
      ),
    row: '[Sản phẩm]',
    async shows(bubble) {
      await expect(bubble).toContainText('Áo sơ mi lụa')
      await expect(bubble).toContainText('350.000 ₫')
      await expect(bubble).toContainText('AO-01')
    },
  },
  {
    what: 'an appointment',
    who: 'Đinh Thị Phượng',
    happens: ({ customer }) =>
      customer.sends(
        other('appointment_booking', {
          payload: {
            booking_id: 'b1',
            status: 'requested',
            start_time: Date.parse('2026-03-09T09:00:00+07:00') / 1000,
            end_time: Date.parse('2026-03-09T09:30:00+07:00') / 1000,
            timezone: 'Asia/Ho_Chi_Minh',
          },
        }),
      ),
    row: '[Lịch hẹn]',
    async shows(bubble) {
      await expect(bubble).toContainText('Lịch hẹn')
      await expect(bubble).toContainText('Chờ xác nhận')
      await expect(bubble).toContainText('Thứ Hai, 09/03/2026, 09:00 – 09:30')
    },
  },
  {
    what: 'a place',
    who: 'Trịnh Văn Quang',
    happens: ({ customer }) =>
      customer.sends(other('location', { payload: { coordinates: { lat: 10.77, long: 106.69 } } })),
    row: '[Vị trí]',
    async shows(bubble) {
      await expect(bubble.getByRole('link', { name: 'Xem bản đồ' })).toHaveAttribute(
        'href',
        /mlat=10\.77&mlon=106\.69/,
      )
    },
  },
  {
    what: 'a template that the Page sent from elsewhere',
    who: 'Cao Thị Sen',
    async happens({ customer, does }) {
      await customer.says('Còn size nào ạ?')
      await does(
        injected('echo', {
          is_echo: true,
          app_id: 263902037430900,
          mid: 'm_template_echo',
          attachments: [
            {
              title: 'Chọn size',
              type: 'template',
              payload: {
                template_type: 'button',
                buttons: [
                  { type: 'postback', title: 'Size M', payload: 'M' },
                  { type: 'postback', title: 'Size L', payload: 'L' },
                ],
              },
            },
          ],
        }),
      )
    },
    row: 'Hộp thư Meta: [Mẫu tin]',
    async shows(bubble) {
      await expect(bubble).toHaveAttribute('data-direction', 'out')
      await expect(bubble).toContainText('Chọn size')
      await expect(bubble.getByRole('listitem')).toHaveText(['Size M', 'Size L'])
    },
  },
  {
    what: 'a pressed button',
    who: 'Tạ Minh Sơn',
    happens: ({ does }) => does({ kind: 'postback', title: 'Bắt đầu', payload: 'BAT_DAU' }),
    row: 'Bắt đầu',
    shows: (bubble) => expect(bubble.locator('p').first()).toHaveText('Khách bấm nút “Bắt đầu”'),
  },
  {
    what: 'somebody who came by an advertisement',
    who: 'Châu Thị Tâm',
    happens: ({ customer }) =>
      customer.sends({
        text: 'Tôi quan tâm',
        referral: { ref: 'tet', ad_id: '99', source: 'ADS', ads_context_data: { ad_title: 'Áo Tết 2027' } },
      }),
    row: 'Tôi quan tâm',
    async shows(bubble) {
      await expect(bubble).toContainText('Tôi quan tâm')
      await expect(bubble).toContainText('Khách đến từ quảng cáo')
      await expect(bubble).toContainText('Áo Tết 2027')
      await expect(bubble).toContainText('Mã: tet')
    },
  },
  {
    what: 'somebody who came back by a link',
    who: 'Kiều Văn Thắng',
    happens: ({ does }) =>
      does({ kind: 'referral', referral: { ref: 'ban-5', source: 'SHORTLINK', type: 'OPEN_THREAD' } }),
    row: '[Mở từ liên kết]',
    async shows(bubble) {
      await expect(bubble).toContainText('Khách mở lại hội thoại từ liên kết')
      await expect(bubble).toContainText('Mã: ban-5')
    },
  },
  {
    what: 'somebody who asks about a product of the shop',
    who: 'Lương Thị Uyên',
    happens: ({ customer }) =>
      customer.sends({ text: 'Mẫu này còn không?', referral: { product: { id: 'AO-77' } } }),
    row: 'Mẫu này còn không?',
    async shows(bubble) {
      await expect(bubble).toContainText('Khách hỏi về sản phẩm')
      await expect(bubble).toContainText('AO-77')
    },
  },
  {
    what: 'the answers to a lead form',
    who: 'Tô Văn Vinh',
    async happens({ customer, does }) {
      await customer.says('Tư vấn giúp em')
      await does({ kind: 'lead_flow' })
      await does({ kind: 'lead_complete', answers: [{ question: 'Số điện thoại?', answer: '0912345678' }] })
    },
    row: /./,
    async shows(_bubble, thread) {
      await expect(thread).toContainText('Khách điền biểu mẫu quảng cáo')
      await expect(thread).toContainText('Số điện thoại? 0912345678')
    },
  },
  {
    what: 'an opt-in',
    who: 'Quách Thị Xuân',
    happens: ({ does }) =>
      does(
        injected('optin', {
          type: 'notification_messages',
          notification_messages_token: 'secret-token',
          payload: 'P',
        }),
      ),
    row: '[Đăng ký nhận tin]',
    shows: says('Khách đăng ký nhận tin'),
  },
  {
    what: 'an order',
    who: 'Nguyễn Hải Yến',
    happens: ({ does }) =>
      does(
        injected('order', {
          products: [
            { id: '1', name: 'Áo thun', quantity: 2 },
            { id: '2', name: 'Quần jean', quantity: 1 },
          ],
          note: 'Giao giờ hành chính',
        }),
      ),
    row: 'Giao giờ hành chính',
    async shows(bubble) {
      await expect(bubble).toContainText('Đơn hàng gồm 2 sản phẩm')
      await expect(bubble.getByRole('listitem')).toHaveText(['Áo thun × 2', 'Quần jean × 1'])
      await expect(bubble.getByText('Giao giờ hành chính')).toHaveCount(1)
    },
  },
  {
    what: 'a filled-in feedback form',
    who: 'Trần Gia An',
    happens: ({ does }) =>
      does(
        injected('messaging_feedback', {
          feedback_screens: [
            {
              screen_id: 0,
              questions: {
                q1: { type: 'csat', payload: '5', follow_up: { type: 'free_form', payload: 'Rất hài lòng' } },
              },
            },
          ],
        }),
      ),
    row: 'Rất hài lòng',
    async shows(bubble) {
      await expect(bubble).toContainText('Khách gửi đánh giá')
      await expect(bubble).toContainText('Điểm: 5')
      await expect(bubble).toContainText('Rất hài lòng')
    },
  },
  {
    what: 'a thumb under an answer',
    who: 'Phùng Minh Châu',
    happens: ({ does }) => does(injected('response_feedback', { feedback: 'Bad response', mid: 'm_answer' })),
    row: '[Đánh giá]',
    shows: says('👎'),
  },
  {
    what: 'a linked account',
    who: 'Lâm Thị Diễm',
    happens: ({ does }) => does(injected('account_linking', { status: 'linked' })),
    row: '[Liên kết tài khoản]',
    shows: says('Khách đã liên kết tài khoản'),
  },
  {
    what: 'a message whose content the platform withholds',
    who: 'Văn Đức Em',
    happens: ({ customer }) => customer.sends({ unsupported: true }),
    row: '[Nội dung chưa hỗ trợ]',
    shows: says('Facebook không chuyển sang đây'),
  },
  {
    what: 'an event of a kind nobody has told us about',
    who: 'Giang Thị Gấm',
    happens: ({ does }) => does(injected('form', { fields: 3 })),
    row: '[Nội dung chưa hỗ trợ]',
    shows: says('Facebook không chuyển sang đây'),
  },
  {
    what: 'an edited message',
    who: 'Hứa Văn Hải',
    async happens({ customer, does, world }) {
      const mid = await customer.says('Lấy 2 cái')
      await world.settles()
      await does({ kind: 'edit', mid, text: 'Lấy 3 cái' })
    },
    row: 'Lấy 3 cái',
    async shows(bubble) {
      await expect(bubble).toContainText('Lấy 3 cái')
      await expect(bubble).toContainText('đã sửa')
      await expect(bubble).not.toContainText('Lấy 2 cái')
    },
  },
  {
    what: 'a reaction',
    who: 'Ông Thị Hiền',
    async happens({ customer, does, world }) {
      const mid = await customer.says('Đẹp quá shop')
      await world.settles()
      await does({ kind: 'reaction', mid, emoji: '❤' })
    },
    row: 'Đẹp quá shop',
    shows: (bubble) => expect(bubble.getByRole('listitem', { name: 'Khách thả ❤' })).toBeVisible(),
  },
  {
    what: 'a reaction that was taken back',
    who: 'Từ Văn Ích',
    async happens({ customer, does, world }) {
      const mid = await customer.says('Cũng được')
      await does({ kind: 'reaction', mid, emoji: '❤' })
      await world.settles()
      await does({ kind: 'reaction', mid, emoji: null })
    },
    row: 'Cũng được',
    async shows(bubble) {
      await expect(bubble).toContainText('Cũng được')
      await expect(bubble.getByRole('listitem')).toHaveCount(0)
    },
  },
  {
    what: 'a message that was taken back',
    who: 'Thái Thị Khuê',
    async happens({ customer, does, world }) {
      const mid = await customer.says('Gửi nhầm, xin lỗi shop')
      await world.settles()
      await does(injected('message', { mid, is_deleted: true }))
    },
    row: 'Tin nhắn đã thu hồi',
    async shows(bubble) {
      await expect(bubble).toContainText('Khách đã thu hồi tin nhắn')
      await expect(bubble).not.toContainText('Gửi nhầm')
    },
  },
  {
    what: 'an answer from Meta’s inbox',
    who: 'Phan Văn Long',
    async happens({ customer }) {
      await customer.says('Shop ơi')
      await customer.page.metaInbox.says(customer, 'Dạ shop nghe')
    },
    row: 'Hộp thư Meta: Dạ shop nghe',
    async shows(bubble, thread) {
      await expect(bubble).toHaveAttribute('data-direction', 'out')
      await expect(thread).toContainText('Trả lời từ Hộp thư Meta')
    },
  },
  {
    what: 'an answer from another app',
    who: 'Triệu Thị My',
    async happens({ customer, does }) {
      await customer.says('Giá bao nhiêu?')
      await does(
        injected('echo', { is_echo: true, app_id: 1517776481860111, mid: 'm_bot', text: 'Bot xin chào' }),
      )
    },
    row: 'Ứng dụng khác: Bot xin chào',
    async shows(bubble, thread) {
      await expect(bubble).toHaveAttribute('data-direction', 'out')
      await expect(thread).toContainText('Trả lời từ ứng dụng khác')
    },
  },
  {
    what: 'an answer of Meta’s AI agent, and the line Meta writes about it',
    who: 'Viên Văn Nam',
    async happens({ customer, does }) {
      await customer.says('Có ai không?')
      await does({ kind: 'ai_answer', text: 'Xin chào, tôi là trợ lý của shop.' })
    },
    row: 'Hộp thư Meta: Xin chào, tôi là trợ lý của shop.',
    async shows(_bubble, thread) {
      await expect(thread).toContainText('Trợ lý AI của Meta trả lời')
      await expect(thread.getByText('Your AI agent will respond.')).toBeVisible()
      // Nobody on the staff said it, so it is no bubble.
      await expect(thread.getByTestId('message').filter({ hasText: 'Your AI agent' })).toHaveCount(0)
    },
  },
  {
    what: 'a message read along in standby',
    who: 'Vương Thị Phấn',
    async happens({ customer, world }) {
      await customer.says('Shop ơi')
      await customer.page.metaInbox.takesThreadOf(customer)
      await world.settles()
      await customer.says('Em lấy cái màu đỏ')
    },
    row: 'Em lấy cái màu đỏ',
    async shows(bubble) {
      await expect(bubble).toContainText('Em lấy cái màu đỏ')
      await expect(bubble).toContainText('Đọc ở chế độ chờ')
    },
  },
]

for (const { what, who, happens, row, shows } of kinds) {
  test(`${what} is shown in the thread and told in the list`, async ({ shop: { world, page, inbox } }) => {
    const customer = page.contact(who)
    const psid = await customer.psid()
    const events = `/pages/${page.externalId}/customers/${psid}/events`
    await happens({ customer, world, does: (event) => world.desk.call('POST', events, event) })
    await world.settles()

    const listed = inbox.getByTestId('conversation-row').filter({ hasText: who })
    await expect(listed).toContainText(row)
    await listed.click()
    await expect(inbox.getByTestId('thread-name')).toHaveText(who)
    const thread = inbox.getByTestId('timeline')
    await shows(thread.getByTestId('message').last(), thread, inbox)
  })
}
