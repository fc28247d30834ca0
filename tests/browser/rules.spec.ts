import { accountRoutes, type BodyOf, channelRoutes, inboxRoutes, ruleRoutes } from '@lienmach/contract'
import type { FacebookPage, Member, World } from '@lienmach/testkit'
import type { Locator, Page } from '@playwright/test'
import { expectNoBarrier, expectNoSideways } from './barriers.ts'
import { agrees, opensDialog } from './facebook-dialog.ts'
import { bubble, composer, opens, replies, rowOf } from './inbox.ts'
import { expect, test } from './world.ts'

type Draft = BodyOf<typeof ruleRoutes.createRule>

/** A rule as a manager makes it, with what a test is not about left as the form has it. */
async function makesRule(
  world: World,
  name: string,
  page: FacebookPage,
  agents: readonly Member[],
  changes: Partial<Draft> = {},
): Promise<string> {
  const body: Draft = {
    name,
    method: 'self_claim',
    visibility: 'claimable',
    cap: null,
    skipAway: true,
    sticky: false,
    hours: null,
    reassignAfterMinutes: null,
    reassignWhenAway: false,
    channelIds: [page.channelId],
    agents: agents.map(({ email }) => ({ email, cap: null, shifts: null })),
    moveChannels: false,
    old: 'none',
    understood: false,
    ...changes,
  }
  return (await world.owner.call(ruleRoutes.createRule, { params: {}, body })).id
}

const isReady = (member: Member, presence: 'ready' | 'away' = 'ready') =>
  member.call(accountRoutes.setPresence, { params: {}, body: { presence } })

const rows = (tab: Page): Locator => tab.getByTestId('conversation-row')

/** Adds a member by typing the whole address, as somebody does who reads it from a list. */
async function addsAgent(form: Page, email: string): Promise<void> {
  await form.getByTestId('rule-add-agent').fill(email)
  await form.getByTestId('rule-add-agent').press('Enter')
}

async function addsChannel(form: Page, name: string): Promise<void> {
  await form.getByTestId('rule-add-channel').fill(name)
  await form.getByTestId('rule-add-channel').press('Enter')
}

/** The slower one's claim is on its way, and they write already, while the faster one's arrives. */
async function claimsTooLate(slower: Page, faster: Page, claims: () => Promise<void>): Promise<void> {
  let arrive = () => {}
  const held = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await slower.route('**/claim', async (route) => {
    await held
    await route.continue()
  })
  await claims()
  await faster.getByTestId('claim').click()
  await expect(composer(faster)).toBeVisible()
  arrive()
  await slower.getByTestId('claim-lost').waitFor()
}

/** The answer to a request travels until something can be seen. */
async function answersOnlyAfter(tab: Page, address: string | RegExp, isSeen: Locator): Promise<void> {
  await tab.route(address, async (route) => {
    const response = await route.fetch()
    await isSeen.waitFor()
    await route.fulfill({ response })
  })
}

async function chatRightOf(member: Member, channelId: string) {
  const { chatRight, ruleId } = await member.call(channelRoutes.channel, { params: { channelId } })
  return { chatRight, ruleId }
}

test('[C5] a Page goes from everybody to a rule, to me alone and back, without being reconnected', async ({
  world,
  windowOf,
}) => {
  const page = await world.connectFacebookPage()
  const lan = await world.signIn('Nguyễn Thị Lan')
  const other = await world.connectFacebookPage({ name: 'Gốm Bát Tràng' })
  const ruleId = await makesRule(world, 'Ca sáng', other, [lan])
  const tab = await windowOf(world.owner, { at: `/channels/${page.channelId}?tab=settings` })

  await tab.getByTestId('channel-rule').click()
  await tab.getByRole('option', { name: 'Ca sáng' }).click()
  await tab.getByTestId('chat-right-save').click()
  await expect(tab.getByText('Đã đổi quyền chat')).toBeVisible()
  expect(await chatRightOf(world.owner, page.channelId)).toEqual({ chatRight: 'share', ruleId })
  await tab.getByRole('tab', { name: 'Tổng quan' }).click()
  await expect(tab.getByTestId('channel-rule-link')).toHaveText('Theo quy tắc Ca sáng')

  await tab.getByRole('tab', { name: 'Cài đặt' }).click()
  await tab.getByTestId('chat-right-only_me').check({ force: true })
  await tab.getByTestId('chat-right-save').click()
  await expect
    .poll(() => chatRightOf(world.owner, page.channelId))
    .toEqual({ chatRight: 'only_me', ruleId: null })

  await tab.getByTestId('chat-right-share').check({ force: true })
  await tab.getByTestId('chat-right-save').click()
  await expect
    .poll(() => chatRightOf(world.owner, page.channelId))
    .toEqual({ chatRight: 'share', ruleId: null })
})

