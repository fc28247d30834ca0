import { accountRoutes, channelRoutes } from '@lienmach/contract'
import type { Customer, World } from '@lienmach/testkit'
import type { Locator, Page } from '@playwright/test'
import { expectNoBarrier, expectNoSideways } from './barriers.ts'
import {
  aiAnswers,
  losesSession,
  type Mode,
  otherApp,
  pageWith,
  reconnects,
  setsOnFacebook,
  writes,
} from './control-side.ts'
import { acceptedFor, bubble, choosesOn, composer, opens, replies } from './inbox.ts'
import { expect, test } from './world.ts'

const second = 1_000
const hour = 3_600 * second
const three = ['Dạ còn ạ', 'Màu be và màu rêu', 'Chị lấy size nào ạ?']

/** Time for held replies to be let go one after the other. */
async function letsGo(world: World): Promise<void> {
  for (let at = 0; at < 4; at += 1) {
    await world.clock.advance(second)
    await world.settles()
  }
}

const isHeld = (reply: Locator) => expect(reply).toHaveAttribute('data-state', 'held')

test('[T3] [T4] on the stage: staff answer in Business Suite, it is said before typing, three replies wait, and after Move to Done all three arrive once, in order, without a click', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'routing')
  const lan = await writes(world, page, 'Nguyễn Thị Lan')
  const stage = await windowOf(world.owner, { at: 'about:blank' })
  await stage.goto(`${world.emulator.url}/stage/${page.externalId}/${await lan.psid()}`)
  const phone = stage.getByTestId('stage-customer-side')
  const suite = stage.getByTestId('stage-suite-side')
  const inbox = stage.frameLocator('[data-testid=product-frame]')
  await opens(inbox, lan)
  await expect(inbox.getByTestId('control-banner')).toHaveCount(0)
  await expect(inbox.getByTestId('send')).toHaveText('Gửi')

  await suite.getByTestId('suite-text').fill('Để mình trả lời khách nhé')
  await suite.getByTestId('suite-send').click()
  await expect(inbox.getByTestId('control-banner')).toContainText('Hộp thư Meta đang giữ hội thoại này')
  await expect(inbox.getByTestId('send')).toHaveText('Gửi khi có quyền')

  for (const text of three) {
    await replies(inbox, text)
    await isHeld(bubble(inbox, text))
  }
  expect(await acceptedFor(lan)).toEqual([])

  await suite.getByTestId('move-to-done').click()
  await letsGo(world)
  for (const text of three) {
    await expect(bubble(inbox, text)).toHaveAttribute('data-state', /sent|delivered|read/)
    await expect(phone.getByTestId('phone-message').filter({ hasText: text })).toHaveCount(1)
  }
  await expect(inbox.getByTestId('control-banner')).toHaveCount(0)
  await world.clock.advance(hour)
  await world.settles()
  expect(await acceptedFor(lan)).toEqual(three)
})

interface Case {
  what: string
  mode: Mode
  /** Somebody else gets the thread; answers how it comes back. */
  seize: (world: World, customer: Customer) => Promise<() => Promise<void>>
  says: string
}

const inMeta = async (_world: World, customer: Customer) => {
  await customer.page.metaInbox.takesThreadOf(customer)
  return () => customer.page.metaInbox.movesToDone(customer)
}

