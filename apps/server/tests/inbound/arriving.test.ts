import { type FacebookPage, startWorld, type World } from '@lienmach/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, said } from './platform.ts'

let world: World
let page: FacebookPage
const now = () => world.context.clock.now()

beforeAll(async () => {
  world = await startWorld()
  page = await world.connectFacebookPage()
})
afterAll(() => world[Symbol.asyncDispose]())

test('what a customer writes stands in the inbox, unread and unanswered', async () => {
  const lan = page.contact('Nguyễn Thị Lan')
  await lan.says('Áo này còn size M không shop?')
  await world.settles()

  const conversation = await world.owner.conversationWith(lan)
  expect(conversation).toMatchObject({
    status: 'open',
    unreadCount: 1,
    assigneeId: null,
    lastMessage: { text: 'Áo này còn size M không shop?', direction: 'in', source: 'contact' },
    contact: { name: 'Nguyễn Thị Lan' },
  })
  expect(conversation.unansweredSince).toBe(conversation.lastMessageAt)
  expect(await world.owner.reads(lan)).toMatchObject([
    { kind: 'text', direction: 'in', text: 'Áo này còn size M không shop?' },
  ])
})

test('the first event proves the connection', async () => {
  expect(
    await world.context.db.owner.query({ text: 'select state from channels', values: [] }),
  ).toMatchObject({ rows: [{ state: 'connected' }] })
})

test('a message delivered six times is there once, and unread once', async () => {
  const hoa = page.contact('Trần Thị Hoa')
  const event = said(page.externalId, await hoa.psid(), 'm_six', 'Ship về Huế bao nhiêu?', now())
  for (let time = 0; time < 3; time += 1) await deliver(world, page.externalId, [event, event])
  expect(await world.owner.reads(hoa)).toHaveLength(1)
  expect((await world.owner.conversationWith(hoa)).unreadCount).toBe(1)
})

test('a message that arrives late stands in its place and says that it was late', async () => {
  const minh = page.contact('Phạm Văn Minh')
  const psid = await minh.psid()
  await deliver(world, page.externalId, [said(page.externalId, psid, 'm_newer', 'Alo shop ơi', now())])
  await deliver(world, page.externalId, [
    said(page.externalId, psid, 'm_older', 'Giá bao nhiêu?', now() - 300_000),
  ])
  expect(await world.owner.reads(minh)).toMatchObject([
    { text: 'Giá bao nhiêu?', late: true },
    { text: 'Alo shop ơi', late: false },
  ])
  expect((await world.owner.conversationWith(minh)).lastMessage?.text).toBe('Alo shop ơi')
})

test('an answer in the Meta inbox is shown as such, answers the customer and takes the thread', async () => {
  const tuyet = page.contact('Lê Ánh Tuyết')
  await tuyet.says('Còn hàng không ạ?')
  await world.settles()
  await page.metaInbox.says(tuyet, 'Còn bạn nhé')
  await world.settles()
  const conversation = await world.owner.conversationWith(tuyet)
  expect(conversation).toMatchObject({
    unansweredSince: null,
    threadControl: { owner: 'meta_inbox' },
    lastMessage: { source: 'meta_inbox' },
  })
})

test('what reaches us in standby is shown and marked', async () => {
  const son = page.contact('Vũ Sơn')
  await deliver(
    world,
    page.externalId,
    [said(page.externalId, await son.psid(), 'm_standby', 'Tôi đang nói với bot', now())],
    'standby',
  )
  expect(await world.owner.reads(son)).toMatchObject([{ text: 'Tôi đang nói với bot', standby: true }])
  expect((await world.owner.conversationWith(son)).threadControl.owner).toBe('other_app')
})

test('an edit and an unsend are shown whichever comes first, and nothing of what was taken back remains', async () => {
  const quan = page.contact('Đỗ Quân')
  const psid = await quan.psid()
  const at = now()
  const event = (content: object, ms: number) => ({
    sender: { id: psid },
    recipient: { id: page.externalId },
    timestamp: at + ms,
    ...content,
  })
  const edited = event({ message_edit: { mid: 'm_edit', text: 'Lấy size L', num_edit: 1 } }, 10)
  const unsent = event({ message: { mid: 'm_bimat', is_deleted: true } }, 20)
  await deliver(world, page.externalId, [edited, unsent])
  await deliver(world, page.externalId, [
    said(page.externalId, psid, 'm_edit', 'Lấy size M', at),
    said(page.externalId, psid, 'm_bimat', 'matkhaubimat 0912345678', at + 5),
  ])

  expect(await world.owner.reads(quan)).toMatchObject([
    { text: 'Lấy size L', edited: true },
    { text: null, deleted: true },
  ])
  const { rows } = await world.context.db.owner.query({
    text: `select (select count(*) from messages where text like '%matkhaubimat%') as messages,
      (select count(*) from search_entries where words @@ 'matkhaubimat'::tsquery) as words,
      (select count(*) from conversations where last_message::text like '%matkhaubimat%') as previews`,
    values: [],
  })
  expect(rows).toEqual([{ messages: 0, words: 0, previews: 0 }])
})

