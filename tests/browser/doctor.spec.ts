import { accountRoutes, inboxRoutes } from '@lienmach/contract'
import type { Customer, FacebookPage, Member, World } from '@lienmach/testkit'
import type { Page } from '@playwright/test'
import { expectNoBarrier, expectNoSideways } from './barriers.ts'
import { expect, test } from './world.ts'

const minute = 60_000

/** A customer who has written, so that the Page is connected and known to be well. */
async function pageWithLan(world: World): Promise<{ page: FacebookPage; lan: Customer }> {
  const page = await world.connectFacebookPage({ name: 'Mộc Store' })
  const lan = page.contact('Nguyễn Thị Lan')
  await lan.says('Áo này còn size M không ạ?')
  await world.settles()
  await passes(world, 6 * minute)
  return { page, lan }
}

/** Lets time go by, and the doctor look. */
async function passes(world: World, ms: number): Promise<void> {
  await world.clock.advance(ms)
  await world.settles()
}

/** What an admin sets on Facebook: conversations are shared out, this app first. The doctor looks. */
async function routesTo(world: World, page: FacebookPage, appId: string | undefined): Promise<void> {
  await world.desk.call('PATCH', `/pages/${page.externalId}`, { mode: 'routing', defaultAppId: appId })
  await passes(world, 6 * minute)
}

/** Somebody new writes, which only the default app hears directly, and the doctor looks. */
async function strangerWrites(world: World, page: FacebookPage, name: string): Promise<void> {
  await page.contact(name).says('Shop ơi, áo này còn không ạ?')
  await world.settles()
  await passes(world, 6 * minute)
}

const ours = (world: World) => world.environment['META_APP_ID']

async function opensChannel(page: FacebookPage, tab: Page, side?: string): Promise<void> {
  await tab.goto(`/channels/${page.channelId}${side === undefined ? '' : `?tab=${side}`}`)
}

/** Gives every conversation to somebody. */
async function givesTo(world: World, member: Member): Promise<void> {
  const { conversations } = await world.owner.call(inboxRoutes.conversations, {
    params: {},
    query: { view: 'all' },
  })
  for (const { id } of conversations)
    await world.owner.call(inboxRoutes.assign, {
      params: { conversationId: id },
      body: { memberId: member.id },
    })
}

test('[T1] the doctor says that another app is the default, shows how to mend it, and says well once it is mended', async ({
  world,
  windowOf,
}) => {
  const { page } = await pageWithLan(world)
  const { id: bot } = await world.desk.app({ name: 'Bot Bán Hàng' })
  const tab = await windowOf(world.owner, { at: 'about:blank' })
  await opensChannel(page, tab, 'doctor')
  await expect(tab.getByTestId('doctor-sentence')).toHaveText('Trang hoạt động tốt')

  await routesTo(world, page, bot)
  await expect(tab.getByTestId('check-routing')).toHaveAttribute('data-state', 'look')
  await strangerWrites(world, page, 'Phạm Văn Hùng')
  const routing = tab.getByTestId('check-routing')
  await expect(routing).toHaveAttribute('data-state', 'broken')
  await expect(routing).toContainText('Liền Mạch chưa phải ứng dụng mặc định của Trang')
  await expect(tab.getByTestId('doctor-sentence')).toContainText('việc cần làm')

  await routing.getByText('Vì sao?').click()
  await expect(routing).toContainText('chọn Liền Mạch làm ứng dụng mặc định')
  await tab.getByTestId('guide-link-default_app').click()
  await expect(tab.getByTestId('guide-default_app')).toBeVisible()
  await expect(tab.getByTestId('guide-default_app').getByRole('link')).toHaveAttribute(
    'href',
    new RegExp(`/page/${page.externalId}/settings`),
  )
  await tab.keyboard.press('Escape')

  await opensChannel(page, tab, 'control')
  await expect(tab.getByTestId('control-diagram')).toHaveAttribute('data-leads-to', 'other_app')
  await expect(tab.getByTestId('control-text')).toContainText('Hãy đặt Liền Mạch làm ứng dụng mặc định')
  await tab.goto('/channels')
  await expect(tab.getByTestId(`finding-${page.externalId}`)).toContainText('chưa phải ứng dụng mặc định')

  await routesTo(world, page, ours(world))
  await strangerWrites(world, page, 'Trần Thị Cúc')
  await opensChannel(page, tab, 'doctor')
  await tab.getByTestId('channel-check').click()
  await expect(routing).toHaveAttribute('data-state', 'well')
  await expect(tab.getByTestId('doctor-sentence')).toHaveText('Trang hoạt động tốt')
  await opensChannel(page, tab, 'control')
  await expect(tab.getByTestId('control-diagram')).toHaveAttribute('data-leads-to', 'us')
})