test('[C6] in the wizard a shared Page gets a new rule, and the next Page joins it', async ({
  world,
  windowOf,
}) => {
  const lan = await world.signIn('Nguyễn Thị Lan')
  const { id: userId } = await world.desk.user('Nguyễn Minh Anh')
  const { id: moc } = await world.desk.page({ name: 'Mộc Store', admins: [userId] })
  const { id: gom } = await world.desk.page({ name: 'Gốm Bát Tràng', admins: [userId] })
  const wizard = await windowOf(world.owner, { at: '/channels/connect/facebook' })
  await agrees(await opensDialog(wizard, 'connect-continue'), { pages: ['Mộc Store', 'Gốm Bát Tràng'] })

  await wizard.getByTestId(`page-connect-${moc}`).click()
  await wizard.getByText('Có, chia sẻ hội thoại').click()
  await wizard.getByTestId('chat-right-confirm').click()
  await expect(wizard.getByTestId('rule-step')).toContainText('Tạo quy tắc mới')
  await expect(wizard.getByTestId(`rule-channel-${moc}`)).toBeVisible()
  await wizard.getByTestId('rule-name-field').fill('Ca sáng')
  await addsAgent(wizard, lan.email)
  await wizard.getByTestId('method-self_claim').click()
  await wizard.getByTestId('rule-save').click()
  await expect(wizard.getByTestId(`waiting-${moc}`)).toBeVisible()

  await wizard.getByTestId('connect-more').click()
  await wizard.getByTestId(`page-connect-${gom}`).click()
  await wizard.getByText('Có, chia sẻ hội thoại').click()
  await wizard.getByTestId('sharing-existing').click()
  await wizard.getByTestId('chat-right-confirm').click()
  await wizard.getByTestId('join-rule-confirm').click()
  await expect(wizard.getByTestId(`waiting-${gom}`)).toBeVisible()

  const { rules } = await world.owner.call(ruleRoutes.rules, { params: {} })
  expect(rules).toMatchObject([{ name: 'Ca sáng', method: 'self_claim' }])
  expect(rules[0]?.channelIds).toHaveLength(2)
})

test('[C7] a rule takes members by their e-mail, and offers to invite whoever has no account', async ({
  world,
  windowOf,
}) => {
  const page = await world.connectFacebookPage()
  const [lan, hung] = [await world.signIn('Nguyễn Thị Lan'), await world.signIn('Trần Văn Hùng')]
  const tab = await windowOf(world.owner, { at: '/rules' })
  await expect(tab.getByTestId('rules-empty')).toContainText('Chưa có quy tắc nào')
  await tab.getByTestId('rule-create').click()

  await tab.getByTestId('rule-save').click()
  await expect(tab.getByText('Hãy đặt tên cho quy tắc.')).toBeVisible()
  await expect(tab.getByTestId('error-rule-sources')).toBeVisible()
  await tab.getByTestId('rule-name-field').fill('Ca sáng')
  await addsChannel(tab, 'moc')
  await addsAgent(tab, 'khach.la@gmail.com')
  await expect(tab.getByTestId('rule-unknown')).toContainText(
    'Không có thành viên nào dùng khach.la@gmail.com',
  )
  await tab.getByTestId('rule-invite-unknown').click()
  await expect(tab.getByLabel('E-mail người được mời')).toHaveValue('khach.la@gmail.com')
  await tab.keyboard.press('Escape')
  await expect(tab.getByTestId('rule-unknown')).toHaveCount(0)

  await addsAgent(tab, lan.email.toUpperCase())
  await addsAgent(tab, hung.email)
  await expect(tab.getByTestId('rule-agents-list')).toContainText('Nguyễn Thị Lan')
  await expect(tab.getByTestId('rule-agents-list')).toContainText('Trần Văn Hùng')
  await tab.getByTestId('rule-save').click()
  await expect(tab.getByTestId('rule-Ca sáng')).toContainText('2 người nhận')
  const { rules } = await world.owner.call(ruleRoutes.rules, { params: {} })
  expect(rules).toMatchObject([{ name: 'Ca sáng', channelIds: [page.channelId] }])
  expect(rules[0]?.agents.map(({ memberId }) => memberId).toSorted()).toEqual([lan.id, hung.id].toSorted())
})

