import { type FacebookPage, type Member, startWorld, type World } from '@lienmach/testkit'
import sharp from 'sharp'
import { request } from 'undici'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Bucket, openBucket } from './bucket.ts'

let bucket: Bucket
let world: World
let page: FacebookPage
let owner: Member
let png: Buffer
let logged = ''

beforeAll(async () => {
  png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c2410c' } })
    .png()
    .toBuffer()
  bucket = await openBucket()
  const { endpoint, bucket: name, region, accessKeyId, secretAccessKey } = bucket.settings
  world = await startWorld({
    env: {
      MEDIA_STORE: 's3',
      S3_ENDPOINT: endpoint,
      S3_BUCKET: name,
      S3_REGION: region,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    },
    log: (line) => {
      logged += line
    },
  })
  page = await world.connectFacebookPage()
  owner = world.owner
})
beforeEach(() => {
  bucket.state = 'here'
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  await bucket[Symbol.asyncDispose]()
})

const sendsPicture = (name: string) => {
  const customer = page.contact(name)
  const attachment = {
    type: 'image',
    name: 'ao.png',
    contentType: 'image/png',
    dataBase64: png.toString('base64'),
  }
  return customer.sends({ attachment }).then(() => customer)
}

const load = async (url: string | null | undefined, headers: Record<string, string> = {}) => {
  const answer = await request(`${world.url}${url}`, { headers: { cookie: owner.cookies, ...headers } })
  return {
    status: answer.statusCode,
    headers: answer.headers,
    bytes: Buffer.from(await answer.body.arrayBuffer()),
  }
}

test('a picture that a customer sends is copied to the bucket, and shown from there', async () => {
  const lan = await sendsPicture('Nguyễn Lan')
  await world.settles()
  const [attachment] = (await owner.reads(lan))[0]?.attachments ?? []
  expect(attachment).toMatchObject({ state: 'stored', contentType: 'image/png', width: 40, height: 30 })
  const key = `${owner.workspaceId}/${attachment?.url?.split('/').at(-1)}`
  expect(bucket.files.get(key)).toEqual({ bytes: png, contentType: 'image/png' })

  const served = await load(attachment?.url)
  expect([served.status, served.headers['content-type']]).toEqual([200, 'image/png'])
  expect(served.bytes.equals(png)).toBe(true)
  expect(await load(attachment?.url, { range: 'bytes=1-3' })).toMatchObject({
    status: 206,
    bytes: Buffer.from('PNG'),
  })
})

test('while the bucket is away a picture is not shown, and no browser keeps that for later', async () => {
  const minh = await sendsPicture('Trần Minh')
  await world.settles()
  const url = (await owner.reads(minh))[0]?.attachments[0]?.url
  bucket.state = 'away'
  const refused = await load(url)
  expect([refused.status, JSON.parse(refused.bytes.toString()).error.code]).toEqual([
    503,
    'server/unavailable',
  ])
  expect(refused.headers['cache-control'] ?? '').not.toContain('max-age')
  expect(refused.headers).toMatchObject({ 'retry-after': '1' })

  bucket.state = 'here'
  expect((await load(url)).bytes.equals(png)).toBe(true)
})

test('a picture that arrives while the bucket is away is copied once the bucket is back', async () => {
  bucket.state = 'away'
  const hoa = await sendsPicture('Phạm Hoa')
  await world.settles()
  expect((await owner.reads(hoa))[0]?.attachments[0]?.state).toBe('pending')

  bucket.state = 'here'
  await world.clock.advance(61_000)
  await world.settles()
  const [attachment] = (await owner.reads(hoa))[0]?.attachments ?? []
  expect(attachment?.state).toBe('stored')
  expect((await load(attachment?.url)).bytes.equals(png)).toBe(true)
})

test('a reply whose picture cannot be read waits for the bucket, and is sent once', async () => {
  const khanh = page.contact('Lâm Khánh')
  await khanh.says('Cho mình xem mẫu áo')
  await world.settles()
  const id = await owner.upload('áo.png', 'image/png', png)
  bucket.state = 'away'
  const before = logged.length
  const reply = await owner.repliesTo(khanh, { attachmentIds: [id] })
  await world.settles()
  expect((await owner.looksAt(reply, khanh)).delivery?.state).toBe('queued')
  // It is not tried over and over.
  expect(logged.slice(before).match(/an upload waits for it/g)?.length).toBeLessThan(5)

  bucket.state = 'here'
  await world.clock.advance(60_000)
  await world.settles()
  expect((await owner.looksAt(reply, khanh)).delivery?.state).toBe('delivered')
  const psid = await khanh.psid()
  expect((await page.ledger()).filter((entry) => entry.psid === psid)).toHaveLength(1)
})

test('no line of the log holds the key of the bucket', () => {
  expect(logged).toContain('The store of files does not answer.')
  expect(logged).not.toContain(bucket.settings.secretAccessKey)
})
