import { channelRoutes, inboxRoutes } from '@lienmach/contract'
import type { FaultRule } from '@lienmach/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rows, sql } from '../../src/store/sql.ts'
import { openShop, type Shop } from './outbound-world.ts'

let shop: Shop

beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  await shop.noMoreFaults()
  await shop.world.desk.call('PUT', '/switches', { lookupLagMs: 0, echoBeforeResponse: false })
})
afterAll(() => shop[Symbol.asyncDispose]())

type Effect = FaultRule['effect']

/** Faults after which nobody can tell from the answer whether the customer got the reply. */
const ambiguous: [string, Effect][] = [
  ['the connection drops after the platform took the reply', { answer: { as: 'drop' } }],
  ['the platform takes the reply and answers 500', { answer: { as: 'http_500' } }],
  ['a proxy answers 502 in HTML', { answer: { as: 'bad_gateway' } }],
  [
    'the platform answers 1/1357046 and took the reply all the same',
    { accept: true, answer: { as: 'refusal', refusal: 'invalid_json_reply' } },
  ],
  ['the answer is cut short', { answer: { as: 'truncated' } }],
  ['the answer has no message id', { answer: { as: 'no_message_id' } }],
  ['the connection is reset in the middle of the answer', { answer: { as: 'reset', bytes: 30 } }],
]

test.each(ambiguous)('when %s, its echo closes the doubt and it is sent once', async (_fault, effect) => {
  const lan = await shop.customer('Lan')
  await shop.fault(lan, 'send', effect, 1)
  const reply = await shop.minh.repliesTo(lan, 'Dạ còn ạ')
  await shop.world.settles()
  expect(['sent', 'delivered']).toContain(await shop.state(lan, reply))
  expect(await shop.accepted(lan)).toEqual(['Dạ còn ạ'])
})

test.each(ambiguous)(
  'when %s and the echo is lost, a look-up finds it and it is never sent again',
  async (_fault, effect) => {
    const lan = await shop.customer('Lan')
    await shop.fault(lan, 'send', effect, 1)
    await shop.fault(lan, 'webhook', { drop: true })
    await shop.world.desk.call('PUT', '/switches', { lookupLagMs: 40_000 })
    const reply = await shop.minh.repliesTo(lan, 'Dạ còn ạ')
    await shop.world.settles()
    expect(await shop.state(lan, reply)).toBe('uncertain')

    await shop.passes(61_000)
    expect(await shop.state(lan, reply)).toBe('sent')
    expect(await shop.accepted(lan)).toEqual(['Dạ còn ạ'])
  },
)

test('when the platform answers 500 and took nothing, the reply stays in doubt until a person decides', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  await shop.fault(lan, 'send', { accept: false, answer: { as: 'http_500' } }, 1)
  const reply = await minh.repliesTo(lan, 'Dạ còn ạ')
  const next = await minh.repliesTo(lan, 'Màu xanh ạ')
  await world.settles()
  expect(await shop.state(lan, reply)).toBe('uncertain')
  expect(await shop.state(lan, next)).toBe('queued')

  const again = { params: { messageId: reply.id }, body: { clientMessageId: 'send-again-1' } }
  const tooSoon = await minh.try(inboxRoutes.sendAgain, again)
  expect(tooSoon.code).toBe('message/may-still-arrive')

  await shop.passes(61_000)
  expect(await shop.state(lan, reply)).toBe('uncertain')
  const { message: resent } = await minh.call(inboxRoutes.sendAgain, again)
  const repeated = await minh.call(inboxRoutes.sendAgain, again)
  expect(repeated.message.id).toBe(resent.id)
  await world.settles()
  expect(resent.delivery?.resendOf).toBe(reply.id)
  expect(await shop.state(lan, reply)).toBe('resent')
  expect(await shop.state(lan, resent)).toBe('delivered')
  expect(await shop.accepted(lan)).toEqual(['Màu xanh ạ', 'Dạ còn ạ'])
})

test('a person lets the rest go past a reply in doubt', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  await shop.fault(lan, 'send', { accept: false, answer: { as: 'drop' } }, 1)
  const first = await minh.repliesTo(lan, 'Một')
  const second = await minh.repliesTo(lan, 'Hai')
  await world.settles()
  expect(await shop.state(lan, second)).toBe('queued')
  await minh.call(inboxRoutes.stepOver, { params: { messageId: first.id } })
  await world.settles()
  expect(await shop.state(lan, second)).toBe('delivered')
  expect(await shop.state(lan, first)).toBe('uncertain')
})

test('a reply in doubt holds back its own conversation and no other', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  const hoa = await shop.customer('Hoà')
  await shop.fault(lan, 'send', { accept: false, answer: { as: 'drop' } }, 1)
  await minh.repliesTo(lan, 'Một')
  const other = await minh.repliesTo(hoa, 'Chào chị')
  await world.settles()
  expect(await shop.state(hoa, other)).toBe('delivered')
})

test('when the platform asks us to slow down, the reply goes by itself a little later', async () => {
  const lan = await shop.customer('Lan')
  await shop.fault(lan, 'send', { answer: { as: 'refusal', refusal: 'too_many_calls' } }, 1)
  const reply = await shop.minh.repliesTo(lan, 'Dạ còn ạ')
  await shop.world.settles()
  const waiting = await shop.minh.looksAt(reply, lan)
  expect(waiting.delivery?.state).toBe('queued')
  expect(waiting.delivery?.refusal?.class).toBe('rate_limited')
  await shop.passes(61_000)
  expect(await shop.state(lan, reply)).toBe('delivered')
  expect(await shop.accepted(lan)).toEqual(['Dạ còn ạ'])
})