const cases: readonly Case[] = [
  {
    what: 'with routing and us as the default app',
    mode: 'routing',
    seize: inMeta,
    says: 'Hộp thư Meta đang giữ hội thoại này',
  },
  {
    what: 'where whoever answers holds it',
    mode: 'zero_config',
    seize: inMeta,
    says: 'Hộp thư Meta đang giữ hội thoại này',
  },
  {
    what: 'with the older protocol and another primary receiver',
    mode: 'handover',
    async seize(world, customer) {
      const bot = await otherApp(world, customer.page, 'Bán Hàng 24h')
      await setsOnFacebook(world, customer.page, { primaryAppId: bot.id })
      await bot.takes(customer)
      return () => bot.passesToUs(customer)
    },
    says: 'Một ứng dụng khác đang giữ hội thoại này',
  },
  {
    what: 'held by another vendor’s app',
    mode: 'zero_config',
    async seize(world, customer) {
      const bot = await otherApp(world, customer.page, 'Bán Hàng 24h')
      await bot.takes(customer)
      await customer.says('Alo shop')
      return () => bot.passesToUs(customer)
    },
    says: 'Một ứng dụng khác đang giữ hội thoại này',
  },
  {
    what: 'held by Meta’s AI',
    mode: 'zero_config',
    async seize(_world, customer) {
      await aiAnswers(customer, 'Chào bạn, mình có thể giúp gì?')
      // What the customer writes next reaches us in standby only, which makes the hold certain.
      await customer.says('Cho mình hỏi giá')
      return () => customer.page.metaInbox.movesToDone(customer)
    },
    says: 'Hộp thư Meta đang giữ hội thoại này',
  },
]

for (const { what, mode, seize, says } of cases) {
  test(`[T3] [T4] ${what}: the banner comes before typing, and three replies are held in order and go by themselves, once`, async ({
    world,
    windowOf,
  }) => {
    const page = await pageWith(world, mode)
    const customer = await writes(world, page, 'Phạm Quỳnh Anh')
    const inbox = await windowOf(world.owner)
    await opens(inbox, customer)
    const freed = await seize(world, customer)
    await world.settles()
    await expect(inbox.getByTestId('control-banner')).toContainText(says)
    await expect(composer(inbox)).toHaveValue('')

    for (const text of three) {
      await replies(inbox, text)
      await isHeld(bubble(inbox, text))
    }
    expect(await acceptedFor(customer)).toEqual([])
    await freed()
    await world.clock.advance(10 * second)
    await letsGo(world)
    await expect(inbox.getByTestId('control-banner')).toHaveCount(0)
    for (const text of three)
      await expect(bubble(inbox, text)).toHaveAttribute('data-state', /sent|delivered|read/)
    expect(await acceptedFor(customer)).toEqual(three)
  })
}

test('[T3] a dead token: replies wait for the reconnection, and go in order, once', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'zero_config')
  const customer = await writes(world, page, 'Đặng Thùy Linh')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await losesSession(world, page)
  for (const text of three) {
    await replies(inbox, text)
    await isHeld(bubble(inbox, text))
  }
  await expect(inbox.getByTestId('disconnected-banner')).toContainText('đang mất kết nối')
  await expect(bubble(inbox, three[0] ?? '').getByTestId('mark')).toHaveText(
    'Chờ kết nối lại · tự gửi khi Trang được kết nối',
  )
  await reconnects(world, page)
  await letsGo(world)
  await expect(inbox.getByTestId('disconnected-banner')).toHaveCount(0)
  expect(await acceptedFor(customer)).toEqual(three)
})

test('[T7] the drawer shows the steps, opens that very conversation, watches, and says that it worked', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'zero_config')
  const customer = await writes(world, page, 'Ngô Bảo Lâm')
  await page.metaInbox.takesThreadOf(customer)
  await world.settles()
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await replies(inbox, 'Shop còn đúng một cái ạ')
  await isHeld(bubble(inbox, 'Shop còn đúng một cái ạ'))

  await inbox.getByTestId('held-steps').click()
  const drawer = inbox.getByRole('dialog', { name: 'Cách lấy lại quyền' })
  await expect(drawer.getByTestId('watching')).toContainText('Đang chờ… chưa thấy thay đổi')
  const guide = drawer.getByTestId('guide-move_to_done')
  await expect(guide.getByRole('listitem')).toHaveCount(3)
  await expect(guide).toContainText('Đúng vào ngày 21/11/2026')
  for (const picture of await guide.getByRole('img').all())
    await expect
      .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0)
  await drawer.getByTestId('evidence').getByText('Vì sao chúng tôi nghĩ vậy').click()
  await expect(drawer.getByTestId('evidence')).toContainText('Chúng tôi hỏi, Facebook đáp: Hộp thư Meta')

  const [suite] = await Promise.all([
    inbox.context().waitForEvent('page'),
    drawer.getByTestId('open-inbox').click(),
  ])
  await expect(suite.getByRole('heading', { name: customer.name })).toBeVisible()
  await suite.getByTestId('move-to-done').click()
  await suite.close()

  await world.clock.advance(5 * second)
  await expect(drawer.getByTestId('watch-done')).toContainText('Đã lấy lại quyền, 1 tin đang gửi')
  await letsGo(world)
  expect(await acceptedFor(customer)).toEqual(['Shop còn đúng một cái ạ'])
})

