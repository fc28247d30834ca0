import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { openSafeFetch } from './safe-fetch.ts'

const closers: (() => Promise<unknown> | undefined)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function fetcher(trustedOrigin: string | null, hosts: string[] = []) {
  const files = openSafeFetch({ hosts, trustedOrigin })
  closers.push(() => files.close())
  return files
}

test('a file is fetched without a word about who asks', async () => {
  let seen: Record<string, unknown> = {}
  const origin = await serve((request, response) => {
    seen = request.headers
    response.setHeader('content-type', 'image/png').end('ảnh')
  })
  expect(await fetcher(origin).fetch(`${origin}/a.png`)).toMatchObject({
    outcome: 'fetched',
    bytes: Buffer.from('ảnh'),
    claimedType: 'image/png',
  })
  expect(Object.keys(seen).toSorted()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
  ])
})

test('a redirect is not followed', async () => {
  const other = await serve((_request, response) => response.end('bên trong'))
  const origin = await serve((_request, response) => response.writeHead(302, { location: other }).end())
  expect(await fetcher(origin).fetch(origin)).toEqual({ outcome: 'refused', because: 'redirected' })
})

test('a packed answer is refused instead of being unpacked', async () => {
  const origin = await serve((_request, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(1_000_000))),
  )
  expect(await fetcher(origin).fetch(origin)).toEqual({ outcome: 'refused', because: 'encoded' })
})

test('a file that is too large is refused, whether it says so or not', async () => {
  const large = Buffer.alloc(26 * 1024 * 1024)
  const honest = await serve((_request, response) => response.end(large))
  const endless = await serve((_request, response) => {
    response.write(large.subarray(0, 1024))
    response.end(large)
  })
  expect(await fetcher(honest).fetch(honest)).toEqual({ outcome: 'refused', because: 'too_large' })
  expect(await fetcher(endless).fetch(endless)).toEqual({ outcome: 'refused', because: 'too_large' })
})

test('what has gone is given up, and what fails may be tried again', async () => {
  const origin = await serve((request, response) =>
    response.writeHead(request.url === '/gone' ? 403 : 500).end(),
  )
  expect(await fetcher(origin).fetch(`${origin}/gone`)).toEqual({ outcome: 'refused', because: 'gone' })
  expect(await fetcher(origin).fetch(`${origin}/broken`)).toEqual({
    outcome: 'failed',
    because: 'bad_answer',
  })
  expect(await fetcher('http://127.0.0.1:9').fetch('http://127.0.0.1:9/')).toEqual({
    outcome: 'failed',
    because: 'unreachable',
  })
})

test('a host outside the list is never asked', async () => {
  let asked = 0
  const origin = await serve((_request, response) => {
    asked += 1
    response.end()
  })
  const files = fetcher(null, ['fbcdn.net'])
  for (const url of [origin, origin.replace('127.0.0.1', 'localhost'), 'không phải địa chỉ']) {
    expect(await files.fetch(url)).toEqual({ outcome: 'refused', because: 'address_not_allowed' })
  }
  expect(asked).toBe(0)
})

test('a name on the list that leads inside is refused at the moment of connecting', async () => {
  expect(await fetcher(null, ['localhost']).fetch('https://localhost/a.jpg')).toEqual({
    outcome: 'refused',
    because: 'address_not_allowed',
  })
})
