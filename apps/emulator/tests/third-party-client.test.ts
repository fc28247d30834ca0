import { MessengerBatch, MessengerClient } from 'messaging-api-messenger'
import { expect, test } from 'vitest'
import { inbox, onStage, openReceiver, type Stage } from './stage.ts'

/** Somebody else's client, unmodified but for where it calls. */
const clientOf = (stage: Stage) =>
  new MessengerClient({
    accessToken: stage.token,
    appId: stage.app.id,
    appSecret: stage.app.secret,
    version: '25.0',
    origin: stage.emulator.url,
  })

test(
  'Another’s client sends texts, templates, quick replies and uploads',
  onStage(async (stage) => {
    const client = clientOf(stage)
    await stage.says('Chào shop')
    const sent = await client.sendText(stage.lan, 'Dạ chào chị')
    expect(sent).toEqual({ recipientId: stage.lan, messageId: expect.stringMatching(/^m_/) })
    await client.sendText(stage.lan, 'Màu nào ạ?', {
      quickReplies: [{ contentType: 'text', title: 'Đen', payload: 'BLACK' }],
    })
    await client.sendButtonTemplate(stage.lan, 'Chị đặt nhé?', [
      { type: 'postback', title: 'Đặt hàng', payload: 'ORDER' },
    ])
    await client.sendGenericTemplate(stage.lan, [{ title: 'Ghế mây', subtitle: '250.000đ' }])
    const { attachmentId } = await client.uploadImage(Buffer.from('png'), {
      filename: 'ghe.png',
      isReusable: true,
    })
    await client.sendImage(stage.lan, { attachmentId })
    await client.sendSenderAction(stage.lan, 'typing_on')
    const seen = await stage.desk('GET', `/pages/${stage.page}/customers/${stage.lan}/messages`)
    expect(
      seen.map(
        (message: { text: string; attachments: { type: string }[] }) =>
          message.text ?? message.attachments[0]?.type,
      ),
    ).toEqual(['Chào shop', 'Dạ chào chị', 'Màu nào ạ?', 'template', 'template', 'image'])
  }),
)

test(
  'Another’s client reads profiles, tokens and settings',
  onStage(async (stage) => {
    const client = clientOf(stage)
    expect(await client.getPageInfo()).toMatchObject({ id: stage.page, name: 'Mộc Store' })
    expect(await client.getUserProfile(stage.lan)).toMatchObject({ id: stage.lan, name: 'Nguyễn Thị Lan' })
    expect(await client.debugToken()).toMatchObject({ appId: stage.app.id, isValid: true, expiresAt: 0 })
    await client.setGetStarted('START')
    expect(await client.getGetStarted()).toEqual({ payload: 'START' })
    const label = await client.createLabel('Khách quen')
    await client.associateLabel(stage.lan, Number(label.id))
    expect((await client.getAssociatedLabels(stage.lan)).data).toMatchObject([{ id: label.id }])
  }),
)

test(
  'Another’s client subscribes its webhook and passes threads',
  onStage(async (stage) => {
    const client = clientOf(stage)
    const hook = {
      callbackUrl: stage.receiver.url,
      verifyToken: 'v',
      fields: ['messages', 'messaging_handovers'],
    }
    expect(
      await client.createSubscription({ ...hook, accessToken: `${stage.app.id}|${stage.app.secret}` }),
    ).toEqual({ success: true })
    const other = await openReceiver()
    const vendor = await stage.newApp('Bên Khác', other)
    await stage.connect(vendor.id, stage.page)
    await stage.says('Chào shop')
    await client.passThreadControl(stage.lan, Number(vendor.id), 'tiếp nhé')
    expect(await stage.graph('GET', `me/thread_owner?recipient=${stage.lan}`)).toMatchObject({
      body: { data: [{ thread_owner: {} }] },
    })
    await expect(client.sendText(stage.lan, 'Dạ')).rejects.toThrow(/another app is controlling/)
    const receivers = await client.getSecondaryReceivers()
    expect(receivers.map((one: { id: string }) => one.id)).toContain(inbox)
    await other.close()
  }),
)

test(
  'Another’s client sends a batch, with proof',
  onStage(async (stage) => {
    await stage.desk('PATCH', `/apps/${stage.app.id}`, { requiresProof: true })
    await stage.says('Chào shop')
    const answers = await clientOf(stage).sendBatch([
      MessengerBatch.sendText(stage.lan, 'Một', { messagingType: 'RESPONSE' }),
      MessengerBatch.sendText(stage.lan, 'Hai', { messagingType: 'RESPONSE' }),
    ])
    expect(answers.map((answer: { code: number }) => answer.code)).toEqual([200, 200])
    const ledger = await stage.desk('GET', `/ledger?page=${stage.page}`)
    expect(ledger.map((entry: { text: string }) => entry.text)).toEqual(['Một', 'Hai'])
  }),
)