test('[T7] where the platform tells nobody, the watching drawer notices by asking', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'zero_config')
  const customer = await writes(world, page, 'Hồ Quốc Khánh')
  await page.metaInbox.takesThreadOf(customer)
  await world.settles()
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await inbox.getByTestId('banner-steps').click()
  await expect(inbox.getByTestId('watching')).toBeVisible()
  await world.desk.faults([
    { kind: 'webhook', match: { psid: await customer.psid() }, effect: { drop: true } },
  ])
  await page.metaInbox.movesToDone(customer)
  await world.clock.advance(5 * second)
  await expect(inbox.getByTestId('watch-done')).toContainText('Đã lấy lại quyền')
})

test('[T7] where the Page allows it the thread is taken with the reply, and alone', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'routing')
  await setsOnFacebook(world, page, { takeControl: [world.context.config.meta.appId] })
  const customer = await writes(world, page, 'Vũ Thu Hà')
  await page.metaInbox.takesThreadOf(customer)
  await world.settles()
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  // Untried is not yes: the first time it is tried from the drawer.
  await expect(inbox.getByTestId('send')).toHaveText('Gửi khi có quyền')
  await inbox.getByTestId('banner-steps').click()
  await inbox.getByTestId('drawer-take').click()
  await expect(inbox.getByTestId('watch-done')).toContainText('Đã lấy lại quyền')
  await inbox.keyboard.press('Escape')
  await expect(inbox.getByTestId('control-banner')).toHaveCount(0)

  await page.metaInbox.takesThreadOf(customer, 'Mình trả lời tiếp nhé')
  await world.settles()
  const banner = inbox.getByTestId('control-banner')
  await expect(banner).toContainText('Trang cho phép lấy lại quyền ngay tại đây')
  await expect(inbox.getByTestId('send')).toHaveText('Lấy quyền và gửi')
  // Their answer is in sight before one's own is begun: otherwise the composer asks first.
  await expect(bubble(inbox, 'Mình trả lời tiếp nhé')).toBeVisible()
  await replies(inbox, 'Dạ em đây ạ')
  await letsGo(world)
  await expect(bubble(inbox, 'Dạ em đây ạ')).toHaveAttribute('data-state', /sent|delivered|read/)
  await expect(banner).toHaveCount(0)
  expect(await acceptedFor(customer)).toEqual(['Dạ em đây ạ'])

  await page.metaInbox.takesThreadOf(customer, 'Thêm một câu nữa')
  await world.settles()
  await inbox.getByTestId('banner-take').click()
  await expect(banner).toHaveCount(0)
})

test('[T7] with the older protocol and us as primary receiver, a reply takes the thread', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'handover')
  const customer = await writes(world, page, 'Lý Thanh Nga')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await page.metaInbox.takesThreadOf(customer)
  await world.settles()
  await expect(inbox.getByTestId('send')).toHaveText('Lấy quyền và gửi')
  // Their answer is in sight before one's own is begun: otherwise the composer asks first.
  await expect(bubble(inbox, 'Chào bạn, shop đây ạ')).toBeVisible()
  await replies(inbox, 'Dạ em đây ạ')
  await letsGo(world)
  await expect(inbox.getByTestId('control-banner')).toHaveCount(0)
  expect(await acceptedFor(customer)).toEqual(['Dạ em đây ạ'])
})

