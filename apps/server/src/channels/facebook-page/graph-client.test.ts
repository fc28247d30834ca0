import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { createTestClock } from '@lienmach/testkit'
import { afterEach, expect, test } from 'vitest'
import { systemRandom } from '../../adapters/system-random.ts'
import type { GraphAnswer } from './graph-answer.ts'
import { type GraphClient, openGraphClient } from './graph-client.ts'

const clock = createTestClock()
const token = 'EAAB-a-page-token'
let opened: { server: Server; client: GraphClient } | null = null

/** A platform that answers each request with raw bytes, or does something to its socket. */
async function platform(answer: (socket: Socket, request: string) => void) {
  const requests: string[] = []
  const server = createServer((socket) => {
    let received = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      const end = received.indexOf('\r\n\r\n')
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0)
      if (end < 0 || received.length < end + 4 + length) return
      requests.push(received)
      const request = received
      received = ''
      answer(socket, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const client = openGraphClient({
    graphUrl: `http://127.0.0.1:${port}`,
    version: 'v25.0',
    appSecret: 'app secret',
    clock,
    random: systemRandom(clock),
  })
  opened = { server, client }
  return { client, requests, port }
}

afterEach(async () => {
  await opened?.client.close()
  opened?.server.close()
  opened = null
})

const json = (body: string, status = '200 OK', headers = '') =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

const send = (client: GraphClient): Promise<GraphAnswer> =>
  client.call({
    method: 'POST',
    path: '1/messages',
    token,
    body: { kind: 'json', json: { message: { text: 'Dạ' } } },
  })

test('the token travels in a header only, and the proof of the secret with the call', async () => {
  const { client, requests } = await platform((socket) => socket.write(json('{"message_id":"m_1"}')))
  expect(await send(client)).toMatchObject({ outcome: 'ok', data: { message_id: 'm_1' } })
  const [head = ''] = requests
  expect(head).toMatch(/^POST \/v25\.0\/1\/messages\?appsecret_proof=[0-9a-f]{64} HTTP\/1\.1\r\n/)
  expect(head).toContain(`authorization: Bearer ${token}`)
  expect(head.split('\r\n')[0]).not.toContain(token)
})

test('ids beyond 2^53 keep their digits', async () => {
  const { client } = await platform((socket) => socket.write(json('{"id": 12345678901234567890}')))
  expect(await send(client)).toMatchObject({ data: { id: '12345678901234567890' } })
})

test('a refusal is read whatever its status, with how much of the allowance is used', async () => {
  const usage = `x-business-use-case-usage: {"1":[{"type":"messenger","call_count":97,"estimated_time_to_regain_access":2}]}\r\n`
  const error = '{"error":{"message":"(#10) no","code":10,"error_subcode":2018300,"fbtrace_id":"A1"}}'
  const { client } = await platform((socket) => socket.write(json(error, '200 OK', usage)))
  expect(await send(client)).toEqual({
    outcome: 'refused',
    error: {
      httpStatus: 200,
      code: 10,
      subcode: 2018300,
      type: null,
      message: '(#10) no',
      isTransient: false,
      traceId: 'A1',
    },
    usage: { worstPercent: 97, regainInMs: 120_000 },
  })
})

test.each([
  ['the connection closes without an answer', (socket: Socket) => socket.destroy()],
  ['the connection is reset', (socket: Socket) => socket.resetAndDestroy()],
  [
    'the answer is shorter than it says',
    (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"message_id"'),
  ],
  ['the answer is not JSON', (socket: Socket) => socket.write(json('<html>502</html>', '502 Bad Gateway'))],
  ['the JSON is cut', (socket: Socket) => socket.write(json('{"message_id":"m_'))],
  [
    'it points elsewhere',
    (socket: Socket) => socket.write(json('{}', '307 Temporary Redirect', 'location: /elsewhere\r\n')),
  ],
])('when %s nobody knows what happened, and the call was made once', async (_what, answer) => {
  const { client, requests } = await platform(answer)
  expect((await send(client)).outcome).toBe('unknown')
  expect(requests).toHaveLength(1)
})

test('when nothing listens, not a byte was written', async () => {
  const { client, port } = await platform((socket) => socket.end())
  opened?.server.close()
  await new Promise((resolve) => opened?.server.once('close', resolve))
  expect(port).toBeGreaterThan(0)
  expect(await send(client)).toEqual({ outcome: 'not_started', because: 'ECONNREFUSED' })
})

test('a call that is late writes nothing', async () => {
  const { client, requests } = await platform((socket) => socket.write(json('{}')))
  const startBy = clock.monotonic() - 1
  const late = await client.call({ method: 'POST', path: '1/messages', token }, { startBy })
  expect(late).toEqual({ outcome: 'not_started', because: 'too late' })
  expect(await send(client)).toMatchObject({ outcome: 'ok' })
  expect(requests).toHaveLength(1)
})

test('after fifteen seconds without an answer the call is given up, and may have been carried out', async () => {
  const asked = Promise.withResolvers<void>()
  const { client } = await platform(() => asked.resolve())
  const answer = send(client)
  await asked.promise
  clock.advance(15_001)
  expect(await answer).toEqual({ outcome: 'unknown', because: 'timed out' })
})

test('a kept-alive connection that the platform closes just then never repeats the call', async () => {
  let calls = 0
  const { client, requests } = await platform((socket) => {
    if (++calls === 1) socket.write(json('{"message_id":"m_1"}'))
    else socket.resetAndDestroy()
  })
  expect((await send(client)).outcome).toBe('ok')
  expect((await send(client)).outcome).toBe('unknown')
  expect(requests).toHaveLength(2)
})

test('a file travels with its fields as one multipart body', async () => {
  const { client, requests } = await platform((socket) => socket.write(json('{"attachment_id":"9"}')))
  await client.call({
    method: 'POST',
    path: '1/message_attachments',
    token,
    body: {
      kind: 'file',
      fields: { message: '{"attachment":{}}' },
      file: { field: 'filedata', name: 'ao.png', contentType: 'image/png', bytes: Buffer.from('PNG!') },
    },
  })
  expect(requests[0]).toMatch(/name="message"\r\n\r\n\{"attachment":\{\}\}\r\n/)
  expect(requests[0]).toMatch(
    /name="filedata"; filename="ao\.png"\r\ncontent-type: image\/png\r\n\r\nPNG!\r\n--/,
  )
})