test('[C7] a channel that is in another rule says so, and is moved only when somebody says so', async ({
  world,
  windowOf,
}) => {
  const page = await world.connectFacebookPage()
  const lan = await world.signIn('Nguyễn Thị Lan')
  await makesRule(world, 'Ca sáng', page, [lan])
  const tab = await windowOf(world.owner, { at: '/rules/new' })
  await tab.getByTestId('rule-name-field').fill('Ca sáng')
  await addsChannel(tab, 'Mộc Store')
  await addsAgent(tab, lan.email)
  const chip = tab.getByTestId(`rule-channel-${page.externalId}`)
  await expect(chip).toContainText('Đang ở quy tắc "Ca sáng"')
  await tab.getByTestId('rule-save').click()
  await expect(tab.getByTestId('error-rule-sources')).toContainText('Chuyển sang quy tắc này')

  await tab.getByTestId(`move-${page.externalId}`).click()
  await tab.getByTestId('rule-save').click()
  await expect(tab.getByText('Đã có quy tắc tên này.')).toBeVisible()
  await tab.getByTestId('rule-name-field').fill('Ca chiều')
  await tab.getByTestId('rule-save').click()
  await expect(tab.getByTestId('rule-Ca chiều')).toContainText('Mộc Store')
  await expect(tab.getByTestId('rule-Ca sáng')).toContainText('Chưa có kênh nào')
})

test('a form with changes asks once before it is left, and a change can be taken back', async ({
  world,
  windowOf,
}) => {
  const page = await world.connectFacebookPage()
  const lan = await world.signIn('Nguyễn Thị Lan')
  const ruleId = await makesRule(world, 'Ca sáng', page, [lan])
  const tab = await windowOf(world.owner, { at: `/rules/${ruleId}` })
  await tab.getByTestId('rule-name-field').fill('Ca tối')
  await tab.getByRole('link', { name: 'Về danh sách quy tắc' }).click()
  await expect(tab.getByRole('alertdialog')).toContainText('Bỏ thay đổi chưa lưu?')
  await tab.getByRole('button', { name: 'Ở lại' }).click()
  await tab.getByTestId('rule-save').click()
  await expect(tab.getByTestId('rule-Ca tối')).toBeVisible()
  await tab.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(tab.getByTestId('rule-Ca sáng')).toBeVisible()
})

test('[C8] six new customers come to three agents two by two, and whoever is away is passed over', async ({
  world,
  windowOf,
}) => {
  const page = await world.connectFacebookPage()
  const names = ['Nguyễn Thị Lan', 'Trần Văn Hùng', 'Lê Thu Cúc']
  const agents: Member[] = []
  for (const name of names) agents.push(await world.signIn(name))
  await Promise.all(agents.map((agent) => isReady(agent)))
  await makesRule(world, 'Xoay vòng', page, agents, { method: 'round_robin', visibility: 'own' })
  const tabs = await Promise.all(agents.map((agent) => windowOf(agent, { at: '/inbox/mine' })))

  for (const name of ['An', 'Bình', 'Cường', 'Dung', 'Em', 'Phượng']) await page.contact(name).says('Shop ơi')
  await world.settles()
  for (const tab of tabs) await expect(rows(tab)).toHaveCount(2)

  await isReady(agents[1] as Member, 'away')
  for (const name of ['Giang', 'Hoà']) await page.contact(name).says('Còn hàng không ạ?')
  await world.settles()
  await expect(rows(tabs[0] as Page)).toHaveCount(3)
  await expect(rows(tabs[2] as Page)).toHaveCount(3)
  await expect(rows(tabs[1] as Page)).toHaveCount(2)

  const first = tabs[0] as Page
  await first.goto('/inbox/mine')
  await rows(first).first().click()
  await first.getByTestId('why-in-charge').click()
  await expect(first.getByTestId('assignment').first()).toContainText(
    'Quy tắc "Xoay vòng" giao cho Nguyễn Thị Lan vì đến lượt.',
  )
  await expect(first.getByTestId('assignment').first()).toContainText('Bỏ qua: Trần Văn Hùng (tạm nghỉ).')
})

