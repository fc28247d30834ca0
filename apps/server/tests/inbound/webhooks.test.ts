import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { startWorld } from '@lienmach/testkit'
import { request } from 'undici'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, samples } from '../../src/channels/facebook-page/webhook-samples.ts'
import { post, rawCount, sign } from './platform.ts'

let world: Awaited<ReturnType<typeof startWorld>>
const previousSecret = 'the secret before the last change'
const body = bodyOf('messaging', [samples.text])

beforeAll(async () => {
  world = await startWorld({ env: { META_APP_SECRET_PREVIOUS: previousSecret } })
})
afterAll(() => world[Symbol.asyncDispose]())

describe('a body is kept when Meta signed it', () => {
  test('with the secret of today, byte for byte', async () => {
    expect(await post(world, body)).toBe(200)
    const { rows } = await world.context.db.owner.query({
      text: 'select body, headers, sha256 = sha256(body) as intact from raw_events order by id desc limit 1',
      values: [],
    })
    expect(rows[0]).toMatchObject({ intact: true, headers: { 'content-type': 'application/json' } })
    expect((rows[0] as { body: Buffer }).body.equals(body)).toBe(true)
  })

  test('and with the secret of yesterday, while it is being replaced', async () => {
    expect(await post(world, body, { 'x-hub-signature-256': sign(body, previousSecret) })).toBe(200)
  })

  test('whatever its content type claims', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense']) {
      expect([type, await post(world, body, { 'content-type': type })]).toEqual([type, 200])
    }
  })

  test('even when nobody can read it', async () => {
    for (const nonsense of ['xin chào', '', '{"object":"page"', '\0\0', '['.repeat(5_000)]) {
      expect(await post(world, Buffer.from(nonsense))).toBe(200)
    }
  })
})

describe('a body that Meta did not sign is refused, and nothing of it is kept', () => {
  const { appSecret } = { appSecret: () => world.context.config.meta.appSecret }
  const good = () => sign(body, appSecret())
  const hmac = (algorithm: string) => createHmac(algorithm, appSecret()).update(body).digest('hex')

  test.each<[string, () => Record<string, string | string[]>]>([
    ['with another secret', () => ({ 'x-hub-signature-256': sign(body, 'guess') })],
    ['with an empty secret', () => ({ 'x-hub-signature-256': sign(body, '') })],
    ['for other bytes', () => ({ 'x-hub-signature-256': sign(Buffer.from('{}'), appSecret()) })],
    ['with an empty header', () => ({ 'x-hub-signature-256': '' })],
    ['with the name of the algorithm alone', () => ({ 'x-hub-signature-256': 'sha256=' })],
    ['with a signature cut short', () => ({ 'x-hub-signature-256': good().slice(0, -1) })],
    ['with a signature too long', () => ({ 'x-hub-signature-256': `${good()}0` })],
    ['with sha1 in its place', () => ({ 'x-hub-signature-256': `sha1=${hmac('sha1')}` })],
    ['with sha1 alone', () => ({ 'x-hub-signature-256': '', 'x-hub-signature': `sha1=${hmac('sha1')}` })],
    ['without the name of the algorithm', () => ({ 'x-hub-signature-256': hmac('sha256') })],
    ['with capital letters', () => ({ 'x-hub-signature-256': good().toUpperCase() })],
    ['with the header twice', () => ({ 'x-hub-signature-256': [good(), good()] })],
    ['with letters that are no digits', () => ({ 'x-hub-signature-256': `sha256=${'z'.repeat(64)}` })],
    ['with spaces around', () => ({ 'x-hub-signature-256': `sha256= ${hmac('sha256')}` })],
  ])('%s', async (_title, headers) => {
    const before = await rawCount(world)
    expect(await post(world, body, headers())).toBe(403)
    expect(await rawCount(world)).toBe(before)
  })

  test('re-encoded on the way', async () => {
    const before = await rawCount(world)
    const reencoded = Buffer.from(JSON.stringify(JSON.parse(body.toString())))
    expect(await post(world, reencoded, { 'x-hub-signature-256': good() })).toBe(403)
    expect(await rawCount(world)).toBe(before)
  })

  test('without the header at all', async () => {
    const answer = await request(`${world.url}/webhooks/meta`, { method: 'POST', body })
    expect(answer.statusCode).toBe(403)
  })
})

test('a body of nine megabytes is too large', async () => {
  const before = await rawCount(world)
  const large = Buffer.alloc(9 * 1024 * 1024, 'x')
  expect(await post(world, large)).toBe(413)
  expect(await rawCount(world)).toBe(before)
})

test('a body that comes in pieces without a length is bounded too', async () => {
  const { port } = new URL(world.url)
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1')
    let received = ''
    socket.on('data', (chunk) => {
      received += chunk
      socket.destroy()
    })
    socket.on('close', () => resolve(received))
    socket.on('error', (error: { code?: string }) =>
      received
        ? resolve(received)
        : error.code === 'EPIPE' || error.code === 'ECONNRESET'
          ? resolve('')
          : reject(error),
    )
    socket.write(
      `POST /webhooks/meta HTTP/1.1\r\nHost: x\r\nX-Hub-Signature-256: sha256=${'0'.repeat(64)}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    const piece = `100000\r\n${'x'.repeat(0x100000)}\r\n`
    for (let sent = 0; sent < 12; sent += 1) socket.write(piece)
  })
  expect(answer === '' || answer.startsWith('HTTP/1.1 413')).toBe(true)
})

describe('Meta makes sure that the address is ours', () => {
  const ask = async (query: Record<string, string>) => {
    const answer = await request(`${world.url}/webhooks/meta?${new URLSearchParams(query)}`)
    return { status: answer.statusCode, type: answer.headers['content-type'], text: await answer.body.text() }
  }
  const question = () => ({
    'hub.mode': 'subscribe',
    'hub.challenge': '1158201444',
    'hub.verify_token': world.context.config.meta.verifyToken,
  })

  test('the challenge comes back when the token is right', async () => {
    expect(await ask(question())).toEqual({
      status: 200,
      type: 'text/plain; charset=utf-8',
      text: '1158201444',
    })
  })

  test.each([
    ['a wrong token', { 'hub.verify_token': 'guess' }],
    ['an empty token', { 'hub.verify_token': '' }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
  ])('nothing comes back with %s', async (_title, change) => {
    expect(await ask({ ...question(), ...change })).toMatchObject({ status: 403, text: '' })
  })

  test('a script in the challenge is plain text', async () => {
    expect((await ask({ ...question(), 'hub.challenge': '<script>' })).type).toContain('text/plain')
  })
})

test('many bodies at once are all kept, each once', async () => {
  const before = await rawCount(world)
  const statuses = await Promise.all(
    Array.from({ length: 300 }, (_, no) =>
      post(world, bodyOf('messaging', [{ ...samples.text, message: { mid: `m_${no}`, text: `${no}` } }])),
    ),
  )
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(await rawCount(world)).toBe(before + 300)
})

test('what was refused is counted by cause', async () => {
  const answer = await request(`${world.url}/metrics`)
  const text = await answer.body.text()
  expect(text).toMatch(/lienmach_webhooks_refused_total\{cause="signature"\} [1-9]/)
  expect(text).toMatch(/lienmach_webhooks_refused_total\{cause="too_large"\} [1-9]/)
})
