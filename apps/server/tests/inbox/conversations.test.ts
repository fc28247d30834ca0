import { inboxRoutes } from '@lienmach/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Customer, Office, type Page, type Shop, type Staff } from './office.ts'

let office: Office
let shop: Shop
let page: Page
let minh: Staff
let lan: Staff

beforeAll(async () => {
  office = await Office.open()
  shop = await office.shop('Mộc Store', 'Chị Hoa')
  page = await shop.page('Mộc Store')
  minh = await office.hire(shop, 'Minh')
  lan = await office.hire(shop, 'Lan')
})
afterAll(() => office?.[Symbol.asyncDispose]())

const openWith = async (customer: Customer, text = 'Còn hàng không ạ?') =>
  (await customer.says(text)).conversationId
const idsIn = async (
  staff: Staff,
  query: Parameters<typeof staff.call<typeof inboxRoutes.conversations>>[1],
) => (await staff.call(inboxRoutes.conversations, query)).conversations.map(({ id }) => id)

test('a new conversation waits among the unassigned until somebody takes it', async () => {
  const conversationId = await openWith(page.customer())
  expect(await idsIn(minh, { query: { view: 'unassigned' } })).toContain(conversationId)
  expect(await idsIn(minh, { query: { view: 'mine' } })).not.toContain(conversationId)

  const { conversation: taken } = await minh.call(inboxRoutes.assign, {
    params: { conversationId },
    body: { memberId: minh.id },
  })
  expect(taken.assigneeId).toBe(minh.id)
  expect(await idsIn(minh, { query: { view: 'mine' } })).toContain(conversationId)
  expect(await idsIn(lan, { query: { view: 'unassigned' } })).not.toContain(conversationId)
})

test('nobody can be put in charge who is not of the team', async () => {
  const stranger = (await office.shop('Cửa hàng khác', 'Anh Tú')).owner
  const conversationId = await openWith(page.customer())
  const { code } = await minh.try(inboxRoutes.assign, {
    params: { conversationId },
    body: { memberId: stranger.id },
  })
  expect(code).toBe('resource/not-found')
})

test('pages of a list follow each other without gaps or repetition, in each order', async () => {
  const other = await office.shop('Shop nhiều khách', 'Chị Mai')
  const otherPage = await other.page('Nhiều khách')
  const start = office.context.clock.now() - 60 * 60 * 1_000
  const ids: string[] = []
  for (let n = 0; n < 23; n += 1) {
    // Several customers write in the same millisecond.
    ids.push(
      (await otherPage.customer().says(`Khách ${n}`, start + Math.floor(n / 4) * 1_000)).conversationId,
    )
  }
  const answered = ids[3] as string
  await other.owner.call(inboxRoutes.setStatus, {
    params: { conversationId: answered },
    body: { status: 'done' },
  })
  await other.owner.call(inboxRoutes.setStatus, {
    params: { conversationId: answered },
    body: { status: 'open' },
  })

  for (const order of ['newest', 'longest_waiting', 'expiring'] as const) {
    const listed: string[] = []
    let cursor: string | undefined
    do {
      const { conversations, next } = await other.owner.call(inboxRoutes.conversations, {
        query: { view: 'all', order, limit: 5, ...(cursor && { cursor }) },
      })
      listed.push(...conversations.map(({ id }) => id))
      cursor = next ?? undefined
    } while (cursor)
    expect(listed.toSorted()).toEqual(ids.toSorted())
    if (order === 'newest') expect(listed[0]).toBe(ids.slice(20).toSorted().at(-1))
    if (order === 'longest_waiting') expect(listed.at(-1)).toBe(answered)
  }
})

test('a cursor that is none of ours is refused', async () => {
  const { code } = await minh.try(inboxRoutes.conversations, {
    query: { view: 'all', cursor: 'eyJpZCI6MX0' },
  })
  expect(code).toBe('request/invalid')
})

test('a conversation is in the view of those whose window closes soon while its customer waits', async () => {
  const hours = 60 * 60 * 1_000
  const customer = page.customer()
  const { conversationId } = await customer.says('Từ hôm qua', office.context.clock.now() - 23 * hours)
  const fresh = await openWith(page.customer())
  const expiring = await idsIn(minh, { query: { view: 'expiring' } })
  expect(expiring).toContain(conversationId)
  expect(expiring).not.toContain(fresh)
})

test('counts say how many conversations each view holds', async () => {
  const other = await office.shop('Shop đếm', 'Chị Thu')
  const otherPage = await other.page('Đếm')
  const ids: string[] = []
  for (let n = 0; n < 3; n += 1) ids.push(await openWith(otherPage.customer()))
  const [mine = '', done = ''] = ids
  await other.owner.call(inboxRoutes.assign, {
    params: { conversationId: mine },
    body: { memberId: other.owner.id },
  })
  await other.owner.call(inboxRoutes.setStatus, {
    params: { conversationId: done },
    body: { status: 'done' },
  })
  const { seq, ...counts } = await other.owner.call(inboxRoutes.counts)
  expect(counts).toEqual({ mine: 1, mineUnread: 1, unassigned: 1, all: 2, held: 0, expiring: 0, done: 1 })
  expect(seq).toBeGreaterThan(0)
})

