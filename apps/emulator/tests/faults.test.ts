import { expect, test } from 'vitest'
import { graphErrors } from '../src/graph/errors.ts'
import { rareErrors } from '../src/graph/rare-errors.ts'
import { onStage, type Stage } from './stage.ts'

const ledger = async (stage: Stage) =>
  (await stage.desk('GET', '/ledger')).map((entry: { text: string }) => entry.text)

/** What a caller sees of a send that went wrong on its way back. */
async function sendUnder(stage: Stage, effect: object) {
  await stage.faults({ kind: 'send', effect })
  return stage.sends({ text: 'Dạ', metadata: 'lm:1' }).then(
    (answer) => ({ status: answer.status, body: answer.body }),
    () => 'no answer' as const,
  )
}

const accepted = [
  ['the connection drops', { answer: { as: 'drop' } }, 'no answer'],
  ['the connection is reset in the middle', { answer: { as: 'reset', bytes: 30 } }, 'no answer'],
  ['a plain 500 comes back', { answer: { as: 'http_500' } }, { status: 500 }],
  [
    'a proxy’s page comes back',
    { answer: { as: 'bad_gateway' } },
    { status: 502, body: expect.stringContaining('<html>') },
  ],
  [
    'an unfinished answer comes back',
    { answer: { as: 'no_message_id' } },
    { status: 200, body: { recipient_id: expect.any(String) } },
  ],
  [
    'Meta says that it could not read its own reply',
    { accept: true, answer: { as: 'refusal', refusal: 'invalid_json_reply' } },
    { status: 400, body: { error: expect.objectContaining({ code: 1, error_subcode: 1357046 }) } },
  ],
] as const

test.each(accepted)('A message can be accepted although %s', async (_what, effect, seen) => {
  await onStage(async (stage) => {
    await stage.says('Chào shop')
    const outcome = await sendUnder(stage, effect)
    if (typeof seen === 'string') expect(outcome).toBe(seen)
    else expect(outcome).toMatchObject(seen)
    expect(await ledger(stage)).toEqual(['Dạ'])
  })()
})

const refused = [
  ['another app owns the thread', 'other_app_owns', 10],
  ['the token is dead', 'password_changed', 190],
  ['there are too many calls', 'too_many_calls', 613],
  ['the app is throttled', 'app_throttled', 4],
  ['the platform is down', 'service_unavailable', 2],
] as const

test.each(refused)('A message can be refused because %s', async (_why, refusal, code) => {
  await onStage(async (stage) => {
    await stage.says('Chào shop')
    const outcome = await sendUnder(stage, { answer: { as: 'refusal', refusal } })
    expect(outcome).toMatchObject({ body: { error: { code } } })
    expect(await ledger(stage)).toEqual([])
  })()
})

test(
  'A message can be lost before it is accepted, with a 500 for an answer',
  onStage(async (stage) => {
    await stage.says('Chào shop')
    expect(await sendUnder(stage, { accept: false, answer: { as: 'http_500' } })).toMatchObject({
      status: 500,
    })
    expect(await ledger(stage)).toEqual([])
  }),
)

test(
  'An answer can be cut short, come drop by drop, or be the last of its connection',
  onStage(async (stage) => {
    await stage.says('Chào shop')
    const cut = await sendUnder(stage, { answer: { as: 'truncated', bytes: 20 } }).catch(() => 'unreadable')
    expect(cut).toBe('no answer')
    expect(await sendUnder(stage, { answer: { as: 'slow', msPerByte: 1 } })).toMatchObject({ status: 200 })
    expect(await sendUnder(stage, { answer: { as: 'close_after' } })).toMatchObject({ status: 200 })
    expect(await ledger(stage)).toEqual(['Dạ', 'Dạ', 'Dạ'])
  }),
)

test(
  'An answer can wait for the virtual clock',
  onStage(async (stage) => {
    await stage.says('Chào shop')
    await stage.settled()
    await stage.faults({ kind: 'send', effect: { delayMs: 120_000, clock: 'virtual' } })
    let answered = false
    const sending = stage.sends('Dạ').then(() => {
      answered = true
    })
    await expect.poll(() => ledger(stage)).toEqual(['Dạ'])
    expect(answered).toBe(false)
    await expect.poll(async () => (await stage.desk('GET', '/clock')).nextDue).not.toBeNull()
    await stage.advance(120_000)
    await sending
    expect(answered).toBe(true)
  }),
)

test(
  'Faults strike by number and by chance, the same way for the same seed',
  onStage(async (stage) => {
    const runs: string[] = []
    for (let run = 0; run < 2; run++) {
      await stage.desk('POST', '/reset', { seed: 'lucky' })
      stage.world.clock.setRate(0)
      const app = await stage.newApp('Liền Mạch', stage.receiver)
      const { id: user } = await stage.desk('POST', '/users', { name: 'Minh' })
      const { id: pageId } = await stage.desk('POST', '/pages', { name: 'Mộc', admins: [user] })
      const token = await stage.connect(app.id, pageId)
      const psid = await stage.newCustomer(pageId, 'Lan')
      await stage.says('Chào', psid, pageId)
      await stage.faults(
        { kind: 'send', every: 3, effect: { answer: { as: 'http_500' } } },
        { kind: 'send', probability: 0.5, effect: { answer: { as: 'bad_gateway' } } },
      )
      let seen = ''
      for (let index = 0; index < 12; index++) {
        const answer = await stage.sends(`${index}`, { recipient: { id: psid } }, token)
        seen += `${answer.status} ${answer.body.message_id ?? ''} `
      }
      runs.push(seen)
    }
    expect(runs[1]).toBe(runs[0])
    expect(runs[0]?.match(/500/g)?.length).toBe(4)
    expect(runs[0]).toMatch(/502/)
    expect(runs[0]).toMatch(/200/)
  }),
)

test(
  'Looking up can lag behind, and be refused with 429',
  onStage(async (stage) => {
    await stage.says('Chào shop')
    await stage.advance(10_000)
    await stage.switches({ lookupLagMs: 5_000, conversationCallsPerSecond: 100 })
    await stage.sends('Dạ')
    const read = async () =>
      (await stage.graph('GET', 'me/conversations?fields=messages{message}')).body.data[0].messages.data.map(
        (row: { message: string }) => row.message,
      )
    expect(await read()).toEqual(['Chào shop'])
    await stage.advance(5_000)
    expect(await read()).toEqual(['Dạ', 'Chào shop'])
    await stage.faults({
      kind: 'conversations',
      effect: { answer: { as: 'refusal', refusal: 'too_many_calls', status: 429 } },
    })
    expect((await stage.graph('GET', 'me/conversations')).status).toBe(429)
  }),
)

test(
  'Every error of the catalogue can be brought about, with its code, subcode and sentence',
  onStage(async (stage) => {
    await stage.says('Chào shop')
    for (const [refusal, error] of Object.entries(graphErrors)) {
      const { status, body } = (await sendUnder(stage, { answer: { as: 'refusal', refusal } })) as {
        status: number
        body: { error: { code: number; error_subcode?: number; message: string } }
      }
      const seen = {
        status,
        code: body.error.code,
        subcode: body.error.error_subcode,
        message: body.error.message,
      }
      const { code, subcode, message } = error
      expect(seen).toEqual({ status: error.status ?? 400, code, subcode, message })
    }
    expect(Object.keys(rareErrors).length).toBeGreaterThan(35)
    expect(await ledger(stage)).toEqual([])
  }),
)