/** Two agents, and a customer whom either may claim. */
async function waitsForClaim(world: World, changes: Partial<Draft> = {}) {
  const page = await world.connectFacebookPage()
  const [lan, hung] = [await world.signIn('Nguyễn Thị Lan'), await world.signIn('Trần Văn Hùng')]
  await makesRule(world, 'Tự nhận', page, [lan, hung], changes)
  const binh = page.contact('Phạm Văn Bình')
  await binh.says('Ghế mây còn không ạ?')
  await world.settles()
  return { page, lan, hung, binh }
}

test('[C9] of two who press "Nhận chat" one gets the customer; the other reads who, keeps the text and passes it on', async ({
  world,
  windowOf,
}) => {
  const { page, lan, hung, binh } = await waitsForClaim(world)
  const unassigned = { at: '/inbox/unassigned' }
  const [lans, hungs] = [await windowOf(lan, unassigned), await windowOf(hung, unassigned)]
  // What was asked before the claim is answered after it.
  await answersOnlyAfter(hungs, /\/conversations\/[^/?]+$/, composer(hungs))
  for (const tab of [lans, hungs]) {
    await opens(tab, binh)
    await expect(tab.getByTestId('claim-bar')).toBeVisible()
    await expect(composer(tab)).toHaveCount(0)
  }

  await claimsTooLate(hungs, lans, async () => {
    await hungs.getByTestId('claim').click()
    await composer(hungs).fill('Dạ ghế mây bên em còn màu nâu ạ')
  })
  const lost = hungs.getByTestId('claim-lost')
  await expect(lost).toContainText('Nguyễn Thị Lan đã nhận khách này trước bạn')
  await expect(lost.getByTestId('kept-text')).toContainText('Dạ ghế mây bên em còn màu nâu ạ')
  await expect(composer(hungs)).toHaveCount(0)
  await expect(rowOf(hungs, binh.name)).toHaveCount(0)

  await lost.getByTestId('pass-on').click()
  await expect(lost).toHaveCount(0)
  const note = lans.getByTestId('assignment-note')
  await expect(note).toContainText('Trần Văn Hùng')
  await note.getByTestId('note-use').click()
  await expect(composer(lans)).toHaveValue('Dạ ghế mây bên em còn màu nâu ạ')
  await replies(lans, 'Dạ còn màu nâu và màu đen ạ')
  await expect(bubble(lans, 'Dạ còn màu nâu và màu đen ạ')).toBeVisible()

  const [hoa, le] = [page.contact('Vũ Thị Hoa'), page.contact('Đỗ Thị Lê')]
  await hoa.says('Cho mình hỏi giá')
  await le.says('Shop có ship không?')
  await world.settles()
  for (const tab of [lans, hungs]) {
    await tab.goto('/inbox/unassigned')
    await opens(tab, hoa)
    await expect(tab.getByTestId('claim-bar')).toBeVisible()
  }
  await claimsTooLate(hungs, lans, async () => {
    await hungs.keyboard.press('i')
    await expect(composer(hungs)).toBeVisible()
  })
  await lost.getByTestId('claim-next').click()
  await expect(hungs.getByTestId('thread-name')).toHaveText(le.name)
  await expect(composer(hungs)).toBeVisible()
})

test('[C9] only the one in charge may write; a manager who looks on can take it over, and it goes back by giving it back', async ({
  world,
  windowOf,
}) => {
  const { lan, hung, binh } = await waitsForClaim(world, { visibility: 'all' })
  const lans = await windowOf(lan)
  await opens(lans, binh)
  await lans.getByTestId('claim').click()
  await expect(composer(lans)).toBeVisible()

  const [hungs, managers] = [await windowOf(hung), await windowOf(world.owner)]
  for (const tab of [hungs, managers]) {
    await opens(tab, binh)
    await expect(tab.getByTestId('turn-theirs')).toContainText('Nguyễn Thị Lan đang phụ trách')
    await expect(composer(tab)).toHaveCount(0)
  }
  await expect(hungs.getByTestId('take-back')).toHaveCount(0)

  await managers.getByTestId('take-back').click()
  await expect(composer(managers)).toBeVisible()
  await expect(lans.getByTestId('moved-strip')).toContainText('Hội thoại đã chuyển cho')
  await expect(composer(lans)).toHaveCount(0)

  await managers.getByTestId('assignee').click()
  await managers.getByTestId('release').click()
  await expect(hungs.getByTestId('claim-bar')).toBeVisible()
})

