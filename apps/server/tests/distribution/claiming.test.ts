import {
  type AppError,
  accountRoutes,
  type ErrorBody,
  inboxRoutes,
  type RuleDraft,
  ruleRoutes,
} from '@lienmach/contract'
import type { MemberId } from '@lienmach/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimConversation } from '../../src/actions/claim-conversation.ts'
import { DatabaseUnavailable } from '../../src/store/connection-loss.ts'
import { inWorkspace } from '../../src/store/db.ts'
import { findReceiving } from '../../src/store/inbound-channels.ts'
import { putMember } from '../../src/store/members.ts'
import { exec, sql } from '../../src/store/sql.ts'
import { Browser } from '../inbox/browser.ts'
import { Office, Page, type Shop, type Staff } from '../inbox/office.ts'

let office: Office
beforeAll(async () => {
  office = await Office.open()
})
afterAll(() => office?.[Symbol.asyncDispose]())

/** A Page whose customers these agents claim. */
async function claimedPage(
  shop: Shop,
  staff: readonly { id: string }[],
  more: Partial<RuleDraft> = {},
): Promise<Page> {
  const page = await shop.page('Mộc Store')
  const { members } = await shop.owner.call(accountRoutes.members)
  const emails = members.filter(({ id }) => staff.some((one) => one.id === id)).map(({ email }) => email)
  await shop.owner.call(ruleRoutes.createRule, {
    body: {
      name: `Tự nhận ${office.next()}`,
      method: 'self_claim',
      visibility: 'claimable',
      cap: null,
      skipAway: true,
      sticky: false,
      hours: null,
      reassignAfterMinutes: null,
      reassignWhenAway: false,
      channelIds: [page.channel.id],
      agents: emails.map((email) => ({ email, cap: null, shifts: null })),
      moveChannels: false,
      old: 'none',
      understood: false,
      ...more,
    },
  })
  const [channel] = await findReceiving(office.context.db.pipeline, 'facebook_page', [
    page.channel.externalId,
  ])
  if (!channel) throw new Error('The Page receives.')
  return new Page(shop, channel)
}

const detailOf = ({ body }: { body: unknown }) => (body as ErrorBody).error.detail

test('of fifty who press "Nhận chat" at once exactly one gets the customer, and each of the others is told who', async () => {
  const { context } = office
  const shop = await office.shop('Mộc Store', 'Chị Hoa')
  const crowd = await crowdOf(shop, 50)
  const page = await claimedPage(shop, crowd)
  const { conversationId } = await page.customer().says('Còn hàng không shop?')

  const claims = await Promise.all(
    crowd.map(async ({ id: memberId }) => {
      const viewer = { memberId, manages: false }
      const actor = { kind: 'member', id: memberId } as const
      const order = { workspaceId: shop.id, viewer, actor, conversationId, memberId }
      for (;;) {
        try {
          return { won: true, memberId, told: await claimConversation(context, order) } as const
        } catch (error) {
          // Fifty at once ask for a few connections; a browser tries again as well.
          if (!(error instanceof DatabaseUnavailable)) return { won: false, memberId, told: error } as const
        }
      }
    }),
  )
  const winners = claims.filter(({ won }) => won)
  expect(winners).toHaveLength(1)
  const [winner] = winners
  const lost = claims.filter(({ won }) => !won)
  expect(lost).toHaveLength(49)
  for (const { told } of lost) {
    expect(told).toMatchObject({
      code: 'conversation/claimed-by-other',
      detail: { memberId: winner?.memberId },
    })
    expect((told as AppError).detail?.since).toEqual(expect.any(Number))
  }
  const { assignments } = await shop.owner.call(ruleRoutes.assignments, { params: { conversationId } })
  expect(assignments).toMatchObject([{ from: null, to: winner?.memberId, because: 'claimed' }])
}, 120_000)

/** Members without a browser. */
async function crowdOf(shop: Shop, number: number): Promise<{ id: MemberId }[]> {
  const { db, random, clock } = office.context
  const crowd = Array.from({ length: number }, (_, no) => ({
    id: random.uuid() as MemberId,
    name: `Nhân viên ${no}`,
  }))
  for (const { id, name } of crowd) {
    const email = `${id}@example.vn`
    await exec(db.owner, sql`insert into auth."user" (id, name, email) values (${id}, ${name}, ${email})`)
    await inWorkspace(db, shop.id, (tx) =>
      putMember(tx, shop.id, { id, role: 'agent', name, email }, clock.now()),
    )
  }
  return crowd
}