test('a phone number that a customer writes is kept with them and found in any spacing', async () => {
  const dung = page.contact('Ngô Dũng')
  await dung.says('sđt em o9o3.123.456 nhé')
  await world.settles()
  expect((await world.owner.conversationWith(dung)).contact.phones).toEqual(['+84903123456'])
})

test('a number that was taken back is forgotten, unless another message tells it too', async () => {
  const vy = page.contact('Tô Vy')
  const psid = await vy.psid()
  const takenBack = (mid: string) => ({
    sender: { id: psid },
    recipient: { id: page.externalId },
    timestamp: now(),
    message: { mid, is_deleted: true },
  })
  await deliver(world, page.externalId, [
    said(page.externalId, psid, 'm_vy_1', 'số em 0912000111', now()),
    said(page.externalId, psid, 'm_vy_2', 'hoặc 0912000222 nha', now()),
    said(page.externalId, psid, 'm_vy_3', 'gọi 0912 000 222 ạ', now()),
  ])
  expect((await world.owner.conversationWith(vy)).contact.phones).toEqual(['+84912000111', '+84912000222'])
  await deliver(world, page.externalId, [takenBack('m_vy_1'), takenBack('m_vy_2')])
  expect((await world.owner.conversationWith(vy)).contact.phones).toEqual(['+84912000222'])
})

test('receipts move forward only', async () => {
  const mai = page.contact('Bùi Mai')
  const psid = await mai.psid()
  const read = (watermark: number) => ({
    sender: { id: psid },
    recipient: { id: page.externalId },
    timestamp: now(),
    read: { watermark },
  })
  await deliver(world, page.externalId, [said(page.externalId, psid, 'm_mai', 'Chào shop', now())])
  const until = now()
  await deliver(world, page.externalId, [read(until), read(until - 60_000)])
  expect((await world.owner.conversationWith(mai)).readUntil).toBe(until)
})

test('a conversation that was done opens again when the customer writes', async () => {
  const thao = page.contact('Hồ Thảo')
  await thao.says('Cảm ơn shop')
  await world.settles()
  await world.context.db.owner.query({ text: `update conversations set status = 'done'`, values: [] })
  await thao.says('À cho hỏi thêm')
  await world.settles()
  expect(await world.owner.conversationWith(thao)).toMatchObject({ status: 'open', unreadCount: 2 })
})

test('a receipt alone makes no conversation that anybody sees as open', async () => {
  const psid = '7777000011112222'
  await deliver(world, page.externalId, [
    {
      sender: { id: psid },
      recipient: { id: page.externalId },
      read: { watermark: now() },
      timestamp: now(),
    },
  ])
  const { rows } = await world.context.db.owner.query({
    text: `select status, last_message from conversations join contacts on contacts.id = contact_id where external_id = $1`,
    values: [psid],
  })
  expect(rows).toEqual([{ status: 'done', last_message: null }])
})

test('events of a Page that nobody here has connected are counted and change nothing', async () => {
  const before = await messageCount()
  await deliver(world, '999000999000', [said('999000999000', '1', 'm_foreign', 'Lạc nhà', now())])
  expect(await messageCount()).toBe(before)
})

test('a Page of a workspace where one person has the say gives its conversations to that person', async () => {
  const minh = await world.signIn('Trần Minh', 'manager')
  const own = await world.connectFacebookPage({ name: 'Tiệm Hoa Nắng', chatRight: 'only_me', as: minh })
  const lan = own.contact('Nguyễn Lan')
  await lan.says('Shop còn hoa hồng không?')
  await world.settles()
  expect((await minh.conversationWith(lan)).assigneeId).toBe(minh.id)
})

async function messageCount(): Promise<number> {
  const { rows } = await world.context.db.owner.query({
    text: 'select count(*) as count from messages',
    values: [],
  })
  return (rows[0] as { count: number }).count
}
