import { channelRoutes } from '@lienmach/contract'
import type { Member, World } from '@lienmach/testkit'
import type { Page } from '@playwright/test'
import { agrees, opensDialog } from './facebook-dialog.ts'
import { expect, test } from './world.ts'

const wizardAddress = '/channels/connect/facebook'

/** The first person of the emulated Facebook, with Pages of their own by name. */
async function adminOf(
  world: World,
  ...names: string[]
): Promise<{ userId: string; ids: Record<string, string> }> {
  const { id: userId } = await world.desk.user('Nguyễn Minh Anh')
  const ids: Record<string, string> = {}
  for (const name of names) ids[name] = (await world.desk.page({ name, admins: [userId] })).id
  return { userId, ids }
}

async function writes(world: World, pageId: string, text: string): Promise<void> {
  const { psid } = await world.desk.customer(pageId, 'Nguyễn Thị Lan')
  await world.desk.says(pageId, psid, { text })
}

/** From the wizard's beginning to a list of Pages that Facebook handed over. */
async function reachesPages(
  wizard: Page,
  pages: readonly string[],
  declined: readonly string[] = [],
): Promise<void> {
  await agrees(await opensDialog(wizard, 'connect-continue'), { pages, declined })
}

test('[C1] the wizard leads from channel settings through Facebook to a connected Page', async ({
  world,
  windowOf,
}) => {
  const { ids } = await adminOf(world, 'Mộc Store')
  const pageId = ids['Mộc Store'] ?? ''
  const wizard = await windowOf(world.owner, { at: '/channels' })
  await expect(wizard.getByTestId('channels-empty')).toBeVisible()
  await wizard.getByTestId('channels-add').click()

  await expect(wizard.getByTestId('connect-step')).toHaveAttribute('data-step', 'start')
  const dialog = await opensDialog(wizard, 'connect-continue')
  await expect(wizard.getByTestId('connect-waiting')).toBeVisible()
  await expect(wizard.getByTestId('connect-step')).toHaveAttribute('data-step', 'pages')
  await wizard.getByTestId('guide-next').click()
  await expect(wizard.getByTestId('connect-step')).toHaveAttribute('data-step', 'permissions')
  await agrees(dialog, { pages: ['Mộc Store'] })

  await expect(wizard.getByTestId('connect-step')).toHaveAttribute('data-step', 'activate')
  await expect(wizard.getByTestId(`page-${pageId}`)).toContainText('Đã lấy về, chưa kích hoạt')
  await expect(wizard.getByTestId(`page-${pageId}`)).toContainText('Trang này chưa nhận tin nhắn')
  await wizard.getByTestId('connect-selected').click()
  await expect(wizard.getByTestId('chat-right-confirm')).toHaveAttribute('aria-disabled', 'true')
  await wizard.getByText('Có, chia sẻ hội thoại').click()
  await wizard.getByTestId('sharing-everyone').click()
  await wizard.getByTestId('chat-right-confirm').click()

  await expect(wizard.getByTestId(`waiting-${pageId}`)).toContainText('Nhắn thử một tin')
  await writes(world, pageId, 'Shop ơi')
  await expect(wizard.getByTestId(`connected-${pageId}`)).toContainText('Đã kết nối')
  await wizard.getByTestId('connect-to-channels').click()
  await expect(wizard.getByTestId(`channel-state-${pageId}`)).toHaveText(/Đã kết nối/)
})

test('[C1] a run that was left is taken up where it stood, and a blocked window falls back to the same tab', async ({
  world,
  windowOf,
}) => {
  await adminOf(world, 'Mộc Store')
  const wizard = await windowOf(world.owner, { at: 'about:blank' })
  await wizard.addInitScript(() => {
    window.open = () => null
  })
  await wizard.goto(wizardAddress)
  await wizard.getByTestId('connect-continue').click()
  await wizard
    .getByTestId(/^login-user-/)
    .first()
    .click()
  await wizard.getByLabel('Mộc Store').check()
  await wizard.getByTestId('login-next').click()
  await wizard.getByTestId('login-save').click()
  await wizard.getByTestId('login-done').click()
  await expect(wizard.getByTestId('connect-pages')).toBeVisible()
  expect(new URL(wizard.url()).origin).toBe(world.url)

  await wizard.goto('/inbox')
  await wizard.goto(wizardAddress)
  await expect(wizard.getByTestId('connect-pages')).toContainText('Mộc Store')
})

test('[C1] saying no on Facebook, or handing over no Page, is said with the way on', async ({
  world,
  windowOf,
}) => {
  await adminOf(world, 'Mộc Store')
  const wizard = await windowOf(world.owner, { at: wizardAddress })
  const dialog = await opensDialog(wizard, 'connect-continue')
  await Promise.all([dialog.waitForEvent('close'), dialog.getByTestId('login-cancel').click()])
  await expect(wizard.getByTestId('connect-failure')).toContainText('Bạn chưa đồng ý trên Facebook')

  await agrees(await opensDialog(wizard, 'connect-continue'), { pages: [] })
  await expect(wizard.getByTestId('connect-failure')).toContainText('Facebook không đưa Trang nào')
  await expect(wizard.getByTestId('connect-continue')).toBeVisible()
})

