import { request } from 'undici'
import { expect, test } from 'vitest'
import { onStage, type Stage } from './stage.ts'

const snapshot = async ({ emulator }: Stage) =>
  Buffer.from(await (await request(`${emulator.url}/_desk/snapshot`)).body.arrayBuffer())

async function restore(
  { emulator }: Stage,
  bytes: Buffer | string,
  contentType = 'application/octet-stream',
) {
  const headers = { 'content-type': contentType }
  const answer = await request(`${emulator.url}/_desk/snapshot`, { method: 'PUT', headers, body: bytes })
  return { status: answer.statusCode, body: await answer.body.json() }
}

/** A second minute of the same play: what was on its way arrives, and the shop and the customer go on. */
async function goOn(stage: Stage) {
  stage.receiver.forget()
  await stage.settled()
  await stage.says('Còn size M không shop?')
  const sent = await stage.sends('Dạ còn ạ', {})
  await stage.settled()
  const { id } = await stage.desk('POST', '/users', { name: 'Bùi Anh Tuấn' })
  return {
    sent: sent.body,
    newUser: id,
    webhooks: stage.receiver.received.map(({ body, headers }) => [body, headers['x-hub-signature-256']]),
    seen: await stage.desk('GET', `/pages/${stage.page}/customers/${stage.lan}/messages`),
    ledger: await stage.desk('GET', '/ledger'),
    clock: await stage.desk('GET', '/clock'),
  }
}

test(
  'A restored world goes on exactly as it did the first time: ids, echoes on their way, accidents, time',
  onStage(async (stage) => {
    await stage.switches({ autoRead: true })
    await stage.faults({ kind: 'webhook', probability: 0.5, effect: { copies: 3, reorderWithinMs: 500 } })
    await stage.says('Chào shop')
    await stage.sends('Dạ chào chị')
    const taken = await snapshot(stage)

    const once = await goOn(stage)
    expect(once.webhooks.length).toBeGreaterThan(4)
    const { status } = await restore(stage, taken)
    expect(status).toBe(200)
    expect(await goOn(stage)).toEqual(once)
  }),
)

test(
  'A webhook that waited to be tried again is tried again after a restore, with the same bytes',
  onStage(async (stage) => {
    stage.receiver.answers(() => 500)
    await stage.says('Alo shop')
    await stage.emulator.deliverer.quiet()
    const [failed] = stage.receiver.received
    const taken = await snapshot(stage)
    await stage.desk('POST', '/reset', {})

    await restore(stage, taken)
    stage.receiver.forget()
    stage.receiver.answers(() => 200)
    await stage.advance(2_000)
    await stage.emulator.deliverer.quiet()
    expect(stage.receiver.received.map(({ body }) => body)).toEqual([failed?.body])
    expect(await stage.desk('GET', '/deliveries')).toMatchObject([
      { state: 'delivered', attempts: [{ status: 500 }, { status: 200 }] },
    ])
  }),
)

test(
  'A snapshot holds every part of a world, and what one conversation shares stays shared',
  onStage(async (stage) => {
    await stage.says('Chào shop')
    await stage.switches({ autoRead: true })
    await stage.faults({ kind: 'echo', effect: { drop: true } })
    await stage.desk('POST', '/crowd', { customers: 3 })
    const machinery = ['clock', 'random', 'chance', 'outbound', 'perform', 'listeners', 'tell']
    const parts = () => Object.entries(stage.world).filter(([name]) => !machinery.includes(name))
    const before = structuredClone(parts())
    const taken = await snapshot(stage)
    await stage.desk('POST', '/reset', { seed: 'khác' })
    expect(parts()).not.toEqual(before)
    await restore(stage, taken)
    expect(parts()).toEqual(before)

    const page = stage.world.pages.get(stage.page)
    const thread = page?.threads.get(stage.lan)
    const message = thread?.messages[0]
    expect(stage.world.threads.get(thread?.graphId ?? '')).toBe(thread)
    expect(stage.world.messages.get(message?.mid ?? '')?.message).toBe(message)
    expect((await stage.sends('Dạ chào chị')).status).toBe(200)
  }),
)

test(
  'Bytes that are no snapshot change nothing and get one clear sentence',
  onStage(async (stage) => {
    const taken = await snapshot(stage)
    for (const [bytes, type] of [
      [taken.subarray(0, 100), 'application/octet-stream'],
      ['{"form":"of another kind"}', 'application/json'],
      ['', 'application/octet-stream'],
    ] as const) {
      const answer = await restore(stage, bytes as Buffer, type)
      expect(answer).toEqual({
        status: 400,
        body: { error: { message: 'This is no snapshot that this version of the emulator has taken.' } },
      })
    }
    expect((await stage.desk('GET', '/state')).pages).toHaveLength(1)
  }),
)
