import { expect, test } from 'vitest'
import { onStage } from './stage.ts'

test(
  'E14: A customer’s text is one messages event, whose mid the Conversations API knows too',
  onStage(async ({ says, receiver, graph, settled, page, lan }) => {
    const { mid } = await says('Còn hàng không shop?')
    await settled()
    const events = receiver.events('message')
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      sender: { id: lan },
      recipient: { id: page },
      message: { mid, text: 'Còn hàng không shop?' },
    })
    expect(mid).toMatch(/^m_/)
    const read = await graph('GET', `${mid}?fields=id,message,from`)
    expect(read.body).toMatchObject({ id: mid, message: 'Còn hàng không shop?', from: { id: lan } })
  }),
)

test(
  'E15: A send is answered with its mid, and echoed with the same mid, the app and its metadata',
  onStage(async ({ says, sends, receiver, settled, app, lan }) => {
    await says('Chào shop')
    const sent = await sends({ text: 'Dạ, chào chị Lan', metadata: 'lm:1' })
    expect(sent.body).toEqual({ recipient_id: lan, message_id: expect.stringMatching(/^m_/) })
    await settled()
    const [echo] = receiver.events('message').filter((event) => event.message.is_echo)
    expect(echo?.message).toEqual({
      is_echo: true,
      app_id: Number(app.id),
      metadata: 'lm:1',
      mid: sent.body.message_id,
      text: 'Dạ, chào chị Lan',
    })
  }),
)

test(
  'E15: The echo can arrive before the send is answered',
  onStage(async ({ says, sends, receiver, settled, switches }) => {
    await says('Chào shop')
    await settled()
    await switches({ echoBeforeResponse: true })
    receiver.forget()
    const sent = await sends('Dạ')
    expect(receiver.events('message').map((event) => event.message.mid)).toEqual([sent.body.message_id])
  }),
)

test(
  'E16: A delivery and, when the customer looks, a read follow, with watermarks that do not fall',
  onStage(async ({ says, sends, receiver, settled, acts, switches }) => {
    await says('Chào shop')
    const first = await sends('Một')
    const second = await sends('Hai')
    await settled()
    const deliveries = receiver.events('delivery').map((event) => event.delivery)
    expect(deliveries.flatMap((delivery) => delivery.mids)).toEqual([
      first.body.message_id,
      second.body.message_id,
    ])
    expect(deliveries[1].watermark).toBeGreaterThanOrEqual(deliveries[0].watermark)
    expect(receiver.events('read')).toEqual([])

    await acts('open')
    await settled()
    expect(receiver.events('read')[0]?.read.watermark).toBe(deliveries[1].watermark)

    await switches({ deliveryOmitsMids: true })
    receiver.forget()
    await sends('Ba')
    await settled()
    expect(receiver.events('delivery')[0]?.delivery).toEqual({ watermark: expect.any(Number) })
  }),
)

test(
  'E16: What is sent to a customer without signal is delivered when they come back',
  onStage(async ({ says, sends, receiver, settled, desk, page, lan }) => {
    await says('Chào shop')
    await desk('PATCH', `/pages/${page}/customers/${lan}`, { online: false })
    await sends('Dạ')
    await settled()
    expect(receiver.events('delivery')).toEqual([])
    await desk('PATCH', `/pages/${page}/customers/${lan}`, { online: true })
    await settled()
    expect(receiver.events('delivery')).toHaveLength(1)
  }),
)

test(
  'E19: A sticker arrives as a sticker only, or in both forms when the switch says so',
  onStage(async ({ desk, receiver, settled, switches, page, lan }) => {
    const send = () => desk('POST', `/pages/${page}/customers/${lan}/messages`, { sticker: true })
    await send()
    await switches({ stickersAlsoAsImage: true })
    await send()
    await settled()
    const types = receiver
      .events('message')
      .map((event) => event.message.attachments.map((one: { type: string }) => one.type))
    expect(types).toEqual([['sticker'], ['sticker', 'image']])
  }),
)

test(
  'A customer’s photo can be fetched from the address in the event, until that address ends',
  onStage(async ({ desk, receiver, settled, call, advance, emulator, page, lan }) => {
    const attachment = {
      type: 'image',
      name: 'ghế.png',
      contentType: 'image/png',
      dataBase64: Buffer.from('ảnh').toString('base64'),
    }
    await desk('POST', `/pages/${page}/customers/${lan}/messages`, { attachment })
    await settled()
    const url: string = receiver.events('message')[0]?.message.attachments[0].payload.url
    const path = url.slice(emulator.url.length)
    const got = await call('GET', path)
    expect(got.status).toBe(200)
    expect(got.headers['content-type']).toBe('image/png')
    expect((await call('GET', path.replace(/oh=./, 'oh=~'))).status).toBe(403)
    await advance(15 * 86_400_000)
    expect((await call('GET', path)).status).toBe(403)
  }),
)

test(
  'Whatever a customer can do arrives as the platform words it',
  onStage(async ({ says, sends, acts, receiver, settled }) => {
    const { mid } = await says('Cho em hỏi giá')
    const sent = await sends('Dạ 250k ạ')
    await acts('reaction', { mid: sent.body.message_id, emoji: '❤' })
    await acts('reaction', { mid: sent.body.message_id })
    await acts('edit', { mid, text: 'Cho em hỏi giá cái ghế' })
    await acts('postback', { title: 'Bắt đầu', payload: 'START' })
    await acts('quick_reply', { title: 'Màu đen', payload: 'BLACK' })
    await acts('referral', { referral: { ref: 'tet', source: 'SHORTLINK', type: 'OPEN_THREAD' } })
    await acts('optin', { event: { ref: 'plugin', user_ref: 'u1' } })
    await settled()
    expect(receiver.events('reaction').map((event) => event.reaction)).toMatchObject([
      { reaction: 'love', emoji: '❤', action: 'react', mid: sent.body.message_id },
      { action: 'unreact', mid: sent.body.message_id },
    ])
    expect(receiver.events('message_edit')[0]?.message_edit).toEqual({
      mid,
      text: 'Cho em hỏi giá cái ghế',
      num_edit: 1,
    })
    expect(receiver.events('postback')[0]?.postback).toMatchObject({ title: 'Bắt đầu', payload: 'START' })
    expect(receiver.events('message').find((event) => event.message.quick_reply)?.message).toMatchObject({
      text: 'Màu đen',
      quick_reply: { payload: 'BLACK' },
    })
    expect(receiver.events('referral')[0]?.referral).toMatchObject({ ref: 'tet' })
    expect(receiver.events('optin')[0]?.optin).toMatchObject({ ref: 'plugin' })
  }),
)

test(
  'A message without content still arrives, marked as unsupported',
  onStage(async ({ desk, receiver, settled, page, lan }) => {
    const { mid } = await desk('POST', `/pages/${page}/customers/${lan}/messages`, { unsupported: true })
    await settled()
    expect(receiver.events('message')[0]?.message).toEqual({ mid, is_unsupported: true })
  }),
)