test('[C2] a Page without the needed task is listed, greyed, with the reason', async ({
  world,
  windowOf,
}) => {
  const { userId, ids } = await adminOf(world, 'Mộc Store')
  const { id: kitchen } = await world.desk.page({
    name: 'Bếp Của Mẹ',
    admins: [{ id: userId, tasks: ['ANALYZE', 'MODERATE'] }],
  })
  const wizard = await windowOf(world.owner, { at: wizardAddress })
  await reachesPages(wizard, ['Mộc Store', 'Bếp Của Mẹ'])
  const row = wizard.getByTestId(`page-${kitchen}`)
  await expect(row).toHaveAttribute('aria-disabled', 'true')
  await expect(row).toContainText('Bạn thiếu vai trò “Nhắn tin”')
  await expect(wizard.getByTestId(`page-select-${kitchen}`)).toBeDisabled()
  await expect(wizard.getByTestId(`page-connect-${kitchen}`)).toHaveCount(0)
  await expect(wizard.getByTestId(`page-connect-${ids['Mộc Store']}`)).toBeVisible()
})

test('[C2] a Page of another workspace is greyed, and named only where one belongs there', async ({
  world,
  windowOf,
}) => {
  const taken = await world.connectFacebookPage({ name: 'Mộc Store' })
  const hung = await world.signIn('Trần Văn Hùng')
  const page = await windowOf(hung)
  await page.evaluate(async () => {
    await fetch('/api/v1/workspaces', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-lienmach-client': 'web' },
      body: JSON.stringify({ name: 'Tiệm của Hùng', timeZone: 'Asia/Ho_Chi_Minh' }),
    })
  })
  await page.goto('/inbox')
  await page.getByTestId('workspace-switcher').click()
  await page.getByRole('menuitemradio', { name: 'Tiệm của Hùng' }).click()
  await page.goto(wizardAddress)
  await reachesPages(page, ['Mộc Store'])
  await expect(page.getByTestId(`page-${taken.externalId}`)).toContainText(
    'Trang đang kết nối ở không gian “Mộc Store”',
  )
  await expect(page.getByTestId(`page-select-${taken.externalId}`)).toBeDisabled()
})

test('[C3] what was declined is named with what will not work, and one button asks again', async ({
  world,
  windowOf,
}) => {
  const { ids } = await adminOf(world, 'Mộc Store')
  const wizard = await windowOf(world.owner, { at: wizardAddress })
  await reachesPages(wizard, ['Mộc Store'], ['pages_messaging', 'pages_read_engagement'])

  const notice = wizard.getByTestId('connect-missing')
  await expect(notice).toContainText('Thiếu 2 quyền')
  await expect(notice).toContainText('không nhận và không gửi được tin nhắn')
  await expect(wizard.getByTestId('scope-pages_messaging')).toHaveAttribute('data-state', 'missing')
  await expect(wizard.getByTestId('scope-pages_show_list')).toHaveAttribute('data-state', 'granted')
  await expect(wizard.getByTestId('connect-go-on-anyway')).toHaveCount(0)

  await agrees(await opensDialog(wizard, 'connect-grant-again'), { pages: ['Mộc Store'] })
  await expect(wizard.getByTestId('connect-all-granted')).toBeVisible()
  await expect(wizard.getByTestId(`page-${ids['Mộc Store']}`)).toBeVisible()
})

test('[C3] without a permission that is only advised a Page can be connected, and says what it lacks', async ({
  world,
  windowOf,
}) => {
  const { ids } = await adminOf(world, 'Mộc Store')
  const pageId = ids['Mộc Store'] ?? ''
  const wizard = await windowOf(world.owner, { at: wizardAddress })
  await reachesPages(wizard, ['Mộc Store'], ['pages_read_engagement'])
  await wizard.getByTestId('connect-go-on-anyway').click()
  await wizard.getByTestId(`page-connect-${pageId}`).click()
  await wizard.getByText('Có, chia sẻ hội thoại').click()
  await wizard.getByTestId('sharing-everyone').click()
  await wizard.getByTestId('chat-right-confirm').click()
  await expect(wizard.getByTestId('check-permissions')).toHaveAttribute('data-state', 'look')
  await wizard.getByTestId('connect-to-channels').click()
  await wizard.getByTestId(`channel-open-${pageId}`).click()
  await expect(wizard.getByTestId('channel-missing')).toContainText('Đọc nội dung của Trang')
})

