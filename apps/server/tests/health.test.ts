import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { createDatabase } from '@lienmach/testkit'
import { Client } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { type OpenContext, openContext } from '../src/context.ts'
import { buildHttp } from '../src/http/server.ts'
import { openLog } from '../src/log.ts'

const trial = {
  secretKey: 'a secret key only for these tests, 32+',
  appSecret: 'app secret',
  verifyToken: 'verify',
}

async function open(url: string, env: Record<string, string> = {}): Promise<OpenContext> {
  const config = readConfig({ DATABASE_URL: url, PUBLIC_URL: 'https://chat.shop.test', ...env }, trial)
  return openContext(config, { log: openLog('silent'), poolSize: 2 })
}

test('a server whose database is gone says so within a second, and is well again by itself', async () => {
  await using database = await createDatabase()
  const context = await open(database.url)
  const http = await buildHttp(context)
  expect((await http.inject('/readyz')).statusCode).toBe(200)

  await database.refuseConnections()
  const away = await http.inject('/readyz')
  expect(away.statusCode).toBe(503)
  expect(away.json()).toMatchObject({ status: 'not_ready', database: 'does_not_answer' })
  expect((await http.inject('/healthz')).statusCode).toBe(200)
  const refused = await http.inject('/api/v1/setup')
  expect(refused.statusCode).toBe(503)
  expect(refused.json().error.code).toBe('server/unavailable')

  await database.takeConnections()
  expect((await http.inject('/readyz')).statusCode).toBe(200)
  expect((await http.inject('/api/v1/setup')).statusCode).toBe(200)
  await http.close()
  await context.close()
})

test('every answer carries the security headers, and no script may stand in a page', async () => {
  await using database = await createDatabase()
  const context = await open(database.url, { META_DIALOG_URL: 'https://www.facebook.com' })
  const http = await buildHttp(context)
  for (const url of ['/', '/inbox', '/healthz', '/api/v1/setup', '/api/nothing', '/api/docs/']) {
    const { headers } = await http.inject(url)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
  }
  await http.close()
  await context.close()
})

test('only an emulator on the same machine may show the inbox in a page of its own', async () => {
  await using database = await createDatabase()
  const context = await open(database.url, { META_DIALOG_URL: 'http://localhost:4000' })
  const http = await buildHttp(context)
  const { headers } = await http.inject('/inbox')
  expect(headers['content-security-policy']).toContain('frame-ancestors http://localhost:4000')
  await http.close()
  await context.close()
})

test('a connection on which nothing was ever asked does not hold up the stop', async () => {
  await using database = await createDatabase()
  const context = await open(database.url)
  const http = await buildHttp(context)
  await http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = http.server.address() as AddressInfo
  const arrived = once(http.server, 'connection')
  const spare = connect(port, '127.0.0.1')
  await arrived
  const gone = once(spare, 'close')
  await http.close()
  await gone
  await context.close()
})

test('a connection that is answering when the stop begins is let go once it has answered', async () => {
  await using database = await createDatabase()
  const context = await open(database.url)
  const http = await buildHttp(context)
  const begun = Promise.withResolvers<ServerResponse>()
  http.get('/answers-in-two-parts', (_request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-length': 2 })
    reply.raw.write('a')
    begun.resolve(reply.raw)
  })
  await http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = http.server.address() as AddressInfo
  const client = new Client(`http://127.0.0.1:${port}`)
  onTestFinished(() => client.destroy())
  const answer = await client.request({ method: 'GET', path: '/answers-in-two-parts' })
  const closed = http.close()
  await expect.poll(() => http.server.listening).toBe(false)
  const rest = await begun.promise
  rest.end('b')
  expect(await answer.body.text()).toBe('ab')
  await closed
  await context.close()
})

test('an unknown call of the API is answered as one, an unknown address as a screen', async () => {
  await using database = await createDatabase()
  const context = await open(database.url)
  const http = await buildHttp(context)
  const call = await http.inject('/api/v1/nothing')
  expect(call.statusCode).toBe(404)
  expect(call.json().error).toMatchObject({ code: 'resource/not-found' })
  expect((await http.inject('/conversations/unknown')).headers['content-type']).toMatch(/^text\/html/)
  await http.close()
  await context.close()
})

test('a process with one role shows only what belongs to it', async () => {
  await using database = await createDatabase()
  const context = await open(database.url, { LIENMACH_ROLES: 'ingest' })
  const http = await buildHttp(context)
  expect((await http.inject('/readyz')).json().roles).toEqual(['ingest'])
  expect((await http.inject('/api/v1/setup')).statusCode).toBe(404)
  expect((await http.inject({ method: 'POST', url: '/webhooks/meta' })).statusCode).toBe(403)
  await http.close()
  await context.close()
})