test('[T2] when another admin changes the default app, managers are told at once with before and after', async ({
  world,
  windowOf,
}) => {
  const { page } = await pageWithLan(world)
  await routesTo(world, page, ours(world))
  await strangerWrites(world, page, 'Phạm Văn Hùng')
  const tab = await windowOf(world.owner)
  await expect(tab.getByTestId('conversation-row')).toHaveCount(2)
  await expect(tab.getByTestId('alert-strip')).toHaveCount(0)

  const { id: bot } = await world.desk.app({ name: 'Bot Bán Hàng' })
  await routesTo(world, page, bot)
  await strangerWrites(world, page, 'Trần Thị Cúc')
  const strip = tab.getByTestId('alert-strip')
  await expect(strip).toContainText('Cài đặt của Mộc Store trên Facebook vừa đổi')
  await expect(strip).toContainText('Ứng dụng mặc định: Liền Mạch → ứng dụng khác')
  await strip.getByTestId('alert-action').click()
  await expect(tab.getByTestId('change').first()).toContainText('Liền Mạch → ứng dụng khác')

  await opensChannel(page, tab, 'doctor')
  const cells = tab.getByTestId('history').getByRole('gridcell')
  await expect(cells.last()).toHaveAttribute('data-state', 'broken')
  await cells.last().focus()
  await expect(tab.getByTestId('history-sentence')).toContainText('chưa phải ứng dụng mặc định')
  await tab.keyboard.press('ArrowUp')
  await expect(tab.getByTestId('history-sentence')).toContainText('Hôm qua')

  await tab.goto('/audit')
  await expect(tab.getByTestId('audit-change').first()).toHaveText(
    'Ứng dụng mặc định: Liền Mạch → ứng dụng khác',
  )
})

test("[T8] who keeps being answered for in Meta's inbox is shown to managers, and hinted to that member alone", async ({
  world,
  windowOf,
}) => {
  const { page, lan } = await pageWithLan(world)
  const mai = await world.signIn('Trần Thị Mai')
  await givesTo(world, mai)
  await page.metaInbox.says(lan, 'Dạ còn ạ')
  await page.metaInbox.says(lan, 'Chị lấy màu gì ạ?')
  await world.settles()
  await passes(world, 6 * minute)

  const tab = await windowOf(world.owner, { at: 'about:blank' })
  await opensChannel(page, tab, 'control')
  await expect(tab.getByTestId('elsewhere-meta_inbox')).toContainText('2 tin trong 1 hội thoại')
  await expect(tab.getByTestId('elsewhere-members')).toContainText('Trần Thị Mai')
  await expect(tab.getByTestId('prevention')).toContainText('Chỉ trả lời ở đây')
  await tab.goto('/inbox/all')
  await expect(tab.getByTestId('conversation-row')).toBeVisible()
  await expect(tab.getByTestId('answer-here')).toHaveCount(0)

  const hers = await windowOf(mai)
  await expect(hers.getByTestId('answer-here')).toContainText('Hộp thư Meta 2 lần')
  await opensChannel(page, hers, 'control')
  await expect(hers.getByTestId('control-card')).toBeVisible()
  await expect(hers.getByTestId('elsewhere')).toHaveCount(0)
  await hers.goto('/inbox')
  await hers.getByTestId('answer-here-put-away').click()
  await expect(hers.getByTestId('answer-here')).toHaveCount(0)
  await hers.reload()
  await expect(hers.getByTestId('conversation-row')).toBeVisible()
  await expect(hers.getByTestId('answer-here')).toHaveCount(0)
})