test('[T7] when the taking is refused after all, the reply is held and the banner says so', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'routing')
  await setsOnFacebook(world, page, { takeControl: [world.context.config.meta.appId] })
  const customer = await writes(world, page, 'Bùi Anh Tuấn')
  await page.metaInbox.takesThreadOf(customer)
  await world.settles()
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await inbox.getByTestId('banner-steps').click()
  await inbox.getByTestId('drawer-take').click()
  await expect(inbox.getByTestId('watch-done')).toBeVisible()
  await inbox.keyboard.press('Escape')

  await setsOnFacebook(world, page, { takeControl: [] })
  await page.metaInbox.takesThreadOf(customer, 'Mình trả lời tiếp nhé')
  await world.settles()
  await expect(inbox.getByTestId('send')).toHaveText('Lấy quyền và gửi')
  // Their answer is in sight before one's own is begun: otherwise the composer asks first.
  await expect(bubble(inbox, 'Mình trả lời tiếp nhé')).toBeVisible()
  await replies(inbox, 'Dạ em đây ạ')
  await expect(inbox.getByTestId('control-banner')).toContainText('Facebook không cho lấy quyền')
  await isHeld(bubble(inbox, 'Dạ em đây ạ'))
  await expect(inbox.getByTestId('send')).toHaveText('Gửi khi có quyền')
})

test('[T7] asking another app is asked and not granted, and can be given up', async ({ world, windowOf }) => {
  const page = await pageWith(world, 'zero_config')
  const customer = await writes(world, page, 'Lê Minh Quân')
  const bot = await otherApp(world, page, 'Bán Hàng 24h')
  await bot.takes(customer)
  await customer.says('Còn hàng không?')
  await world.settles()
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  const banner = inbox.getByTestId('control-banner')
  await banner.getByTestId('banner-ask').click()
  await expect(banner).toContainText(/Đã xin quyền, đang chờ trả lời \(\d+ giây\)/)
  await expect(inbox.getByTestId('send')).toHaveText('Gửi khi có quyền')
  await banner.getByRole('button', { name: 'Huỷ yêu cầu' }).click()
  await expect(banner).toContainText('Một ứng dụng khác đang giữ hội thoại này')
  await banner.getByTestId('banner-ask').click()
  await expect(banner).toContainText('Đã xin quyền')
  await bot.passesToUs(customer)
  await world.settles()
  await expect(inbox.getByTestId('control-back')).toContainText('Đã lấy lại quyền')
})

test('[T7] somebody who cannot get into Business Suite tells the managers', async ({ world, windowOf }) => {
  const page = await pageWith(world, 'zero_config')
  const minh = await world.signIn('Trần Minh')
  const customer = await writes(world, page, 'Hoàng Bảo Châu')
  await page.metaInbox.takesThreadOf(customer)
  await world.settles()
  const inbox = await windowOf(minh, { at: '/inbox/all' })
  await opens(inbox, customer)
  await inbox.getByTestId('banner-steps').click()
  await inbox.getByTestId('ask-for-help').click()
  await expect(inbox.getByTestId('help')).toContainText('Đã báo quản lý')
  const { alerts } = await world.owner.call(channelRoutes.alerts, { params: {} })
  expect(alerts).toMatchObject([{ kind: 'control_help' }])
})

test('[T4] a guess locks nobody out: it is shown as one, and the composer stays open', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'zero_config')
  await world.desk.call('PATCH', `/pages/${page.externalId}/automations`, {
    instantReply: 'Cảm ơn bạn đã nhắn tin!',
  })
  const customer = await writes(world, page, 'Trương Mỹ Lan')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  const doubt = inbox.getByTestId('doubtful-banner')
  await expect(doubt).toContainText('Có thể Hộp thư Meta đang giữ hội thoại này (chưa chắc)')
  await expect(inbox.getByTestId('send')).toHaveText('Gửi')
  await replies(inbox, 'Dạ còn ạ')
  await world.settles()
  await expect(bubble(inbox, 'Dạ còn ạ')).toHaveAttribute('data-state', /sent|delivered|read/)
  await expect(doubt).toHaveCount(0)
})