test('only whoever claimed a customer may write to them; whoever lost keeps what they typed and can pass it on', async () => {
  const shop = await office.shop('Mộc Store', 'Chị Hoa')
  const [minh, lan] = [await office.hire(shop, 'Minh'), await office.hire(shop, 'Lan')]
  const page = await claimedPage(shop, [minh, lan])
  const { conversationId } = await page.customer().says('Còn hàng không shop?')
  const params = { conversationId }
  const send = (who: Staff) =>
    who.try(inboxRoutes.sendMessage, {
      params,
      body: { clientMessageId: `tin-nhan-${office.next()}`, text: 'Dạ' },
    })

  const early = await send(minh)
  expect([early.status, early.code, detailOf(early)?.memberId]).toEqual([403, 'conversation/not-yours', null])
  await lan.call(inboxRoutes.saveDraft, { params, body: { text: 'Dạ còn ạ', updatedAt: 1 } })
  await minh.call(ruleRoutes.claim, { params })

  const late = await send(lan)
  expect([late.status, late.code, detailOf(late)?.memberId]).toEqual([
    409,
    'conversation/claimed-by-other',
    minh.id,
  ])
  expect((await send(shop.owner)).code).toBe('conversation/claimed-by-other')
  expect((await send(minh)).status).toBe(201)
  expect((await lan.call(inboxRoutes.drafts)).drafts).toMatchObject([{ conversationId, text: 'Dạ còn ạ' }])

  await lan.call(ruleRoutes.passOn, { params, body: { text: 'Dạ còn ạ' } })
  expect((await minh.call(ruleRoutes.assignments, { params })).assignments[0]).toMatchObject({
    because: 'passed_on',
    from: minh.id,
    to: minh.id,
    by: lan.id,
    note: 'Dạ còn ạ',
  })
})

test('whoever loses a conversation is told who has it and why, and may ask for it back; strangers may not', async () => {
  const shop = await office.shop('Mộc Store', 'Chị Hoa')
  const [minh, lan, vy] = [
    await office.hire(shop, 'Minh'),
    await office.hire(shop, 'Lan'),
    await office.hire(shop, 'Vy'),
  ]
  const page = await claimedPage(shop, [minh, lan])
  const { conversationId } = await page.customer().says('Còn hàng không shop?')
  const params = { conversationId }
  await minh.call(ruleRoutes.claim, { params })
  await minh.call(inboxRoutes.assign, { params, body: { memberId: lan.id, note: 'Khách hay trả giá' } })
  expect((await minh.try(inboxRoutes.conversation, { params })).status).toBe(404)

  const { assignments } = await minh.call(ruleRoutes.parting, { params })
  expect(assignments).toMatchObject([
    { from: minh.id, to: lan.id, because: 'transferred', by: minh.id, note: null },
  ])
  await minh.call(ruleRoutes.askBack, { params })
  await minh.call(ruleRoutes.askBack, { params })
  const heard = (await lan.call(ruleRoutes.assignments, { params })).assignments
  expect(heard.map(({ because }) => because)).toEqual(['asked_back', 'transferred', 'claimed'])
  expect(heard[0]).toMatchObject({ from: lan.id, to: lan.id, by: minh.id, note: null })

  for (const route of [ruleRoutes.parting, ruleRoutes.askBack])
    expect((await vy.try(route, { params })).status).toBe(404)
  await lan.call(inboxRoutes.assign, { params, body: { memberId: minh.id } })
  expect((await minh.call(inboxRoutes.conversation, { params })).conversation.assigneeId).toBe(minh.id)
})

