import { type FacebookPage, makePng, startWorld, type World } from '@lienmach/testkit'
import { request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, said } from './platform.ts'

let world: World
let page: FacebookPage
beforeAll(async () => {
  world = await startWorld()
  page = await world.connectFacebookPage()
})
afterAll(() => world[Symbol.asyncDispose]())

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const load = async (
  url: string | null,
  cookies = world.owner.cookies,
  headers: Record<string, string> = {},
) => {
  const answer = await request(`${world.url}${url}`, { headers: { cookie: cookies, ...headers } })
  return {
    status: answer.statusCode,
    headers: answer.headers,
    bytes: Buffer.from(await answer.body.arrayBuffer()),
  }
}

test('a picture that a customer sends is copied, measured and shown in place', async () => {
  const lan = page.contact('Nguyễn Lan')
  await lan.sends({
    attachment: {
      type: 'image',
      name: 'ao.png',
      contentType: 'image/png',
      dataBase64: base64(makePng(40, 30)),
    },
  })
  await world.settles()

  const [message] = await world.owner.reads(lan)
  const [attachment] = message?.attachments ?? []
  expect(attachment).toMatchObject({
    type: 'image',
    state: 'stored',
    contentType: 'image/png',
    width: 40,
    height: 30,
  })
  const served = await load(attachment?.url ?? null)
  expect(served).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition': expect.stringMatching(/^inline/),
    },
  })
  expect(served.bytes.equals(makePng(40, 30))).toBe(true)
  expect(await load(attachment?.url ?? null, world.owner.cookies, { range: 'bytes=1-3' })).toMatchObject({
    status: 206,
    bytes: Buffer.from('PNG'),
    headers: { 'content-range': `bytes 1-3/${served.bytes.length}` },
  })
})

test('a page that calls itself a picture is only ever downloaded', async () => {
  const minh = page.contact('Trần Minh')
  const html = Buffer.from('<html><script>alert(1)</script></html>')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  for (const bytes of [html, svg]) {
    await minh.sends({
      attachment: { type: 'image', name: 'anh.png', contentType: 'image/png', dataBase64: base64(bytes) },
    })
  }
  await world.settles()
  for (const { attachments } of await world.owner.reads(minh)) {
    const served = await load(attachments[0]?.url ?? null)
    expect(served.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment/),
    })
  }
})

test('a stranger and another workspace see no file', async () => {
  const hoa = page.contact('Phạm Hoa')
  await hoa.sends({
    attachment: { type: 'image', name: 'a.png', contentType: 'image/png', dataBase64: base64(makePng(2, 2)) },
  })
  await world.settles()
  const url = (await world.owner.reads(hoa))[0]?.attachments[0]?.url ?? ''
  expect((await load(url, '')).status).toBe(401)
  expect(
    (await load(url.replace(world.owner.workspaceId, '01a1fd89-96cf-7a86-bc61-e5b3e750f6da'))).status,
  ).not.toBe(200)
})

test('an agent who may not see a conversation may not see its files', async () => {
  const minh = await world.signIn('Lý Minh', 'manager')
  const agent = await world.signIn('Võ Thu')
  const own = await world.connectFacebookPage({ name: 'Tiệm Hoa Nắng', chatRight: 'only_me', as: minh })
  const lan = own.contact('Đặng Lan')
  await lan.sends({
    attachment: { type: 'image', name: 'a.png', contentType: 'image/png', dataBase64: base64(makePng(3, 3)) },
  })
  await world.settles()
  const url = (await minh.reads(lan))[0]?.attachments[0]?.url ?? ''
  expect((await load(url, minh.cookies)).status).toBe(200)
  expect((await load(url, agent.cookies)).status).toBe(404)
})

test('when a message is taken back, its files go with it', async () => {
  const tu = page.contact('Cao Tú')
  const mid = await tu.sends({
    attachment: { type: 'image', name: 'a.png', contentType: 'image/png', dataBase64: base64(makePng(4, 4)) },
  })
  await world.settles()
  const url = (await world.owner.reads(tu))[0]?.attachments[0]?.url ?? ''
  expect((await load(url)).status).toBe(200)
  const { rows } = await world.context.db.owner.query({
    text: `select storage_key as key from media where type = 'image' and state = 'stored' order by created_at desc limit 1`,
    values: [],
  })
  const { key } = rows[0] as { key: string }
  await deliver(world, page.externalId, [
    {
      sender: { id: await tu.psid() },
      recipient: { id: page.externalId },
      timestamp: world.context.clock.now(),
      message: { mid, is_deleted: true },
    },
  ])
  expect((await load(url)).status).toBe(404)
  expect(await world.context.mediaStore.read(key)).toBeNull()
})

test('a file from anywhere else is not fetched, and the message says that it is missing', async () => {
  const psid = await page.contact('Lâm Khánh').psid()
  const attachments = [{ type: 'image', payload: { url: 'https://169.254.169.254/latest/meta-data' } }]
  await deliver(world, page.externalId, [
    said(page.externalId, psid, 'm_noi_khac', 'Xem ảnh này', world.context.clock.now(), { attachments }),
  ])
  const { rows } = await world.context.db.owner.query({
    text: `select state, failure from media where source_url like '%169.254%'`,
    values: [],
  })
  expect(rows).toEqual([{ state: 'failed', failure: 'address_not_allowed' }])
})

test("a new customer's name and picture are learnt from the platform", async () => {
  const linh = page.contact('Hoàng Thị Mỹ Linh')
  await linh.says('Chào shop')
  await world.settles()
  const { contact } = await world.owner.conversationWith(linh)
  expect(contact.name).toBe('Hoàng Thị Mỹ Linh')
  expect((await load(contact.pictureUrl)).status).toBe(200)
})
