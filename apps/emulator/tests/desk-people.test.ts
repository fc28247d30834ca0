import { expect, test } from 'vitest'
import { framingAllowed } from '../src/desk/framing.ts'
import { minutes, onStage } from './stage.ts'

test(
  'A permission withdrawn at the desk fails the calls that need it, and given back lets them pass',
  onStage(async ({ desk, adminId, app, graph, sends, says }) => {
    await says('Chị ơi còn áo không?')
    const [grant] = await desk('GET', '/grants')
    const without = grant.granted.filter((name: string) => name !== 'pages_messaging')
    await desk('PATCH', `/users/${adminId}/grants/${app.id}`, { granted: without })
    expect((await sends('Dạ còn ạ')).status).not.toBe(200)
    expect((await graph('GET', 'me')).status).toBe(200)
    await desk('PATCH', `/users/${adminId}/grants/${app.id}`, { granted: grant.granted })
    expect((await sends('Dạ còn ạ')).status).toBe(200)
  }),
)

test(
  'The desk says of every token whether it still works, and why not',
  onStage(async ({ desk, adminId }) => {
    const deaths = async () =>
      (await desk('GET', '/grants')).flatMap((grant: { tokens: { death: string | null }[] }) =>
        grant.tokens.map(({ death }) => death),
      )
    expect(new Set(await deaths())).toEqual(new Set([null]))
    await desk('POST', `/users/${adminId}/accidents`, { kind: 'change_password' })
    expect(new Set(await deaths())).toEqual(new Set(['password_changed']))
  }),
)

test(
  'A delivery that is over is sent again on demand, with the same bytes',
  onStage(async ({ desk, says, settled, receiver }) => {
    await says('Chị ơi còn áo không?')
    await settled()
    const [first] = await desk('GET', '/deliveries')
    const before = receiver.received.length
    await desk('POST', `/deliveries/${first.id}/again`)
    await settled()
    expect(receiver.received).toHaveLength(before + 1)
    expect(receiver.received.at(-1)?.body).toBe(first.body)
    await expect(desk('POST', '/deliveries/d9999/again')).rejects.toThrow('409')
  }),
)

test(
  'A delivery that waits for its retry is sent at once on demand, and not again when its time comes',
  onStage(async ({ desk, says, settled, receiver, advance }) => {
    receiver.answers(() => 500)
    await says('Chị ơi còn áo không?')
    await settled()
    const [first] = await desk('GET', '/deliveries')
    receiver.answers(() => 200)
    await desk('POST', `/deliveries/${first.id}/again`)
    await settled()
    await advance(minutes(30))
    await settled()
    const [after] = await desk('GET', '/deliveries')
    expect(after.state).toBe('delivered')
    expect(after.attempts.map(({ status }: { status: number }) => status).at(-1)).toBe(200)
    expect(after.attempts.filter(({ status }: { status: number }) => status === 200)).toHaveLength(1)
  }),
)

test(
  'The desk knows where an app’s own pages lie, and whether anything answers there',
  onStage(async ({ desk, app, receiver }) => {
    const home = () => desk('GET', `/apps/${app.id}/home`)
    await desk('PATCH', `/apps/${app.id}`, { redirectUris: [`${receiver.origin}/connect/callback`] })
    expect(await home()).toEqual({ url: `${receiver.origin}/`, reachable: true, framable: true })
    await desk('PATCH', `/apps/${app.id}`, { redirectUris: ['http://127.0.0.1:9/connect'] })
    expect(await home()).toEqual({ url: 'http://127.0.0.1:9/', reachable: false, framable: false })
    await desk('PATCH', `/apps/${app.id}`, { redirectUris: [] })
    expect(await home()).toEqual({ url: null, reachable: false, framable: false })
  }),
)

test.each([
  [{}, true],
  [{ 'x-frame-options': 'DENY' }, false],
  [{ 'content-security-policy': "default-src 'self'; frame-ancestors 'none'" }, false],
  [{ 'content-security-policy': 'frame-ancestors http://localhost:4000', 'x-frame-options': 'DENY' }, true],
  [{ 'content-security-policy': 'frame-ancestors http://localhost:4001' }, false],
])('A page with the headers %o may be framed: %s', (headers, allowed) => {
  expect(framingAllowed(new Headers(headers as Record<string, string>), 'http://localhost:4000')).toBe(
    allowed,
  )
})
