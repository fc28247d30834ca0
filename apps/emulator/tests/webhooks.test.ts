import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createRandom } from '../src/world/random.ts'
import { type Received, sign } from './receiver.ts'
import { hours, minutes, onStage, openReceiver } from './stage.ts'

test(
  'E8: A callback is subscribed only when it repeats the challenge',
  onStage(async ({ graph, receiver, app }) => {
    const subscription = { object: 'page', callback_url: receiver.url, verify_token: 'v', fields: 'messages' }
    const appToken = `${app.id}|${app.secret}`
    receiver.answersChallenge((given) => `${given}!`)
    const refused = await graph('POST', `${app.id}/subscriptions`, subscription, appToken)
    expect(refused.body.error.code).toBe(2200)
    let asked = new URLSearchParams()
    receiver.answersChallenge((given, query) => {
      asked = query
      return given
    })
    expect((await graph('POST', `${app.id}/subscriptions`, subscription, appToken)).body).toEqual({
      success: true,
    })
    expect(Object.fromEntries(asked)).toEqual({
      'hub.mode': 'subscribe',
      'hub.challenge': expect.stringMatching(/^\d+$/),
      'hub.verify_token': 'v',
    })
    const listed = await graph('GET', `${app.id}/subscriptions`, undefined, appToken)
    expect(listed.body.data[0]).toMatchObject({ object: 'page', callback_url: receiver.url, active: true })
  }),
)

test(
  'E9: Every POST is signed over its exact bytes, in which no Vietnamese letter and no bare slash stands',
  onStage(async ({ says, receiver, settled, app }) => {
    await says('Giá/chiếc là bao nhiêu?')
    await settled()
    const { body, headers } = receiver.received[0] as Received
    expect(headers['x-hub-signature-256']).toBe(sign(app.secret, body))
    expect(headers['x-hub-signature']).toBe(
      `sha1=${createHmac('sha1', app.secret).update(body, 'latin1').digest('hex')}`,
    )
    expect(body).toContain('Gi\\u00e1\\/chi\\u1ebfc')
    const rewritten = JSON.stringify(JSON.parse(body))
    expect(sign(app.secret, rewritten)).not.toBe(headers['x-hub-signature-256'])
  }),
)

test(
  'E10: A field arrives only when both the app and the Page subscribe to it, and a new set replaces the old',
  onStage(async ({ says, graph, receiver, settled, page, app, sends }) => {
    await graph('POST', `${page}/subscribed_apps`, { subscribed_fields: 'message_echoes' })
    await says('Một')
    await sends('Hai')
    await settled()
    expect(receiver.events('message').map((event) => event.message.text)).toEqual(['Hai'])
    const listed = await graph('GET', `${page}/subscribed_apps`)
    expect(listed.body.data).toMatchObject([{ id: app.id, subscribed_fields: ['message_echoes'] }])

    await graph(
      'DELETE',
      `${app.id}/subscriptions?fields=message_echoes`,
      undefined,
      `${app.id}|${app.secret}`,
    )
    await sends('Ba')
    await settled()
    expect(receiver.events('message')).toHaveLength(1)
  }),
)

test(
  'E11: What is not answered with 200 is sent again, byte for byte',
  onStage(async ({ says, receiver, settled, advance }) => {
    const answers = [500, 403, 200]
    receiver.answers(() => answers.shift() ?? 200)
    await says('Alo')
    await settled()
    await advance(minutes(1))
    await settled()
    await advance(minutes(1))
    await settled()
    const bodies = receiver.received.map(({ body }) => body)
    expect(bodies).toHaveLength(3)
    expect(new Set(bodies).size).toBe(1)
  }),
)

test(
  'E11: A receiver that never answers is given up on after the deadline, and tried again',
  onStage(async ({ says, receiver, settled, advance, switches, desk }) => {
    await switches({ webhookDeadlineMs: 30 })
    const answers: (number | 'hang')[] = ['hang']
    receiver.answers(() => answers.shift() ?? 200)
    await says('Alo')
    await settled()
    await advance(minutes(1))
    await settled()
    const [delivery] = await desk('GET', '/deliveries')
    expect(delivery.attempts.map((attempt: { status: number | null }) => attempt.status)).toEqual([null, 200])
    expect(delivery.state).toBe('delivered')
  }),
)

test(
  'E11: After an hour of failure the Page’s subscription is gone',
  onStage(async ({ says, graph, receiver, settled, advance, page }) => {
    receiver.answers(() => 500)
    await says('Alo')
    await settled()
    await advance(minutes(59))
    await settled()
    expect((await graph('GET', `${page}/subscribed_apps`)).body.data).toHaveLength(1)
    await advance(hours(1))
    await settled()
    expect((await graph('GET', `${page}/subscribed_apps`)).body).toEqual({ data: [] })
  }),
)