test('[T6] a refused human-agent tag is explained by who may hold the thread, and leads to freeing it', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'zero_config')
  const customer = await writes(world, page, 'Đỗ Mỹ Duyên')
  await world.desk.faults([
    {
      kind: 'send',
      match: { psid: await customer.psid() },
      effect: { answer: { as: 'refusal', refusal: 'human_agent_missing' } },
      times: 1,
    },
  ])
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await replies(inbox, 'Chào chị, hôm qua shop bận quá')
  const card = inbox.getByTestId('failure-card')
  await expect(card).toContainText('hội thoại đang do Hộp thư Meta giữ')
  await card.getByRole('button', { name: 'Cách xử lý' }).click()
  const guide = inbox.getByTestId('guide-human_agent')
  await expect(guide.getByRole('listitem').first()).toContainText('bấm “Chuyển đến thư mục Xong”')
  await expect(guide.getByTestId('open-inbox')).toHaveAttribute(
    'href',
    new RegExp(`/suite/${page.externalId}/${await customer.psid()}$`),
  )
  await inbox.keyboard.press('Escape')

  // Whoever insists is told what came of it last time.
  const reply = bubble(inbox, 'Chào chị, hôm qua shop bận quá')
  await choosesOn(reply.first(), 'action-send_again')
  await expect(inbox.getByRole('alertdialog')).toContainText('Facebook không nhận thẻ nhân viên')
  await inbox.getByTestId('confirm').click()
  await world.settles()
  await expect(reply.last()).toHaveAttribute('data-state', /sent|delivered|read/)
  expect(await acceptedFor(customer)).toEqual(['Chào chị, hôm qua shop bận quá'])
})

test('[T3] sending again is there for a person who insists: it asks first, tries once and says what happened', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'zero_config')
  const customer = await writes(world, page, 'Dương Thị Mận')
  await page.metaInbox.takesThreadOf(customer)
  await world.settles()
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await replies(inbox, 'Còn hai cái ạ')
  await isHeld(bubble(inbox, 'Còn hai cái ạ'))
  await choosesOn(bubble(inbox, 'Còn hai cái ạ'), 'action-send_again')
  const question = inbox.getByRole('alertdialog')
  await expect(question).toContainText('Gửi lại tin này?')
  await expect(question).toContainText('Lần trước:')
  await question.getByTestId('confirm').click()
  await expect(inbox.getByText('Facebook vẫn chặn. Tin được giữ lại và tự gửi khi có quyền.')).toBeVisible()
  await isHeld(bubble(inbox, 'Còn hai cái ạ'))
  expect(await acceptedFor(customer)).toEqual([])
})

test('a draft survives losing the thread, and the banner names what happened', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'zero_config')
  const customer = await writes(world, page, 'Ngô Kiều Oanh')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await composer(inbox).pressSequentially('Dạ để em kiểm')
  await page.metaInbox.takesThreadOf(customer)
  await world.settles()
  await expect(inbox.getByTestId('control-banner')).toContainText(
    'Ngô Kiều Oanh vừa được trả lời từ Hộp thư Meta',
  )
  await expect(composer(inbox)).toHaveValue('Dạ để em kiểm')
})

