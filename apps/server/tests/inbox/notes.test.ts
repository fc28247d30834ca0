import { inboxRoutes } from '@lienmach/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeUpload } from '../../src/actions/take-upload.ts'
import { rows, sql } from '../../src/store/sql.ts'
import { Office, type Page, type Shop, type Staff } from './office.ts'

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

describe('drafts', () => {
  const draftsOf = async (staff: Staff) => (await staff.call(inboxRoutes.drafts)).drafts

  test('belong to their writer, and the newest wins whichever window it comes from', async () => {
    const { conversationId } = await page.customer().says('Alo')
    const params = { conversationId }
    const now = office.context.clock.now()
    await minh.call(inboxRoutes.saveDraft, { params, body: { text: 'Dạ còn', updatedAt: now - 2_000 } })
    const { draft } = await minh.call(inboxRoutes.saveDraft, {
      params,
      body: { text: 'Dạ', updatedAt: now - 3_000 },
    })
    expect(draft?.text).toBe('Dạ còn')
    expect(await draftsOf(minh)).toMatchObject([{ conversationId, text: 'Dạ còn' }])
    expect(await draftsOf(lan)).toEqual([])
  })

  test('once emptied, are not brought back by an older version on its way', async () => {
    const { conversationId } = await page.customer().says('Alo')
    const params = { conversationId }
    const now = office.context.clock.now()
    await lan.call(inboxRoutes.saveDraft, { params, body: { text: 'Để em xem', updatedAt: now - 3_000 } })
    const emptied = await lan.call(inboxRoutes.saveDraft, {
      params,
      body: { text: '', updatedAt: now - 1_000 },
    })
    expect(emptied.draft).toBe(null)
    await lan.call(inboxRoutes.saveDraft, { params, body: { text: 'Để em', updatedAt: now - 2_000 } })
    expect(await draftsOf(lan)).toEqual([])
  })

  test('of a clock that runs ahead do not stand in the way of later ones', async () => {
    const { conversationId } = await page.customer().says('Alo')
    const params = { conversationId }
    const ahead = office.context.clock.now() + 3_600_000
    await lan.call(inboxRoutes.saveDraft, { params, body: { text: 'Sớm', updatedAt: ahead } })
    const later = office.context.clock.now() + 1
    const { draft } = await lan.call(inboxRoutes.saveDraft, {
      params,
      body: { text: 'Muộn', updatedAt: later },
    })
    expect(draft?.text).toBe('Muộn')
  })
})

describe('search', () => {
  test('finds people without diacritics, and phone digits in any spacing', async () => {
    const { conversationId } = await page.customer().says('Alo')
    const { conversation } = await minh.call(inboxRoutes.conversation, { params: { conversationId } })
    const changed = await minh.call(inboxRoutes.updateContact, {
      params: { contactId: conversation.contact.id },
      body: { name: 'Nguyễn Thị Ánh Tuyết', phones: ['0903.123.456'], note: 'Khách quen' },
    })
    expect(changed.conversation.contact).toMatchObject({
      name: 'Nguyễn Thị Ánh Tuyết',
      phones: ['+84903123456'],
      note: 'Khách quen',
    })
    for (const q of [
      'anh tuyet',
      'ANH TUY',
      'tuyết ánh',
      '0903 123 456',
      '0903.12',
      '+84 903 123',
      'anh tuyet 0903',
    ]) {
      const { people } = await minh.call(inboxRoutes.search, { query: { q } })
      expect(
        people.map(({ id }) => id),
        q,
      ).toEqual([conversationId])
    }
    expect((await minh.call(inboxRoutes.search, { query: { q: 'anh tuan' } })).people).toEqual([])
  })

  test('finds what was said, and knows nothing of other workspaces', async () => {
    const { conversationId, messageId } = await page
      .customer()
      .says('Áo đầm xanh cổ vịt còn size M không shop')
    const { messages } = await minh.call(inboxRoutes.search, { query: { q: 'dam xanh co vit' } })
    expect(messages.map((hit) => [hit.conversation.id, hit.message.id])).toEqual([
      [conversationId, messageId],
    ])
    const other = await office.shop('Nhà bên', 'Anh Dũng')
    expect(await other.owner.call(inboxRoutes.search, { query: { q: 'dam xanh' } })).toEqual({
      people: [],
      messages: [],
      seq: expect.any(Number),
    })
  })

  test('takes signs that mean something to the index as nothing but signs', async () => {
    for (const q of ["' & !", ':*', "o'neil", '((', '\\', 'a | b']) {
      expect((await minh.try(inboxRoutes.search, { query: { q } })).status, q).toBe(200)
    }
  })
})