test('[C9] a customer is claimed straight from the list, and not while the connection is lost', async ({
  world,
  windowOf,
}) => {
  const page = await world.connectFacebookPage()
  const lan = await world.signIn('Nguyễn Thị Lan')
  await makesRule(world, 'Tự nhận', page, [lan])
  const [binh, hoa] = [page.contact('Phạm Văn Bình'), page.contact('Vũ Thị Hoa')]
  await binh.says('Ghế mây còn không ạ?')
  await hoa.says('Cho mình hỏi giá')
  await world.settles()
  const lans = await windowOf(lan, { at: '/inbox/unassigned' })
  await rowOf(lans, binh.name).getByTestId('row-claim').click()
  await expect(lans.getByTestId('thread-name')).toHaveText(binh.name)
  await expect(composer(lans)).toBeVisible()
  expect((await world.owner.conversationWith(binh)).assigneeId).toBe(lan.id)

  await lans.goto('/inbox/unassigned')
  await opens(lans, hoa)
  const claims = [rowOf(lans, hoa.name).getByTestId('row-claim'), lans.getByTestId('claim')]
  for (const claim of claims) await expect(claim).toBeEnabled()
  await world.stopsServer()
  for (const claim of claims) await expect(claim).toBeDisabled()
  await expect(lans.getByTestId('claim-bar')).toContainText('Đang mất kết nối')
  await world.startsServer()
  await lans.getByTestId('claim').click()
  await expect(composer(lans)).toBeVisible()
})

test('[C9] whoever loses a conversation reads who has it and why, asks for it back, and is given it', async ({
  world,
  windowOf,
}) => {
  const { lan, hung, binh } = await waitsForClaim(world)
  const hungs = await windowOf(hung, { at: '/inbox/unassigned' })
  await opens(hungs, binh)
  await hungs.getByTestId('claim').click()
  await composer(hungs).fill('Dạ ghế mây bên em còn màu nâu ạ')

  const { id } = await world.owner.conversationWith(binh)
  const params = { conversationId: id }
  await world.owner.call(inboxRoutes.assign, { params, body: { memberId: lan.id } })
  const left = hungs.getByTestId('conversation-left')
  await expect(left).toContainText('Hội thoại đã chuyển cho Nguyễn Thị Lan')
  await expect(left).toContainText(`${world.owner.name} giao cho Nguyễn Thị Lan.`)
  await expect(left.getByTestId('kept-text')).toContainText('Dạ ghế mây bên em còn màu nâu ạ')
  await left.getByTestId('ask-back').click()
  await expect(left.getByTestId('ask-back')).toHaveCount(0)

  const lans = await windowOf(lan)
  await opens(lans, binh)
  const note = lans.getByTestId('assignment-note')
  await expect(note).toContainText('Trần Văn Hùng xin lại khách này')
  await note.getByTestId('give-back').click()
  await expect(composer(hungs)).toHaveValue('Dạ ghế mây bên em còn màu nâu ạ')
  await expect(rowOf(lans, binh.name)).toHaveCount(0)
  await expect(lans.getByTestId('conversation-left')).toContainText('Đã giao cho Trần Văn Hùng')
  await expect(lans.getByTestId('ask-back')).toHaveCount(0)
})

test('a conversation is handed over with a note, which the next one reads over the composer', async ({
  world,
  windowOf,
}) => {
  const page = await world.connectFacebookPage()
  const [lan, hung] = [await world.signIn('Nguyễn Thị Lan'), await world.signIn('Trần Văn Hùng')]
  await isReady(hung, 'away')
  await makesRule(world, 'Tự nhận', page, [lan, hung])
  const binh = page.contact('Phạm Văn Bình')
  await binh.says('Ghế mây còn không ạ?')
  await world.settles()
  const lans = await windowOf(lan)
  await opens(lans, binh)
  await lans.getByTestId('claim').click()
  await expect(composer(lans)).toBeVisible()
  await lans.getByTestId('assignee').click()
  await lans.getByTestId(`assign-${hung.email}`).click()
  await expect(lans.getByTestId('transfer-warning')).toContainText('đang tạm nghỉ')
  await lans.getByTestId('transfer-note').fill('Khách cần giao trước thứ Sáu')
  // What everybody is told of the transfer may come before the answer to whoever made it.
  await answersOnlyAfter(lans, '**/assignee', lans.getByTestId('conversation-left'))
  await lans.getByTestId('transfer-confirm').click()
  await lans.getByTestId('toast').getByText('Đã giao cho Trần Văn Hùng').waitFor()
  await expect(lans.getByTestId('conversation-left')).toBeVisible()

  const hungs = await windowOf(hung, { at: '/inbox/mine' })
  await opens(hungs, binh)
  await expect(hungs.getByTestId('assignment-note')).toContainText('Khách cần giao trước thứ Sáu')
  await expect(composer(hungs)).toBeVisible()
})