test('[C4] many Pages are connected in one go; each is connected only once a message made the round', async ({
  world,
  windowOf,
}) => {
  const names = ['Mộc Store', 'Tiệm Hoa Nắng', 'Gốm Bát Tràng']
  const { ids } = await adminOf(world, ...names)
  const [moc = '', hoa = '', gom = ''] = names.map((name) => ids[name])
  const wizard = await windowOf(world.owner, { at: wizardAddress })
  await reachesPages(wizard, names)
  await wizard.getByTestId('page-select-all').click()
  await world.desk.faults([
    {
      kind: 'subscribe',
      match: { pageId: gom },
      times: 1,
      effect: { answer: { as: 'refusal', refusal: 'service_unavailable' } },
    },
  ])
  await wizard.getByTestId('connect-selected').click()
  await wizard.getByText('Có, chia sẻ hội thoại').click()
  await wizard.getByTestId('sharing-everyone').click()
  await wizard.getByTestId('chat-right-confirm').click()

  await expect(wizard.getByTestId(`waiting-${moc}`)).toBeVisible()
  await expect(wizard.getByTestId(`waiting-${hoa}`)).toBeVisible()
  await expect(wizard.getByTestId(`progress-${gom}`)).toContainText('Chưa kết nối được')
  await expect(wizard.getByTestId('connect-summary')).toHaveText('0 trong 3 Trang đã kết nối')

  await writes(world, hoa, 'Còn hoa hồng không ạ?')
  await expect(wizard.getByTestId(`connected-${hoa}`)).toBeVisible()
  await expect(wizard.getByTestId(`waiting-${moc}`)).toBeVisible()
  const test = wizard.getByTestId(`progress-${hoa}`).getByTestId('channel-checks')
  for (const check of ['token', 'permissions', 'webhook', 'routing', 'round_trip']) {
    await expect(test.getByTestId(`check-${check}`)).toHaveAttribute('data-state', 'well')
  }

  await wizard.getByTestId(`retry-${gom}`).click()
  await expect(wizard.getByTestId(`waiting-${gom}`)).toBeVisible()
})

test('[C5] with "only me" conversations come to me alone; sharing them later needs no reconnection', async ({
  world,
  windowOf,
}) => {
  const { ids } = await adminOf(world, 'Mộc Store')
  const pageId = ids['Mộc Store'] ?? ''
  const mai = await world.signIn('Mai')
  const wizard = await windowOf(world.owner, { at: wizardAddress })
  await reachesPages(wizard, ['Mộc Store'])
  await wizard.getByTestId('connect-selected').click()
  await wizard.getByText('Không, chỉ mình tôi').click()
  await wizard.getByTestId('chat-right-confirm').click()
  await expect(wizard.getByTestId(`waiting-${pageId}`)).toBeVisible()
  await writes(world, pageId, 'Ghế này còn không ạ?')
  await expect(wizard.getByTestId(`connected-${pageId}`)).toContainText('Hội thoại mới vào hộp thư của bạn')
  await wizard.goto('/inbox/mine')
  await expect(wizard.getByTestId('conversation-row')).toContainText('Ghế này còn không ạ?')

  const hers = await windowOf(mai, { at: '/inbox/all' })
  await expect(hers.getByTestId('conversation-row')).toHaveCount(0)

  const channelId = await channelIdOf(world.owner)
  await wizard.goto(`/channels/${channelId}?tab=settings`)
  await wizard.getByTestId('chat-right-share').check({ force: true })
  await wizard.getByTestId('chat-right-save').click()
  await expect(wizard.getByText('Đã đổi quyền chat')).toBeVisible()
  await hers.reload()
  await expect(hers.getByTestId('conversation-row')).toContainText('Ghế này còn không ạ?')
})

test('[C5] a Page that lost its session says why and is reconnected with the same chat right', async ({
  world,
  windowOf,
}) => {
  const page = await world.connectFacebookPage({ name: 'Mộc Store', chatRight: 'share' })
  await page.contact('Lan').says('Shop ơi')
  await world.settles()
  await world.desk.call('POST', `/users/${page.adminId}/accidents`, { kind: 'change_password' })
  const tab = await windowOf(world.owner, { at: `/channels/${page.channelId}` })
  await tab.getByTestId('channel-check').click()
  await expect(tab.getByTestId('channel-dead')).toContainText('đã đổi mật khẩu Facebook')
  await tab.getByTestId('channel-reconnect').click()
  await agrees(await opensDialog(tab, 'connect-continue'), { pages: ['Mộc Store'] })
  await tab.getByTestId(`page-connect-${page.externalId}`).click()
  await expect(tab.getByTestId(`waiting-${page.externalId}`)).toBeVisible()
  const { channels } = await world.owner.call(channelRoutes.channels, { params: {} })
  expect(channels).toMatchObject([{ id: page.channelId, chatRight: 'share' }])

  await tab.goto(`/channels/${page.channelId}?tab=settings`)
  await tab.getByTestId('channel-disconnect').click()
  await tab.getByTestId('confirm').click()
  await expect(tab.getByTestId(`channel-state-${page.externalId}`)).toHaveText(/Đã ngắt kết nối/)
})

async function channelIdOf(member: Member): Promise<string> {
  const { channels } = await member.call(channelRoutes.channels, { params: {} })
  return channels[0]?.id ?? ''
}