test('a phone number that is none is refused', async () => {
  const { conversationId } = await page.customer().says('Alo')
  const { conversation } = await minh.call(inboxRoutes.conversation, { params: { conversationId } })
  const params = { contactId: conversation.contact.id }
  expect(
    (await minh.try(inboxRoutes.updateContact, { params, body: { phones: ['hai ba trưng'] } })).code,
  ).toBe('request/invalid')
})

describe('a Page whose chats are kept for one', () => {
  test('gives its conversations to them; agents do not see them, whoever manages reads along', async () => {
    const kept = await shop.page('Riêng của Lan', lan)
    const { conversationId, messageId } = await kept.customer().says('Chào Lan, mã bí mật 778899')
    const params = { conversationId }

    const { conversation } = await lan.call(inboxRoutes.conversation, { params })
    expect(conversation.assigneeId).toBe(lan.id)
    expect((await shop.owner.try(inboxRoutes.conversation, { params })).status).toBe(200)

    const refused = await Promise.all([
      minh.try(inboxRoutes.conversation, { params }),
      minh.try(inboxRoutes.messages, { params, query: {} }),
      minh.try(inboxRoutes.markSeen, { params, body: { messageId } }),
      minh.try(inboxRoutes.assign, { params, body: { memberId: minh.id } }),
      minh.try(inboxRoutes.updateContact, {
        params: { contactId: conversation.contact.id },
        body: { note: 'x' },
      }),
    ])
    for (const { code } of refused) expect(code).toBe('resource/not-found')
    const listed = await minh.call(inboxRoutes.conversations, { query: { view: 'all', limit: 100 } })
    expect(listed.conversations.map(({ id }) => id)).not.toContain(conversationId)
    expect((await minh.call(inboxRoutes.search, { query: { q: '778899' } })).messages).toEqual([])
    expect((await lan.call(inboxRoutes.search, { query: { q: '778899' } })).messages).toHaveLength(1)

    const handed = await shop.owner.try(inboxRoutes.assign, { params, body: { memberId: minh.id } })
    expect(handed.code).toBe('conversation/not-yours')
  })
})

test('an erased conversation leaves no row, no word and no file within reach', async () => {
  const { conversationId } = await page.customer().says('Xoá giúp em, thông tin hoàn toàn riêng tư')
  const { conversation } = await minh.call(inboxRoutes.conversation, { params: { conversationId } })
  const params = { conversationId }
  const file = await takeUpload(office.context, {
    workspaceId: shop.id,
    memberId: minh.id,
    name: 'riêng tư.txt',
    bytes: Buffer.from('chỉ cho khách này'),
    limits: { imageBytes: 1_000, fileBytes: 1_000 },
  })
  const { messages } = await minh.call(inboxRoutes.sendMessage, {
    params,
    body: { clientMessageId: 'tệp-riêng-tư', attachmentIds: [file.id] },
  })
  expect(messages[0]?.attachments).toMatchObject([{ mediaId: file.id, state: 'stored' }])
  expect((await minh.try(inboxRoutes.removeConversation, { params })).code).toBe('workspace/forbidden')
  await shop.owner.call(inboxRoutes.removeConversation, { params })

  expect((await minh.try(inboxRoutes.conversation, { params })).code).toBe('resource/not-found')
  expect((await minh.call(inboxRoutes.search, { query: { q: 'hoan toan rieng tu' } })).messages).toEqual([])
  const left = await rows<{ table: string; number: number }>(
    office.context.db.owner,
    sql`
    select * from (
      select 'contacts' as "table", count(*)::int as number from contacts where id = ${conversation.contact.id}
      union all select 'messages', count(*)::int from messages where conversation_id = ${conversationId}
      union all select 'search', count(*)::int from search_entries where conversation_id = ${conversationId}
      union all select 'media', count(*)::int from media where id = ${file.id} and state <> 'erased'
      union all select 'outbox', count(*)::int from outbox where conversation_id = ${conversationId}
    ) as counted where number > 0`,
  )
  expect(left).toEqual([])
})