test('a customer who cannot be reached is said so before typing, and nothing can be sent in vain', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'zero_config')
  const customer = await writes(world, page, 'Phan Gia Bảo')
  await world.desk.call('PATCH', `/pages/${page.externalId}/customers/${await customer.psid()}`, {
    unreachable: true,
  })
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await replies(inbox, 'Anh ơi')
  await expect(inbox.getByTestId('failure-card')).toContainText('Khách này hiện không nhận được tin')
  await expect(inbox.getByTestId('blocked-banner')).toContainText('Khách này hiện không nhận được tin')
  await composer(inbox).fill('Anh còn đó không ạ?')
  await expect(inbox.getByTestId('send')).toHaveAttribute('aria-disabled', 'true')
  await composer(inbox).press('Enter')
  await expect(composer(inbox)).toHaveValue('Anh còn đó không ạ?')

  await world.desk.call('PATCH', `/pages/${page.externalId}/customers/${await customer.psid()}`, {
    unreachable: false,
  })
  await customer.says('Xin lỗi, máy mình hết pin')
  await world.settles()
  await expect(inbox.getByTestId('blocked-banner')).toHaveCount(0)
  await expect(inbox.getByTestId('send')).not.toHaveAttribute('aria-disabled', 'true')
})

test('[T8] in one’s own conversation that Meta’s inbox answered, a hint says once why to answer here', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'zero_config')
  const customer = await writes(world, page, 'Mai Anh Thư')
  const inbox = await windowOf(world.owner)
  await opens(inbox, customer)
  await inbox.getByTestId('assignee').click()
  await inbox.getByRole('menuitem', { name: 'Nhận hội thoại này' }).click()
  await page.metaInbox.takesThreadOf(customer)
  await world.settles()
  const hint = inbox.getByTestId('answer-here')
  await expect(hint).toContainText('Trả lời ở đây để hội thoại không bị giữ.')
  await hint.getByRole('button', { name: 'Vì sao?' }).click()
  await expect(inbox.getByTestId('guide-move_to_done')).toBeVisible()
  await inbox.keyboard.press('Escape')
  await hint.getByRole('button', { name: 'Đã hiểu' }).click()
  await expect(hint).toHaveCount(0)
  await inbox.reload()
  await expect(inbox.getByTestId('control-banner')).toBeVisible()
  await expect(hint).toHaveCount(0)
})

/** Three Pages, each with a cause of its own for what waits. */
async function causes(world: World): Promise<{ held: Customer; dead: Customer; app: Customer }> {
  const page = await pageWith(world, 'zero_config', 'Mộc Store')
  const held = await writes(world, page, 'Nguyễn Thị Lan')
  await page.metaInbox.takesThreadOf(held)
  await world.settles()
  await world.owner.repliesTo(held, 'Dạ còn ạ')
  await world.owner.repliesTo(held, 'Màu be ạ')
  const app = await writes(world, page, 'Trần Văn Hùng')
  await (await otherApp(world, page, 'Bán Hàng 24h')).takes(app)
  await app.says('Alo?')
  await world.settles()
  await world.owner.repliesTo(app, 'Dạ em kiểm tra')
  const outlet = await pageWith(world, 'zero_config', 'Mộc Outlet')
  const dead = await writes(world, outlet, 'Lê Minh Quân')
  await losesSession(world, outlet)
  await world.owner.repliesTo(dead, 'Dạ có ạ')
  await world.settles()
  return { held, dead, app }
}

const cause = (inbox: Page, words: string) => inbox.getByTestId('held-cause').filter({ hasText: words })