test('a claimed conversation leaves the screens of those who could have claimed it, and comes back when it is released', async () => {
  const shop = await office.shop('Mộc Store', 'Chị Hoa')
  const [minh, lan] = [await office.hire(shop, 'Minh'), await office.hire(shop, 'Lan')]
  const page = await claimedPage(shop, [minh, lan])
  await using browser = await Browser.open(office, lan)
  const { conversationId } = await page.customer().says('Còn hàng không shop?')
  const params = { conversationId }
  await browser.until(() => browser.conversations.has(conversationId))

  await minh.call(ruleRoutes.claim, { params })
  await browser.until(() => !browser.conversations.has(conversationId))
  expect((await lan.try(inboxRoutes.conversation, { params })).status).toBe(404)

  await minh.call(ruleRoutes.release, { params })
  await browser.until(() => browser.conversations.has(conversationId))
  expect((await lan.call(ruleRoutes.claim, { params })).conversation.assigneeId).toBe(lan.id)
})

test('a conversation is transferred with a note by whoever has it, and taken over by a manager', async () => {
  const shop = await office.shop('Mộc Store', 'Chị Hoa')
  const [minh, lan, vy] = [
    await office.hire(shop, 'Minh'),
    await office.hire(shop, 'Lan'),
    await office.hire(shop, 'Vy'),
  ]
  const page = await claimedPage(shop, [minh, lan, vy])
  const { conversationId } = await page.customer().says('Còn hàng không shop?')
  const params = { conversationId }
  await minh.call(ruleRoutes.claim, { params })

  const meddling = await lan.try(inboxRoutes.assign, { params, body: { memberId: vy.id } })
  expect(meddling.code).toBe('conversation/claimed-by-other')
  await minh.call(inboxRoutes.assign, { params, body: { memberId: vy.id, note: 'Khách hỏi màu xanh' } })
  expect((await minh.try(inboxRoutes.conversation, { params })).status).toBe(404)
  await shop.owner.call(inboxRoutes.assign, { params, body: { memberId: lan.id } })

  const { assignments } = await shop.owner.call(ruleRoutes.assignments, { params })
  expect(assignments.map(({ because, to, by, note }) => ({ because, to, by, note }))).toEqual([
    { because: 'given', to: lan.id, by: shop.owner.id, note: null },
    { because: 'transferred', to: vy.id, by: minh.id, note: 'Khách hỏi màu xanh' },
    { because: 'claimed', to: minh.id, by: minh.id, note: null },
  ])
})

test('with a sticky rule a customer who comes back is with whom they know; otherwise they are there to be claimed', async () => {
  for (const sticky of [true, false]) {
    const shop = await office.shop('Mộc Store', 'Chị Hoa')
    const minh = await office.hire(shop, 'Minh')
    const customer = (await claimedPage(shop, [minh], { sticky })).customer()
    const { conversationId } = await customer.says('Còn hàng không shop?')
    const params = { conversationId }
    await minh.call(ruleRoutes.claim, { params })
    await minh.call(inboxRoutes.setStatus, { params, body: { status: 'done' } })
    await customer.says('Cho mình hỏi thêm')
    const { conversation } = await shop.owner.call(inboxRoutes.conversation, { params })
    expect([conversation.assigneeId, conversation.queuedAt === null]).toEqual(
      sticky ? [minh.id, true] : [null, false],
    )
  }
})

test('an agent of the rule sees what the rule shows: their own, what they may claim, or everything', async () => {
  for (const [visibility, seen] of [
    ['own', [false, false]],
    ['claimable', [true, false]],
    ['all', [true, true]],
  ] as const) {
    const shop = await office.shop('Mộc Store', 'Chị Hoa')
    const [minh, lan] = [await office.hire(shop, 'Minh'), await office.hire(shop, 'Lan')]
    const page = await claimedPage(shop, [minh, lan], { visibility })
    const free = await page.customer().says('Còn hàng không shop?')
    const hers = await page.customer().says('Còn hàng không shop?')
    await shop.owner.call(inboxRoutes.assign, {
      params: { conversationId: hers.conversationId },
      body: { memberId: lan.id },
    })
    const { conversations } = await minh.call(inboxRoutes.conversations, { query: { view: 'all' } })
    const ids: string[] = conversations.map(({ id }) => id)
    expect([ids.includes(free.conversationId), ids.includes(hers.conversationId)], visibility).toEqual(seen)
    expect((await minh.call(inboxRoutes.counts)).unassigned, visibility).toBe(seen[0] ? 1 : 0)
    expect(
      (await lan.try(inboxRoutes.conversation, { params: { conversationId: hers.conversationId } })).status,
    ).toBe(200)
  }
})