test('what the assignee has seen is read for the team; a look by somebody else changes nothing', async () => {
  const customer = page.customer()
  const first = await customer.says('Một')
  const second = await customer.says('Hai')
  const { conversationId } = first
  const params = { conversationId }
  await minh.call(inboxRoutes.assign, { params, body: { memberId: minh.id } })
  expect((await minh.call(inboxRoutes.conversation, { params })).conversation.unreadCount).toBe(2)

  const { conversation: byLan } = await lan.call(inboxRoutes.markSeen, {
    params,
    body: { messageId: second.messageId },
  })
  expect(byLan.unreadCount).toBe(2)
  const { conversation: upToFirst } = await minh.call(inboxRoutes.markSeen, {
    params,
    body: { messageId: first.messageId },
  })
  expect(upToFirst.unreadCount).toBe(1)
  const { conversation: upToSecond } = await minh.call(inboxRoutes.markSeen, {
    params,
    body: { messageId: second.messageId },
  })
  expect(upToSecond.unreadCount).toBe(0)

  const { conversation: again } = await minh.call(inboxRoutes.markUnread, {
    params,
    body: { messageId: first.messageId },
  })
  expect(again.unreadCount).toBe(2)
})

test('an unassigned conversation is read as soon as anybody has seen it', async () => {
  const { conversationId, messageId } = await page.customer().says('Alo')
  const { conversation: seen } = await lan.call(inboxRoutes.markSeen, {
    params: { conversationId },
    body: { messageId },
  })
  expect(seen.unreadCount).toBe(0)
})

test('a finished conversation leaves the list and waits for nobody; the customer’s next word opens it again', async () => {
  const customer = page.customer()
  const conversationId = await openWith(customer)
  const { conversation: done } = await minh.call(inboxRoutes.setStatus, {
    params: { conversationId },
    body: { status: 'done' },
  })
  expect(done).toMatchObject({ status: 'done', unreadCount: 0, unansweredSince: null })
  expect(await idsIn(minh, { query: { view: 'done' } })).toContain(conversationId)
  await customer.says('Còn em hỏi thêm')
  const { conversation } = await minh.call(inboxRoutes.conversation, { params: { conversationId } })
  expect(conversation).toMatchObject({ status: 'open', unreadCount: 1 })
})

test('a timeline is read page by page in both directions, and around a message', async () => {
  const customer = page.customer()
  const said: string[] = []
  const start = office.context.clock.now() - 100_000
  for (let n = 0; n < 12; n += 1) said.push((await customer.says(`Tin ${n}`, start + n)).messageId)
  const conversationId = await openWith(customer, 'Tin cuối')
  const params = { conversationId }
  const read = async (query: object) => minh.call(inboxRoutes.messages, { params, query })
  const ids = (answer: { messages: { id: string }[] }) => answer.messages.map(({ id }) => id)

  const newest = await read({ limit: 5 })
  expect(newest.messages.at(-1)?.text).toBe('Tin cuối')
  expect(newest.next).toBe(null)
  const older = await read({ limit: 5, before: newest.previous })
  expect([...ids(older), ...ids(newest)]).toEqual([...said, newest.messages.at(-1)?.id].slice(-10))

  const around = await read({ limit: 4, around: said[6] })
  expect(ids(around)).toEqual(said.slice(4, 9))
  const after = await read({ limit: 2, after: around.next })
  expect(ids(after)).toEqual(said.slice(9, 11))
})

test('what belongs to another workspace is not found, whatever is asked of it', async () => {
  const other = await office.shop('Nhà bên', 'Anh Dũng')
  const { conversationId, messageId } = await page.customer().says('Riêng tư')
  const params = { conversationId }
  const attempts = [
    other.owner.try(inboxRoutes.conversation, { params }),
    other.owner.try(inboxRoutes.messages, { params, query: {} }),
    other.owner.try(inboxRoutes.assign, { params, body: { memberId: other.owner.id } }),
    other.owner.try(inboxRoutes.setStatus, { params, body: { status: 'done' } }),
    other.owner.try(inboxRoutes.markSeen, { params, body: { messageId } }),
    other.owner.try(inboxRoutes.saveDraft, { params, body: { text: 'x', updatedAt: 1 } }),
    other.owner.try(inboxRoutes.removeConversation, { params }),
    other.owner.try(inboxRoutes.conversation, { params: { ...params, workspaceId: shop.id } }),
  ]
  for (const { code } of await Promise.all(attempts)) expect(code).toBe('resource/not-found')
})
