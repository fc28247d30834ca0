import { expect, test } from 'vitest'
import { hours, minutes, onStage, type Stage } from './stage.ts'

const quiet = ({ emulator }: Stage) => emulator.deliverer.quiet()

/** Everything customers said on a Page, by name and in order. */
async function heard(stage: Stage) {
  const customers: { psid: string; name: string }[] = await stage.desk(
    'GET',
    `/pages/${stage.page}/customers`,
  )
  return Promise.all(
    customers.map(async ({ psid, name }) => {
      const messages: { from: string; text: string; at: number }[] = await stage.desk(
        'GET',
        `/pages/${stage.page}/customers/${psid}/messages`,
      )
      return { psid, name, said: messages.map(({ from, text, at }) => [from, text, at]) }
    }),
  )
}

test(
  'A crowd of a day comes as the clock is moved, and the app hears all of it',
  onStage(async (stage) => {
    const started = await stage.desk('POST', '/crowd', { seed: 'tết', customers: 60 })
    expect(started).toMatchObject({ running: true, seed: 'tết', customers: 60, arrived: 0 })
    await stage.advance(hours(6))
    const morning = await stage.desk('GET', '/crowd')
    expect(morning.running).toBe(true)
    expect(morning.arrived).toBeGreaterThan(5)
    await stage.advance(hours(24))
    await quiet(stage)

    const evening = await stage.desk('GET', '/crowd')
    const { text, image, sticker } = evening.done
    expect(evening).toMatchObject({ running: false, arrived: 60 })
    expect(stage.receiver.events('message')).toHaveLength(text + image + sticker)
    const pictures = stage.receiver
      .events('message')
      .filter(({ message }) => message.attachments?.[0].type === 'image')
    expect(pictures).toHaveLength(image)
    const picture = await stage.call(
      'GET',
      new URL(pictures[0]?.message.attachments[0].payload.url).href.slice(stage.emulator.url.length),
    )
    expect(picture.headers['content-type']).toBe('image/png')
  }),
)

test('The same seed brings the same crowd to another emulator', async () => {
  const runs: unknown[] = []
  for (let run = 0; run < 2; run++) {
    await onStage(async (stage) => {
      await stage.desk('POST', '/clock', { setMs: Date.UTC(2026, 10, 22) })
      await stage.desk('POST', '/crowd', { seed: 'tết', customers: 15 })
      await stage.advance(hours(30))
      await quiet(stage)
      runs.push(await heard(stage))
    })()
  }
  expect(runs[0]).toEqual(runs[1])
})

test(
  'A crowd at a rate keeps to it, until it is sent home',
  onStage(async (stage) => {
    await stage.desk('POST', '/crowd', { customers: 500, perSecond: 20 })
    await stage.advance(10_000)
    const { running, done, leftOut, order } = await stage.desk('GET', '/crowd')
    expect(running).toBe(true)
    expect(done.text + done.image + done.sticker + done.reaction + leftOut).toBeGreaterThanOrEqual(199)
    expect(done.text + done.image + done.sticker + done.reaction + leftOut).toBeLessThanOrEqual(200)
    expect(order.perSecond).toBe(20)
    await stage.desk('DELETE', '/crowd')
    await quiet(stage)
    const before = stage.receiver.received.length
    await stage.advance(minutes(5))
    await quiet(stage)
    expect(stage.receiver.received).toHaveLength(before)
    expect(await stage.desk('GET', '/crowd')).toMatchObject({ running: false })
  }),
)

/** Without marks, so that all ways of typing are one. */
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .toLowerCase()
const asksAgain = (text: string) =>
  /dang cho ne|khong ai tra loi|ko ai tra loi|k ai tra loi|alo alo|ban ha|hello\?|^rep .+ di/.test(
    folded(text),
  )
const thanks = (text: string) => /cam on|thanks|da vang|^oke /.test(folded(text))

test(
  'A shop that answers is thanked and not asked whether it is there; a silent one is asked and not thanked',
  onStage(async (stage) => {
    const answerAll = async () => {
      const customers: { psid: string }[] = await stage.desk('GET', `/pages/${stage.page}/customers`)
      for (const { psid } of customers) await stage.sends('Dạ em đây ạ', { recipient: { id: psid } })
    }
    const playAnHour = async (everyMinute: () => Promise<void>) => {
      await stage.desk('POST', '/crowd', { seed: 'chăm', customers: 12, overMs: minutes(1), shop: 'food' })
      for (let minute = 0; minute < 40; minute++) {
        await stage.advance(minutes(1))
        await everyMinute()
      }
      await quiet(stage)
      const { order } = await stage.desk('GET', '/crowd')
      expect(order.pages).toEqual([{ id: stage.page, shop: 'food' }])
      return (await heard(stage)).flatMap(({ said }) =>
        said.flatMap(([from, text]) => (from === 'customer' && text ? [String(text)] : [])),
      )
    }
    const before = await stage.emulator.app.inject({ url: '/_desk/snapshot' })
    const toSilence = await playAnHour(async () => undefined)
    expect(toSilence.filter(asksAgain)).not.toEqual([])
    expect(toSilence.filter(thanks)).toEqual([])

    const headers = { 'content-type': 'application/octet-stream' }
    await stage.emulator.app.inject({
      method: 'PUT',
      url: '/_desk/snapshot',
      headers,
      payload: before.rawPayload,
    })
    const toAnswers = await playAnHour(answerAll)
    expect(toAnswers.filter(asksAgain)).toEqual([])
    expect(toAnswers.filter(thanks)).not.toEqual([])
  }),
)

test(
  'A crowd in a snapshot goes on where it was',
  onStage(async (stage) => {
    await stage.desk('POST', '/crowd', { seed: 'tết', customers: 20, overMs: hours(2) })
    await stage.advance(hours(1))
    await quiet(stage)
    const { headers, body } = await stage.emulator.app.inject({ url: '/_desk/snapshot' }).then((answer) => ({
      headers: { 'content-type': 'application/octet-stream' },
      body: answer.rawPayload,
    }))
    const goOn = async () => {
      await stage.advance(hours(3))
      await quiet(stage)
      return { crowd: await stage.desk('GET', '/crowd'), heard: await heard(stage) }
    }
    const once = await goOn()
    expect(once.crowd).toMatchObject({ running: false, arrived: 20 })
    const put = await stage.emulator.app.inject({
      method: 'PUT',
      url: '/_desk/snapshot',
      headers,
      payload: body,
    })
    expect(put.statusCode).toBe(200)
    expect(await stage.desk('GET', '/crowd')).toMatchObject({ running: true })
    expect(await goOn()).toEqual(once)
  }),
)

test(
  'A crowd needs a Page to come to, and only one comes at a time',
  onStage(async (stage) => {
    await stage.desk('POST', '/crowd', { customers: 3 })
    expect(await stage.call('POST', '/_desk/crowd', { customers: 3 })).toMatchObject({ status: 409 })
    expect(await stage.call('POST', '/_desk/crowd', { customers: 0 })).toMatchObject({ status: 400 })
    await stage.desk('POST', '/reset', {})
    expect(await stage.desk('GET', '/crowd')).toEqual({ running: false })
    const nobody = await stage.call('POST', '/_desk/crowd', {})
    expect(nobody).toMatchObject({
      status: 409,
      body: { error: { message: 'There is no Page that a crowd could come to.' } },
    })
    expect(await stage.call('POST', '/_desk/crowd', { pages: ['77'] })).toMatchObject({ status: 404 })
  }),
)
