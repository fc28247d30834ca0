import { expect, test } from 'vitest'
import { onStage } from './stage.ts'

const promised = [
  'POST /_desk/reset',
  'POST /_desk/apps',
  'POST /_desk/users',
  'POST /_desk/pages',
  'POST /_desk/tokens',
  'POST /_desk/pages/{page}/customers',
  'POST /_desk/pages/{page}/customers/{psid}/messages',
  'GET /_desk/pages/{page}/customers/{psid}/messages',
  'POST /_desk/pages/{page}/inbox/{psid}/messages',
  'POST /_desk/pages/{page}/inbox/{psid}/done',
  'GET /_desk/ledger',
  'GET /_desk/deliveries',
  'GET /_desk/clock',
  'POST /_desk/clock',
  'GET /_desk/faults',
  'PUT /_desk/faults',
]

test(
  'The desk describes every call it promises',
  onStage(async ({ desk }) => {
    const { paths } = await desk('GET', '/openapi.json')
    const described = Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described).toEqual(expect.arrayContaining(promised))
  }),
)

test(
  'After a reset the same seed gives the same ids, and another seed others',
  onStage(async ({ desk }) => {
    const first = async (seed: string) => {
      await desk('POST', '/reset', { seed })
      const app = await desk('POST', '/apps', { name: 'Liền Mạch' })
      const { id } = await desk('POST', '/users', { name: 'Minh' })
      return [app.id, app.secret, id]
    }
    const tet = await first('Tết')
    expect(await first('Tết')).toEqual(tet)
    expect(await first('Trung thu')).not.toEqual(tet)
    expect((await desk('GET', '/state')).pages).toEqual([])
  }),
)

test(
  'The demonstration has two Pages to connect and one on which messaging is somebody else’s',
  onStage(async ({ desk, receiver }) => {
    await desk('POST', '/reset', {})
    const webhook = { webhookUrl: receiver.url, redirectUris: ['http://localhost:3000/callback'] }
    const demo = await desk('POST', '/demo', { id: '77', secret: 'bí mật', ...webhook })
    expect(demo.app).toEqual({ id: '77', secret: 'bí mật' })
    const { pages } = await desk('GET', '/state')
    const mayMessage = (page: { admins: { id: string; tasks: string[] }[] }) =>
      page.admins.some((admin) => admin.id === demo.userId && admin.tasks.includes('MESSAGING'))
    expect(pages.map((page: { name: string }) => page.name)).toEqual([
      'Mộc Store',
      'Tiệm Hoa Nắng',
      'Bếp Của Mẹ',
    ])
    expect(pages.map(mayMessage)).toEqual([true, true, false])
    expect(pages[0].customers.length).toBeGreaterThan(2)
  }),
)

test(
  'What is not there, and what cannot be, is answered with a sentence',
  onStage(async ({ call, page, lan }) => {
    const unknown = await call('GET', '/_desk/pages/1/customers')
    expect([unknown.status, unknown.body.error.message]).toEqual([404, 'There is no Page 1.'])
    const event = await call('POST', `/_desk/pages/${page}/customers/${lan}/events`, { kind: 'dance' })
    expect([event.status, event.body.error.message]).toEqual([400, expect.stringContaining('postback')])
    const silent = await call('POST', `/_desk/pages/${page}/customers/${lan}/messages`, {})
    expect(silent.status).toBe(400)
    expect((await call('PUT', '/_desk/switches', { autoRead: 'có' })).status).toBe(400)
  }),
)

test(
  'Whoever follows the stream hears what happens',
  onStage(async ({ emulator, says }) => {
    const stop = new AbortController()
    const stream = await fetch(`${emulator.url}/_desk/stream`, { signal: stop.signal })
    const heard = (async () => {
      const decoder = new TextDecoder()
      let text = ''
      for await (const chunk of stream.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true })
        if (text.includes('"type":"message"')) return text
      }
      return text
    })()
    await says('Có ai không?')
    expect(await heard).toContain('Có ai không?')
    stop.abort()
  }),
)