test(
  'E12: Events can be doubled, lost and late',
  onStage(async ({ says, faults, receiver, settled, advance }) => {
    const texts = () => receiver.events('message').map((event) => event.message.text)
    await faults({ kind: 'webhook', times: 1, effect: { copies: 3 } })
    await says('Ba lần')
    await settled()
    expect(texts()).toEqual(['Ba lần', 'Ba lần', 'Ba lần'])

    receiver.forget()
    await faults(
      { kind: 'webhook', times: 1, effect: { drop: true } },
      { kind: 'webhook', times: 1, effect: { delayMs: 90_000 } },
    )
    await says('Mất')
    await says('Trễ')
    await says('Đúng giờ')
    await settled()
    expect(texts()).toEqual(['Đúng giờ'])
    await advance(90_000)
    await settled()
    expect(texts()).toEqual(['Đúng giờ', 'Trễ'])
  }),
)

test(
  'E12: Events can overtake each other, the same way for the same seed',
  onStage(async ({ says, faults, receiver, settled, advance, world }) => {
    const orders: string[][] = []
    for (let round = 0; round < 2; round++) {
      world.chance = createRandom('shuffle')
      await faults({ kind: 'webhook', match: { field: 'messages' }, effect: { reorderWithinMs: 10_000 } })
      receiver.forget()
      for (const text of ['1', '2', '3', '4', '5', '6']) await says(text)
      await advance(10_000)
      await settled()
      orders.push(receiver.events('message').map((event) => event.message.text))
    }
    expect(orders[0]).toHaveLength(6)
    expect(orders[0]).not.toEqual(['1', '2', '3', '4', '5', '6'])
    expect(orders[1]).toEqual(orders[0])
  }),
)

test(
  'E12: What queues up behind a slow answer can come in one POST',
  onStage(async ({ says, receiver, settled, switches }) => {
    await switches({ webhookBatchSize: 10, webhookDeadlineMs: 60 })
    receiver.answers((body) => (body.includes('"1"') ? 'hang' : 200))
    for (const text of ['1', '2', '3', '4']) await says(text)
    await settled()
    const entries = receiver.received.map(({ body }) => JSON.parse(body).entry.length)
    expect(entries).toContain(3)
  }),
)

test(
  'E13: Times are milliseconds for messaging and seconds for changes, ids are text, an echo’s app_id is a number',
  onStage(async ({ says, sends, acts, receiver, settled, world }) => {
    await says('Chào shop')
    await sends('Dạ')
    await acts('comment', { text: 'Còn hàng không?' })
    await settled()
    const entries = receiver.received.map(({ body, channel }) => ({
      channel,
      entry: JSON.parse(body).entry[0],
    }))
    const message = entries.find(({ channel }) => channel === 'messaging')?.entry
    const change = entries.find(({ channel }) => channel === 'changes')?.entry
    expect(message.time).toBe(message.messaging[0].timestamp)
    expect(change.time).toBe(Math.floor(world.clock.now() / 1000))
    expect(typeof message.id).toBe('string')
    expect(typeof message.messaging[0].sender.id).toBe('string')
    const echo = receiver.events('message').find((event) => event.message.is_echo)
    expect(typeof echo?.message.app_id).toBe('number')
  }),
)

test(
  'Echoes can be lost, doubled, moved to standby, and come with another’s name or a forged mark',
  onStage(async ({ says, sends, faults, receiver, settled }) => {
    await says('Chào shop')
    await settled()
    const echoesAfter = async (effect: object) => {
      receiver.forget()
      await faults({ kind: 'echo', effect })
      await sends({ text: 'Dạ', metadata: 'lm:1' })
      await settled()
      return receiver.received.filter(({ event }) => event.message?.is_echo)
    }
    expect(await echoesAfter({ drop: true })).toEqual([])
    expect(await echoesAfter({ copies: 4 })).toHaveLength(4)
    expect((await echoesAfter({ standby: true }))[0]?.channel).toBe('standby')
    expect((await echoesAfter({ appId: 77 }))[0]?.event.message.app_id).toBe(77)
    expect((await echoesAfter({ metadata: 'lm:forged' }))[0]?.event.message.metadata).toBe('lm:forged')
  }),
)

test(
  'Two apps each get their own signed copy',
  onStage(async ({ says, newApp, connect, receiver, settled, page, app }) => {
    const other = await openReceiver()
    const vendor = await newApp('Bên Khác', other)
    await connect(vendor.id, page)
    await says('Chào cả hai')
    await settled()
    expect(receiver.received[0]?.headers['x-hub-signature-256']).toBe(
      sign(app.secret, receiver.received[0]?.body ?? ''),
    )
    expect(other.received[0]?.headers['x-hub-signature-256']).toBe(
      sign(vendor.secret, other.received[0]?.body ?? ''),
    )
    await other.close()
  }),
)

test(
  'The "Test" button sends a sample of no Page, as a change, whatever the field',
  onStage(async ({ desk, call, app, receiver, settled }) => {
    await desk('POST', `/apps/${app.id}/test-event`, { field: 'messages' })
    await settled()
    const [entry] = JSON.parse(receiver.received[0]?.body ?? '').entry
    expect(entry).toMatchObject({
      id: '0',
      changes: [{ field: 'messages', value: { message: { text: 'test_message' } } }],
    })
    expect(receiver.received[0]?.headers['x-hub-signature-256']).toBe(
      sign(app.secret, receiver.received[0]?.body ?? ''),
    )
    expect((await call('POST', `/_desk/apps/${app.id}/test-event`, { field: 'doorbell' })).status).toBe(400)
  }),
)
