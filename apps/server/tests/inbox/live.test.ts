import { accountRoutes, channelRoutes, inboxRoutes, liveClose } from '@lienmach/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { appendChanges } from '../../src/store/changes.ts'
import { inWorkspace } from '../../src/store/db.ts'
import { exec, sql } from '../../src/store/sql.ts'
import { Browser } from './browser.ts'
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

const place = async () => (await minh.call(inboxRoutes.counts)).seq

test('what a customer writes is on every open screen of the team', async () => {
  await using one = await Browser.open(office, minh)
  await using two = await Browser.open(office, minh)
  await using third = await Browser.open(office, lan)
  const { conversationId, messageId } = await page.customer().says('Alo shop ơi')
  for (const browser of [one, two, third]) {
    await browser.until(() => browser.messages.has(messageId))
    expect(browser.messages.get(messageId)).toMatchObject({
      conversationId,
      text: 'Alo shop ơi',
      direction: 'in',
    })
    expect(browser.conversations.get(conversationId)).toMatchObject({ unreadCount: 1, status: 'open' })
  }
})

test('whoever comes back with their place is brought up to date, without a gap', async () => {
  const after = await place()
  const said: { messageId: string }[] = []
  for (let n = 0; n < 5; n += 1) said.push(await page.customer().says(`Lúc vắng ${n}`))
  await using browser = await Browser.open(office, minh, { after })
  expect(browser.hello).toMatchObject({ seq: after, reset: false })
  await browser.until(() => said.every(({ messageId }) => browser.messages.has(messageId)))
  expect(browser.seq).toBe(await place())
})

test('whoever is too far behind, or ahead of what exists, is told to take a new snapshot', async () => {
  const behind = await place()
  const change = { kind: 'quarantine' as const, entityId: shop.id }
  const now = office.context.clock.now()
  await inWorkspace(office.context.db, shop.id, (tx) =>
    appendChanges(tx, shop.id, Array(2_001).fill(change), now),
  )
  const last = await place()
  for (const after of [behind, last + 10]) {
    await using browser = await Browser.open(office, minh, { after })
    expect(browser.hello).toMatchObject({ seq: last, reset: true })
  }
})

test('whoever comes back to a part of the log that is no longer kept takes a new snapshot', async () => {
  const after = await place()
  await page.customer().says('Một')
  await page.customer().says('Hai')
  await exec(
    office.context.db.pipeline,
    sql`delete from changes where workspace_id = ${shop.id} and seq = ${after + 1}`,
  )
  await using browser = await Browser.open(office, minh, { after })
  expect(browser.hello).toMatchObject({ seq: await place(), reset: true })
})

test('a change whose hint is lost arrives all the same', async () => {
  await using browser = await Browser.open(office, minh)
  const now = office.context.clock.now()
  // Written the way an action writes it, but nobody is woken.
  await inWorkspace(office.context.db, shop.id, (tx) =>
    appendChanges(tx, shop.id, [{ kind: 'quarantine', entityId: shop.id }], now),
  )
  await browser.until(() => browser.changes.some(({ touched }) => touched.includes('quarantine')))
})

test('a draft is told to its writer alone', async () => {
  const { conversationId } = await page.customer().says('Alo')
  await using writer = await Browser.open(office, minh)
  await using colleague = await Browser.open(office, lan)
  const params = { conversationId }
  await minh.call(inboxRoutes.saveDraft, {
    params,
    body: { text: 'Dạ', updatedAt: office.context.clock.now() },
  })
  const upTo = await place()
  await writer.until(() => writer.seq >= upTo)
  await colleague.until(() => colleague.seq >= upTo)
  expect(writer.changes.some(({ touched }) => touched.includes('draft'))).toBe(true)
  expect(colleague.changes.some(({ touched }) => touched.includes('draft'))).toBe(false)
})

test('an erased conversation disappears from every screen', async () => {
  const { conversationId, messageId } = await page.customer().says('Xoá giúp em')
  await using browser = await Browser.open(office, minh, { after: (await place()) - 1 })
  await browser.until(() => browser.messages.has(messageId))
  await shop.owner.call(inboxRoutes.removeConversation, { params: { conversationId } })
  await browser.until(() => !browser.conversations.has(conversationId))
  expect(browser.messages.has(messageId)).toBe(false)
})

describe('who may follow', () => {
  test('nobody without a session, and nobody of another workspace', async () => {
    const other = await office.shop('Nhà bên', 'Anh Dũng')
    const nobody = await Browser.open(office, { shop, cookie: '' })
    expect(nobody.closeCode).toBe(liveClose.sessionEnded)
    const neighbour = await Browser.open(office, { shop, cookie: other.owner.cookie })
    expect(neighbour.closeCode).toBe(liveClose.notAMember)
    expect(neighbour.received).toBe('')
  })

  test('no page of another site, though the browser adds the cookie', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const foreign = new Browser(
        new WebSocket(`ws://127.0.0.1:${office.port}/api/v1/workspaces/${shop.id}/live`, {
          headers: { cookie: minh.cookie, ...headers } as Record<string, string>,
        }),
      )
      await foreign.until(() => foreign.closeCode !== null)
      expect(foreign.received).toBe('')
    }
    await using ours = await Browser.open(office, minh, { headers: { origin: 'http://office.test' } })
    expect(ours.hello.reset).toBe(false)
  })

  test('not who is removed from the team: their connection ends at once', async () => {
    const tuan = await office.hire(shop, 'Tuấn')
    await using browser = await Browser.open(office, tuan)
    await using colleague = await Browser.open(office, minh)
    await shop.owner.call(accountRoutes.removeMember, { params: { memberId: tuan.id }, body: {} })
    await browser.until(() => browser.closeCode !== null)
    expect(browser.closeCode).toBe(liveClose.notAMember)
    expect(colleague.closeCode).toBe(null)
  })

  test('not who signs out everywhere: their connection ends with the session', async () => {
    const tuan = await office.hire(shop, 'Tuấn')
    await using browser = await Browser.open(office, tuan)
    await office.context.accounts.endSessions(tuan.id)
    office.context.wake.hint('access', shop.id)
    await browser.until(() => browser.closeCode !== null)
    expect(browser.closeCode).toBe(liveClose.sessionEnded)
  })

  test('not who says what is not understood', async () => {
    const browser = await Browser.open(office, minh)
    browser.socket.send('{"type":"drop table"}')
    await browser.until(() => browser.closeCode !== null)
    expect(browser.closeCode).toBe(1008)
  })
})