test('a session that died is told over every screen to those who can reconnect, and an agent sees health without settings', async ({
  world,
  windowOf,
}) => {
  const { page } = await pageWithLan(world)
  const mai = await world.signIn('Trần Thị Mai')
  const tab = await windowOf(world.owner)
  await world.desk.call('POST', `/users/${page.adminId}/accidents`, { kind: 'change_password' })
  await passes(world, 6 * minute)
  await expect(tab.getByTestId('alert-strip')).toContainText('Mộc Store đã mất kết nối')
  await tab.getByTestId('alert-strip').getByTestId('alert-action').click()
  await expect(tab.getByTestId('connect-step')).toBeVisible()

  const hers = await windowOf(mai, { at: 'about:blank' })
  await opensChannel(page, hers, 'doctor')
  await expect(hers.getByTestId('check-token')).toHaveAttribute('data-state', 'broken')
  await expect(hers.getByTestId('channel-dead')).toContainText('Quản lý đã được báo lúc')
  await expect(hers.getByTestId('fix-token')).toHaveCount(0)
  await expect(hers.getByTestId('channel-check')).toHaveCount(0)
  await expect(hers.getByTestId('alert-strip')).toHaveCount(0)
  await expect(hers.getByRole('tab', { name: 'Cài đặt' })).toHaveCount(0)
  await opensChannel(page, hers, 'settings')
  await expect(hers.getByTestId('no-permission')).toContainText('Nguyễn Thu Hà')
})

test('what is hidden over the screens stays in the list; what is put away there is gone, for everybody and after a reload', async ({
  world,
  windowOf,
}) => {
  const { page } = await pageWithLan(world)
  const hung = await world.signIn('Phạm Văn Hùng', 'manager')
  await world.desk.call('POST', `/users/${page.adminId}/accidents`, { kind: 'change_password' })
  await passes(world, 6 * minute)
  const [tab, his] = [await windowOf(world.owner), await windowOf(hung)]
  await tab.getByTestId('alert-hide').click()
  await expect(tab.getByTestId('alert-strip')).toHaveCount(0)
  await expect(tab.getByTestId('alerts-bell')).toHaveAttribute('data-count', '1')
  await expect(his.getByTestId('alert-strip')).toBeVisible()

  await tab.getByTestId('alerts-bell').click()
  await expect(tab.getByTestId('alert-channel_disconnected')).toContainText('không nhận và không gửi được')
  await tab.getByTestId('alert-put-away').click()
  await expect(tab.getByTestId('alerts-empty')).toBeVisible()
  await expect(his.getByTestId('alert-strip')).toHaveCount(0)
  await tab.reload()
  await expect(tab.getByTestId('alerts-bell')).toHaveAttribute('data-count', '0')
})

test('a colleague who asks for help is heard by managers, and the notice opens that conversation', async ({
  world,
  windowOf,
}) => {
  const { page, lan } = await pageWithLan(world)
  const mai = await world.signIn('Trần Thị Mai')
  await givesTo(world, mai)
  await page.metaInbox.takesThreadOf(lan)
  await world.settles()
  const tab = await windowOf(world.owner)
  await expect(tab.getByTestId('alerts-bell')).toHaveAttribute('data-count', '0')
  const { conversations } = await mai.call(inboxRoutes.conversations, { params: {}, query: { view: 'mine' } })
  await mai.call(inboxRoutes.askForHelp, { params: { conversationId: conversations[0]?.id ?? '' } })
  await expect(tab.getByTestId('alerts-bell')).toHaveAttribute('data-count', '1')
  await tab.getByTestId('alerts-bell').click()
  const asked = tab.getByTestId('alert-control_help')
  await expect(asked).toContainText('Trần Thị Mai nhờ lấy lại quyền hội thoại với Nguyễn Thị Lan')
  await asked.getByTestId('alert-action').click()
  await expect(tab.getByTestId('thread-name')).toHaveText('Nguyễn Thị Lan')
  await expect(tab.getByTestId('alerts')).toHaveCount(0)
})

test('the browser tells managers what broke while they look elsewhere, where that was allowed before; it never asks', async ({
  world,
  windowOf,
}) => {
  const { page } = await pageWithLan(world)
  const told = (tab: Page) => tab.evaluate(() => (globalThis as unknown as { told: string[] }).told)
  const [tab, his] = [
    await windowOf(world.owner),
    await windowOf(await world.signIn('Phạm Văn Hùng', 'manager')),
  ]
  for (const [screen, permission] of [
    [tab, 'granted'],
    [his, 'default'],
  ] as const) {
    await screen.addInitScript((answer) => {
      const said: string[] = []
      // The desktop's own notifications, seen from inside; somebody looks at another window.
      class Shown {
        static permission = answer
        static requestPermission = () => said.push('asked')
        constructor(title: string) {
          said.push(title)
        }
      }
      Object.assign(globalThis, { told: said, Notification: Shown })
      document.hasFocus = () => false
    }, permission)
    await screen.reload()
    await expect(screen.getByTestId('conversation-row')).toBeVisible()
  }
  await world.desk.call('POST', `/users/${page.adminId}/accidents`, { kind: 'change_password' })
  await passes(world, 6 * minute)
  await expect(his.getByTestId('alert-strip')).toBeVisible()
  await expect.poll(() => told(tab)).toEqual(['Mộc Store đã mất kết nối'])
  expect(await told(his)).toEqual([])
})