test('[C10] the three choices count what they share, and two of them are saved only with "Tôi hiểu"', async ({
  world,
  windowOf,
}) => {
  const page = await world.connectFacebookPage()
  const [lan, hung] = [await world.signIn('Nguyễn Thị Lan'), await world.signIn('Trần Văn Hùng')]
  await Promise.all([lan, hung].map((agent) => isReady(agent)))
  const customers = ['An', 'Bình', 'Cường'].map((name) => page.contact(name))
  for (const customer of customers) await customer.says('Shop ơi')
  await world.settles()
  const first = customers[0]
  if (first) {
    await world.owner.call(ruleRoutes.claim, {
      params: { conversationId: (await world.owner.conversationWith(first)).id },
    })
  }
  const tab = await windowOf(world.owner, { at: '/rules/new' })
  await tab.getByTestId('rule-name-field').fill('Ca sáng')
  await addsChannel(tab, 'Mộc Store')
  await addsAgent(tab, lan.email)
  await addsAgent(tab, hung.email)
  const form = tab.getByTestId('rule-form')
  await expect(form).toContainText('Chia 2 hội thoại chưa có người chăm sóc')
  await expect(form).toContainText('Chia lại cả 3 hội thoại')

  await tab.getByTestId('old-all').click()
  await expect(tab.getByTestId('rule-consequence')).toContainText(
    '3 hội thoại và toàn bộ lịch sử sẽ hiện với 2 nhân viên',
  )
  await expect(form).toContainText('Tôi hiểu 2 nhân viên sẽ xem được lịch sử của 3 khách.')
  await tab.getByTestId('rule-save').click()
  await expect(tab.getByTestId('error-rule-old')).toBeVisible()

  await tab.getByTestId('old-available').click()
  await expect(form).toContainText('Tôi hiểu 2 nhân viên sẽ xem được lịch sử của 2 khách.')
  await tab.getByTestId('rule-understood').click()
  await expect(tab.getByTestId('rule-shares')).toContainText('Nguyễn Thị Lan: 1')
  await tab.getByTestId('rule-save').click()
  await expect(tab.getByTestId('rule-Ca sáng')).toBeVisible()
  await world.settles()
  for (const agent of [lan, hung]) {
    const hers = await windowOf(agent, { at: '/inbox/mine' })
    await expect(rows(hers)).toHaveCount(1)
  }
  const { assigneeId } = await world.owner.conversationWith(first as NonNullable<typeof first>)
  expect(assigneeId).toBe(world.owner.id)
})

for (const look of [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const) {
  test(`rules and turns can be used by everybody: ${look.colorScheme}, ${look.viewport.width} px`, async ({
    world,
    windowOf,
  }) => {
    const page = await world.connectFacebookPage()
    const lan = await world.signIn('Nguyễn Thị Lan')
    const binh = page.contact('Phạm Văn Bình')
    await binh.says('Ghế mây còn không ạ?')
    await world.settles()
    const ruleId = await makesRule(world, 'Tự nhận', page, [lan], { old: 'all', understood: true })
    const tab = await windowOf(world.owner, { at: '/rules', ...look })
    await expect(tab.getByTestId('rule-Tự nhận')).toContainText('1 khách đang chờ')
    await expectNoBarrier(tab, 'the list of rules')
    await expectNoSideways(tab, 'the list of rules')
    await tab.goto(`/rules/${ruleId}`)
    await tab.getByTestId('method-round_robin').click()
    await tab.getByRole('button', { name: 'Tự đặt' }).click()
    await tab.getByTestId('old-all').click()
    await expect(tab.getByTestId('rule-consequence')).toBeVisible()
    await expectNoBarrier(tab, 'the form of a rule')
    await expectNoSideways(tab, 'the form of a rule')

    const lans = await windowOf(lan, { at: `/rules/${ruleId}`, ...look })
    await expect(lans.getByTestId('rule-summary')).toContainText('Tự nhận hội thoại')
    await expectNoBarrier(lans, 'a rule to read')
    await lans.goto('/inbox/unassigned')
    await opens(lans, binh)
    await expect(lans.getByTestId('claim-bar')).toBeVisible()
    await expectNoBarrier(lans, 'a conversation to claim')
    await expectNoSideways(lans, 'a conversation to claim')
  })
}