describe('a Page whose chats are kept for one', () => {
  test('is followed by its owner and by managers; not a byte of it reaches the others', async () => {
    const kept = await shop.page('Riêng của Lan', lan)
    await using owner = await Browser.open(office, lan)
    await using agent = await Browser.open(office, minh)
    await using manager = await Browser.open(office, shop.owner)
    const { conversationId, messageId } = await kept.customer().says('chỉ Lan biết 4711')
    const upTo = await place()
    for (const browser of [owner, agent, manager]) await browser.until(() => browser.seq >= upTo)
    expect(owner.messages.has(messageId)).toBe(true)
    expect(manager.messages.has(messageId)).toBe(true)
    expect(agent.received).not.toContain('4711')
    expect(agent.received).not.toContain(conversationId)
  })

  test('makes the others take a new snapshot when it is opened to them', async () => {
    const kept = await shop.page('Sẽ chia sẻ', lan)
    await using agent = await Browser.open(office, minh)
    await lan.office.context.db.pipeline.query({
      text: `update channels set chat_right = 'share', chat_owner_id = null where id = $1`,
      values: [kept.channel.id],
    })
    const now = office.context.clock.now()
    await inWorkspace(office.context.db, shop.id, (tx) =>
      appendChanges(
        tx,
        shop.id,
        [{ kind: 'channel', entityId: kept.channel.id, data: { sight: true } }],
        now,
      ),
    )
    office.context.wake.hint('changes', shop.id)
    await agent.until(() => agent.frames.some((frame) => frame.type === 'hello' && frame.reset))
    const { channels } = await minh.call(channelRoutes.channels)
    expect(channels.find(({ id }) => id === kept.channel.id)?.chatRight).toBe('share')
  })
})

test('no byte of one workspace reaches another', async () => {
  const other = await office.shop('Nhà bên', 'Anh Dũng')
  const otherPage = await other.page('Nhà bên')
  await using ours = await Browser.open(office, minh)
  await using theirs = await Browser.open(office, other.owner)
  await page.customer().says('chim hoàng yến của Mộc')
  await otherPage.customer().says('chim hoàng yến nhà bên')
  await ours.until(() => ours.received.includes('của Mộc'))
  await theirs.until(() => theirs.received.includes('nhà bên'))
  expect(ours.received).not.toContain('nhà bên')
  expect(theirs.received).not.toContain('của Mộc')
})

test('colleagues see who looks at a conversation and who is writing there', async () => {
  const { conversationId } = await page.customer().says('Alo')
  await using mine = await Browser.open(office, minh)
  await using theirs = await Browser.open(office, lan)
  mine.says({ type: 'at', conversationId, typing: true })
  const seen = () => theirs.frames.findLast((frame) => frame.type === 'presence')?.people
  await theirs.until(() => seen()?.length === 1)
  expect(seen()).toEqual([{ memberId: minh.id, conversationId, typing: true }])
  mine.says({ type: 'at', conversationId: null, typing: false })
  await theirs.until(() => seen()?.length === 0)
})

test('a browser that does not keep up is let go, and misses nothing when it comes back', async () => {
  const wordy = 'Dạ còn ạ. '.repeat(6_000)
  const { conversationId, messageId } = await page.customer().says(wordy)
  const slow = await Browser.open(office, minh)
  slow.socket.pause()
  const again = { kind: 'conversation' as const, entityId: conversationId, data: { messages: [messageId] } }
  await using quick = await Browser.open(office, lan)
  for (let n = 0; n < 200; n += 1) {
    const now = office.context.clock.now()
    await inWorkspace(office.context.db, shop.id, (tx) => appendChanges(tx, shop.id, [again], now))
    office.context.wake.hint('changes', shop.id)
    const upTo = await place()
    await quick.until(() => quick.seq >= upTo)
  }
  slow.socket.resume()
  await slow.until(() => slow.closeCode !== null)
  expect(slow.seq).toBeLessThan(await place())
  await using back = await Browser.open(office, minh, { after: slow.seq })
  const upTo = await place()
  await back.until(() => back.seq >= upTo)
  expect(back.messages.get(messageId)?.text).toBe(wordy)
})

test('a program follows with its key', async () => {
  const { secret } = await shop.owner.call(accountRoutes.createApiKey, {
    body: { name: 'Kho', role: 'agent' },
  })
  await using program = await Browser.open(
    office,
    { shop, cookie: '' },
    { headers: { authorization: `Bearer ${secret}` } },
  )
  const { messageId } = await page.customer().says('Cho chương trình')
  await program.until(() => program.messages.has(messageId))
})

test('a heartbeat is answered with the server’s clock', async () => {
  await using browser = await Browser.open(office, minh)
  browser.says({ type: 'ping' })
  await browser.until(() => browser.frames.some(({ type }) => type === 'pong'))
})