test.each([
  ['no_such_person', 'customer_unknown'],
  ['window_closed', 'window_closed'],
  ['human_agent_missing', 'human_agent_not_granted'],
  ['text_too_long', 'text_too_long'],
] as const)(
  'a refusal such as %s fails the reply with its reason, and the next one goes',
  async (refusal, reason) => {
    const { world, minh } = shop
    const lan = await shop.customer('Lan')
    await shop.fault(lan, 'send', { answer: { as: 'refusal', refusal } }, 1)
    const reply = await minh.repliesTo(lan, 'Một')
    const next = await minh.repliesTo(lan, 'Hai')
    await world.settles()
    const failed = await minh.looksAt(reply, lan)
    expect(failed.delivery?.state).toBe('failed')
    expect(failed.delivery?.refusal?.class).toBe(reason)
    expect(await shop.state(lan, next)).toBe('delivered')
    expect(await shop.accepted(lan)).toEqual(['Hai'])
  },
)

test.each(['unreachable', 'unreachable_200'] as const)(
  'a customer who cannot be reached (%s) fails the reply, and the next one without a call',
  async (refusal) => {
    const { world, minh } = shop
    const lan = await shop.customer('Lan')
    await shop.fault(lan, 'send', { answer: { as: 'refusal', refusal } }, 1)
    const replies = [await minh.repliesTo(lan, 'Một'), await minh.repliesTo(lan, 'Hai')]
    await world.settles()
    const seen = await Promise.all(replies.map((reply) => minh.looksAt(reply, lan)))
    const unavailable = { state: 'failed', refusal: { class: 'customer_unavailable' } }
    expect(seen.map(({ delivery }) => delivery)).toMatchObject([unavailable, unavailable])
    expect(seen[1]?.delivery?.refusal?.code).toBeNull()
    expect(await shop.accepted(lan)).toEqual([])
  },
)

const echoes: [string, Effect][] = [
  ['lost', { drop: true }],
  ['sent six times', { copies: 6 }],
  ['sent in standby', { standby: true }],
  ['late by a day and a half', { delayMs: 36 * 60 * 60_000 }],
]

test.each(echoes)('a reply whose echo is %s is sent and shown once', async (_what, effect) => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  await shop.fault(lan, 'echo', effect)
  const reply = await minh.repliesTo(lan, 'Dạ còn ạ')
  await world.settles()
  expect(['sent', 'delivered']).toContain(await shop.state(lan, reply))
  expect((await minh.reads(lan)).filter(({ direction }) => direction === 'out')).toHaveLength(1)
  expect(await shop.accepted(lan)).toHaveLength(1)
})

test('an echo that comes before the answer closes the reply, and the answer changes nothing', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  await world.desk.call('PUT', '/switches', { echoBeforeResponse: true })
  const reply = await minh.repliesTo(lan, 'Dạ còn ạ')
  await world.settles()
  expect(await shop.state(lan, reply)).toBe('delivered')
  expect((await minh.reads(lan)).filter(({ direction }) => direction === 'out')).toHaveLength(1)
})

test('an echo with a token that is not ours is shown as an outgoing message of its own', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  await shop.fault(lan, 'echo', { metadata: 'a-token-nobody-gave' })
  const reply = await minh.repliesTo(lan, 'Dạ còn ạ')
  await world.settles()
  expect(['sent', 'delivered']).toContain(await shop.state(lan, reply))
  expect((await minh.reads(lan)).filter(({ text }) => text === 'Dạ còn ạ')).toHaveLength(1)
})

test('the same click twice is one reply', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  const [first, second] = await Promise.all([
    minh.repliesTo(lan, { text: 'Dạ còn ạ', clientMessageId: 'two-tabs-1' }),
    minh.repliesTo(lan, { text: 'Dạ còn ạ', clientMessageId: 'two-tabs-1' }),
  ])
  await world.settles()
  expect(second.id).toBe(first.id)
  expect(await shop.accepted(lan)).toEqual(['Dạ còn ạ'])
})

test('replies arrive in the order in which they were written', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  const words = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu']
  for (const word of words) await minh.repliesTo(lan, word)
  await world.settles()
  expect(await shop.accepted(lan)).toEqual(words)
})

test('a token that comes back with a second message id is kept as proof that something was sent twice', async () => {
  const { world, minh } = shop
  const lan = await shop.customer('Lan')
  const first = await minh.repliesTo(lan, 'Một')
  await world.settles()
  const [sent] = await rows<{ token: string; mid: string }>(
    world.context.db.owner,
    sql`select token, mid from outbox where message_id = ${first.id}`,
  )
  await shop.fault(lan, 'echo', { metadata: sent?.token ?? '' }, 1)
  const second = await minh.repliesTo(lan, 'Hai')
  await world.settles()
  const proofs = await rows<{ token: string; firstMid: string }>(
    world.context.db.owner,
    sql`select token, first_mid as "firstMid" from double_sends`,
  )
  expect(proofs).toEqual([{ token: sent?.token, firstMid: sent?.mid }])
  expect(await shop.state(lan, second)).not.toBe('failed')
})

test('nothing can be sent on a channel that was given up', async () => {
  await using other = await openShop()
  const lan = await other.customer('Lan')
  const { id } = await other.minh.conversationWith(lan)
  await other.world.owner.call(channelRoutes.disconnectChannel, {
    params: { channelId: other.page.channelId },
  })
  const answer = await other.minh.try(inboxRoutes.sendMessage, {
    params: { conversationId: id },
    body: { clientMessageId: 'given-up-1', text: 'Dạ còn ạ' },
  })
  expect(answer.code).toBe('channel/not-connected')
})