test("the canary tries Facebook's rules with a chosen customer and tells the day a tag is retired", async ({
  world,
  windowOf,
}) => {
  const { page } = await pageWithLan(world)
  await world.desk.call('PATCH', `/apps/${ours(world)}`, { features: ['human_agent'] })
  const tab = await windowOf(world.owner, { at: 'about:blank' })
  await opensChannel(page, tab, 'settings')
  await tab.getByTestId('canary-customer').fill('lan')
  await tab.getByRole('option', { name: /Nguyễn Thị Lan/ }).click()
  await expect(tab.getByText('Đã chọn khách để thử')).toBeVisible()
  await tab.getByTestId('canary-run').click()
  for (const probe of ['version', 'permissions', 'response', 'human_agent'])
    await expect(tab.getByTestId(`probe-${probe}`)).toHaveAttribute('data-outcome', 'accepted')

  await world.desk.call('PUT', '/switches', { retiredTags: ['HUMAN_AGENT'] })
  await tab.getByTestId('canary-run').click()
  const probe = tab.getByTestId('probe-human_agent')
  await expect(probe).toHaveAttribute('data-outcome', 'tag_retired')
  await expect(probe.getByTestId('probe-change')).toContainText('Trước đó: Facebook nhận')
  await expect(tab.getByTestId('alert-strip')).toContainText('Facebook đổi quy định với Mộc Store')
  await tab.getByTestId('canary-clear').click()
  await expect(tab.getByTestId('canary-customer')).toHaveValue('')
})

for (const [locale, colorScheme, width] of [
  ['vi', 'light', 1440],
  ['en', 'dark', 390],
] as const) {
  test(`every side of a channel and its notices can be used by everybody: ${locale}, ${colorScheme}, ${width} px`, async ({
    world,
    windowOf,
  }) => {
    test.slow()
    const { page, lan } = await pageWithLan(world)
    const { id: bot } = await world.desk.app({ name: 'Bot Bán Hàng' })
    await routesTo(world, page, bot)
    await strangerWrites(world, page, 'Phạm Văn Hùng')
    await page.metaInbox.says(lan, 'Dạ còn ạ')
    await world.settles()
    await world.owner.repliesTo(lan, 'Dạ shop còn size M ạ')
    await passes(world, 6 * minute)
    await world.owner.call(accountRoutes.updateMe, { body: { locale } })
    const tab = await windowOf(world.owner, {
      at: '/channels',
      colorScheme,
      viewport: { width, height: 844 },
    })
    await expect(tab.getByTestId('alert-strip')).toBeVisible()
    await opensChannel(page, tab)
    for (const [place, side] of ['overview', 'doctor', 'control', 'settings'].entries()) {
      await tab.getByRole('tab').nth(place).click()
      await expect(tab.getByRole('tab').nth(place)).toHaveAttribute('aria-selected', 'true')
      await expect(tab.locator('[aria-busy=true]')).toHaveCount(0)
      if (side === 'doctor') await tab.locator('summary').first().click()
      await expectNoBarrier(tab, side)
      await expectNoSideways(tab, side)
      if (width < 768) {
        await tab.setViewportSize({ width: 320, height: 640 })
        await expectNoSideways(tab, `${side} at 320 px`)
        await tab.setViewportSize({ width, height: 844 })
      }
    }
    await tab.goto('/channels')
    await tab.getByTestId('alerts-bell').click()
    await expect(tab.getByTestId('alerts')).toBeVisible()
    await expectNoBarrier(tab, 'the list of notices')
    await tab.keyboard.press('Escape')
    await expect(tab.getByTestId('alerts')).toHaveCount(0)
    await expect(tab.getByTestId('alerts-bell')).toBeFocused()
  })
}
