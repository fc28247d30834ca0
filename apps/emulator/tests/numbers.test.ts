import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { hours, minutes, onStage } from './stage.ts'

test(
  'How often a webhook is tried again, and when it is given up, can be changed',
  onStage(async ({ says, receiver, advance, graph, switches, emulator }) => {
    await switches({ webhookRetryDelaysMs: [minutes(2)], webhookDisableAfterMs: minutes(5) })
    receiver.answers(() => 500)
    await says('Alo')
    await emulator.deliverer.quiet()
    await advance(minutes(2) - 1)
    await emulator.deliverer.quiet()
    expect(receiver.received).toHaveLength(1)
    await advance(1)
    await emulator.deliverer.quiet()
    expect(receiver.received).toHaveLength(2)
    await advance(minutes(4))
    await emulator.deliverer.quiet()
    expect((await graph('GET', 'me/subscribed_apps')).body).toEqual({ data: [] })
  }),
)

test(
  'Several POSTs may be on their way at once, and only so many deliveries are remembered',
  onStage(async ({ says, receiver, settled, switches, desk }) => {
    await switches({ webhookParallel: 2, webhookDeadlineMs: 200, deliveryHistory: 3 })
    receiver.answers((body) => (body.includes('"1"') ? 'hang' : 200))
    await says('1')
    await says('2')
    await expect.poll(() => receiver.events('message').map(({ message }) => message.text)).toEqual(['1', '2'])
    await settled()
    for (const text of ['3', '4', '5', '6']) await says(text)
    await settled()
    expect(await desk('GET', '/deliveries')).toHaveLength(3)
  }),
)

test(
  'Echo, delivery and read each come after a time of their own',
  onStage(async ({ says, sends, receiver, advance, switches, world, emulator }) => {
    await says('Chào shop')
    await switches({ echoDelayMs: 100, deliveryDelayMs: 5_000, readDelayMs: 60_000, autoRead: true })
    const begun = world.clock.now()
    await sends('Dạ')
    const heard = async (ms: number) => {
      await advance(begun + ms - world.clock.now())
      await emulator.deliverer.quiet()
      const echoes = receiver.events('message').filter(({ message }) => message.is_echo)
      return [echoes.length, receiver.events('delivery').length, receiver.events('read').length]
    }
    expect(await heard(99)).toEqual([0, 0, 0])
    expect(await heard(100)).toEqual([1, 0, 0])
    expect(await heard(5_000)).toEqual([1, 1, 0])
    expect(await heard(60_000)).toEqual([1, 1, 1])
  }),
)

test(
  'Meta’s inbox and its agent take as long to answer as they are given',
  onStage(async ({ desk, page, lan, says, advance, switches }) => {
    await switches({ instantReplyDelayMs: 1_000, aiAgentDelayMs: 3_000 })
    await desk('PATCH', `/pages/${page}/automations`, { instantReply: 'Chào bạn, shop trả lời ngay ạ.' })
    await says('Chào shop')
    const said = async () => (await desk('GET', `/pages/${page}/customers/${lan}/messages`)).length
    await advance(999)
    expect(await said()).toBe(1)
    await advance(1)
    expect(await said()).toBe(2)
    await desk('PATCH', `/pages/${page}/automations`, { instantReply: null, aiAgent: true })
    const hung = (await desk('POST', `/pages/${page}/customers`, { name: 'Trần Văn Hùng' })).psid
    await says('Còn hàng không?', hung)
    const toHung = async () => (await desk('GET', `/pages/${page}/customers/${hung}/messages`)).length
    await advance(2_999)
    expect(await toHung()).toBe(1)
    await advance(1)
    expect(await toHung()).toBeGreaterThan(1)
  }),
)

test(
  'Ownership, and the addresses of files, last as long as they are given',
  onStage(
    async ({ says, inboxSays, sends, advance, switches, graph, call, lan, emulator }) => {
      await switches({ ownershipLifetimeMs: hours(1), cdnLifetimeMs: minutes(10) })
      await says('Chào shop')
      await inboxSays('Để em')
      const { profile_pic } = (await graph('GET', `${lan}?fields=profile_pic`)).body
      const picture = async () => (await call('GET', profile_pic.slice(emulator.url.length))).status
      expect([await picture(), (await sends('Dạ')).status]).toEqual([200, 400])
      await advance(hours(1) + 1)
      expect([await picture(), (await sends('Dạ')).status]).toEqual([403, 200])
    },
    { mode: 'routing' },
  ),
)

test(
  'How many sounds a second, and settings calls in ten minutes, can be changed; so can the patience with a film',
  onStage(async ({ says, sends, graph, switches }) => {
    await switches({ mediaPerSecond: 1, profileCallsPerTenMinutes: 1, videoFetchMs: 50 })
    await says('Chào shop')
    const settings = () => graph('GET', 'me/messenger_profile?fields=greeting')
    expect([(await settings()).status, (await settings()).status]).toEqual([200, 400])
    const hanging = createServer(() => {})
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}/phim.mp4`
    const film = () => sends({ attachment: { type: 'video', payload: { url } } })
    const first = (await film()).body.error
    const second = (await film()).body.error
    hanging.closeAllConnections()
    hanging.close()
    expect([first.code, second.code]).toEqual([100, 613])
    expect([2018008, 2018294]).toContain(first.error_subcode)
  }),
)