test('[T3] everything held is in one view, with its causes and one button for each', async ({
  world,
  windowOf,
}) => {
  const { held } = await causes(world)
  const inbox = await windowOf(world.owner, { at: '/inbox/held' })
  await expect(inbox.getByTestId('held-cause')).toHaveCount(3)
  const meta = cause(inbox, 'Hộp thư Meta đang giữ')
  await expect(meta).toContainText('2 tin · 1 hội thoại')
  await expect(cause(inbox, 'Ứng dụng khác đang giữ')).toContainText('1 tin')
  const dead = cause(inbox, 'Trang mất kết nối')
  await expect(dead).toContainText('Mộc Outlet')
  for (const one of await inbox.getByTestId('held-cause').all())
    await expect(one.getByRole('button').filter({ hasNotText: /^Mộc/ })).toHaveCount(1)

  await dead.getByRole('button', { name: 'Mộc Outlet' }).click()
  await expect(inbox.getByTestId('conversation-row')).toHaveCount(1)
  await expect(inbox.getByTestId('held-cause')).toHaveCount(1)
  await inbox.goBack()
  await inbox.goto('/inbox/held')

  await meta.getByRole('button', { name: 'Cách lấy lại quyền' }).click()
  await expect(inbox.getByTestId('watching')).toBeVisible()
  await held.page.metaInbox.movesToDone(held)
  await world.clock.advance(5 * second)
  await letsGo(world)
  await expect(inbox.getByTestId('watch-done')).toBeVisible()
  await inbox.keyboard.press('Escape')
  await expect(meta).toHaveCount(0)
  await dead.getByRole('button', { name: 'Kết nối lại' }).click()
  await inbox.waitForURL(/\/channels\//)
})

test('[T7] where the Page allows it, everything held in Meta’s inbox is taken with one press', async ({
  world,
  windowOf,
}) => {
  const page = await pageWith(world, 'routing')
  await setsOnFacebook(world, page, { takeControl: [world.context.config.meta.appId] })
  const customers: Customer[] = []
  for (const name of ['Lan', 'Mai', 'Hoà']) {
    const customer = await writes(world, page, name)
    await page.metaInbox.takesThreadOf(customer)
    await world.settles()
    await world.owner.repliesTo(customer, `Chào ${name}`)
    customers.push(customer)
  }
  const inbox = await windowOf(world.owner, { at: '/inbox/held' })
  // The first taking shows that the Page allows it.
  await cause(inbox, 'Hộp thư Meta đang giữ').getByRole('button', { name: 'Cách lấy lại quyền' }).click()
  await inbox.getByTestId('drawer-take').click()
  await expect(inbox.getByTestId('watch-done')).toBeVisible()
  await inbox.keyboard.press('Escape')
  await inbox.getByTestId('take-all').click()
  await expect(inbox.getByText('Đã lấy quyền 2 hội thoại')).toBeVisible()
  await letsGo(world)
  await expect(inbox.getByTestId('held-cause')).toHaveCount(0)
  for (const customer of customers) expect(await acceptedFor(customer)).toHaveLength(1)
})

const looks = [
  { colorScheme: 'light', locale: 'vi', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', locale: 'en', viewport: { width: 390, height: 844 } },
] as const

for (const { colorScheme, locale, viewport } of looks) {
  test(`the held view and the drawer can be used by everybody: ${colorScheme}, ${locale}, ${viewport.width} px`, async ({
    world,
    windowOf,
  }) => {
    const { held } = await causes(world)
    await world.owner.call(accountRoutes.updateMe, { body: { locale } })
    const inbox = await windowOf(world.owner, { at: '/inbox/held', colorScheme, viewport })
    await expect(inbox.locator('html')).toHaveAttribute('lang', locale)
    await expect(inbox.getByTestId('held-cause')).toHaveCount(3)
    await expectNoBarrier(inbox, 'the held view')
    await expectNoSideways(inbox, 'the held view')
    await opens(inbox, held)
    await expect(inbox.getByTestId('control-banner')).toBeVisible()
    await expectNoBarrier(inbox, 'a held conversation')
    await expectNoSideways(inbox, 'a held conversation')
    await inbox.getByTestId('banner-steps').click()
    const drawer = inbox.getByRole('dialog')
    await expect(drawer.getByTestId('guide-move_to_done')).toBeVisible()
    await drawer.getByTestId('evidence').locator('summary').click()
    await expectNoBarrier(inbox, 'the drawer')
    await expectNoSideways(inbox, 'the drawer')
    const box = await drawer.boundingBox()
    expect(box?.width).toBeLessThanOrEqual(viewport.width)
    await inbox.keyboard.press('Escape')
    await expect(drawer).toHaveCount(0)
  })
}
