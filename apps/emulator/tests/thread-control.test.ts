import { expect, test } from 'vitest'
import { hours, inbox, onStage } from './stage.ts'
import { owned, recipient, withVendor } from './vendor.ts'

const routing = { mode: 'routing' } as const

test(
  'E23: In zero-config both apps hear an idle thread, and both may answer',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    await stage.says('Chào shop')
    await stage.settled()
    expect(stage.receiver.received[0]?.channel).toBe('messaging')
    expect(vendor.receiver.received[0]?.channel).toBe('messaging')
    expect((await stage.sends('Dạ')).status).toBe(200)
    expect((await stage.sends('Dạ', {}, vendor.token)).status).toBe(200)
  }),
)

test(
  'E24: An answer in Meta’s inbox takes the thread: our send is refused, and we hear the customer in standby',
  onStage(async (stage) => {
    const { says, sends, inboxSays, receiver, settled, app } = stage
    await says('Chào shop')
    await inboxSays('Chào chị')
    await settled()
    expect(receiver.events('take_thread_control')[0]?.take_thread_control).toMatchObject({
      previous_owner_app_id: app.id,
      new_owner_app_id: inbox,
    })
    const echo = receiver.received.find(({ event }) => event.message?.is_echo)
    expect(echo).toMatchObject({
      channel: 'standby',
      event: { message: { app_id: Number(inbox), text: 'Chào chị' } },
    })
    expect((await sends('Dạ')).body.error).toMatchObject(owned)
    const owners = await stage.graph('GET', `me/thread_owner?recipient=${stage.lan}`)
    expect(owners.body.data[0].thread_owner.app_id).toBe(inbox)
    await says('Alo?')
    await settled()
    expect(receiver.received.at(-1)).toMatchObject({
      channel: 'standby',
      event: { message: { text: 'Alo?' } },
    })
  }, routing),
)

test(
  'E24: In zero-config too the inbox’s answer closes the thread to us, without an event from an idle thread',
  onStage(async ({ says, sends, inboxSays, receiver, settled }) => {
    await says('Chào shop')
    await inboxSays('Chào chị')
    await settled()
    expect(receiver.events('take_thread_control')).toEqual([])
    expect((await sends('Dạ')).body.error).toMatchObject(owned)
  }),
)

test(
  'E25: Moving to Done frees the thread, and the next message comes to the default app',
  onStage(async ({ says, sends, inboxSays, inboxDone, receiver, settled }) => {
    await says('Chào shop')
    await inboxSays('Chào chị')
    await inboxDone()
    expect((await sends('Em tiếp tục ạ')).status).toBe(200)
    await inboxSays('Để em')
    await inboxDone()
    await settled()
    receiver.forget()
    await says('Còn không?')
    await settled()
    expect(receiver.received[0]).toMatchObject({
      channel: 'messaging',
      event: { message: { text: 'Còn không?' } },
    })
  }, routing),
)

test(
  'E26: In zero-config taking is refused; asking gives an idle thread and gets no answer from Meta’s inbox',
  onStage(async (stage) => {
    const { says, graph, inboxSays, inboxDone, receiver, settled, app, sends } = stage
    await says('Chào shop')
    await inboxSays('Chào chị')
    expect((await graph('POST', 'me/take_thread_control', recipient(stage))).body.error).toMatchObject({
      code: 27,
      message: '(#27) Take thread control is not supported when Conversation Routing is not enabled.',
    })
    expect((await graph('POST', 'me/request_thread_control', recipient(stage))).body).toEqual({
      success: true,
    })
    await settled()
    expect(receiver.events('pass_thread_control')).toEqual([])
    expect((await sends('Dạ')).body.error).toMatchObject(owned)

    await inboxDone()
    expect((await graph('POST', 'me/request_thread_control', recipient(stage))).body).toEqual({
      success: true,
    })
    await settled()
    expect(receiver.events('pass_thread_control')[0]?.pass_thread_control).toEqual({
      previous_owner_app_id: null,
      new_owner_app_id: app.id,
    })
  }),
)

test(
  'E27: With routing another vendor may speak only after taking, and take only when an admin allows it',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    await stage.says('Chào shop')
    await stage.inboxSays('Chào chị')
    await stage.inboxDone()
    expect((await stage.sends('Dạ', {}, vendor.token)).body.error).toMatchObject(owned)
    expect((await stage.graph('POST', 'me/take_thread_control', recipient(stage), vendor.token)).status).toBe(
      400,
    )
    await stage.desk('PATCH', `/pages/${stage.page}`, { takeControl: [vendor.app.id] })
    expect(
      (await stage.graph('POST', 'me/take_thread_control', recipient(stage), vendor.token)).body,
    ).toEqual({ success: true })
    expect((await stage.sends('Dạ', {}, vendor.token)).status).toBe(200)
    const release = await stage.graph('POST', 'me/release_thread_control', recipient(stage))
    expect(release.body.error).toMatchObject({
      code: 100,
      message: '(#100) Only the current thread owner can release',
    })
  }, routing),
)

test(
  'E28: The owner and the default app learn who owns a thread, others only until when, and nobody an idle one’s',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    const asked = (token = stage.token) =>
      stage.graph('GET', `${stage.page}/thread_owner?recipient=${stage.lan}`, undefined, token)
    expect((await asked()).body).toEqual({ data: [] })
    await stage.says('Chào shop')
    await stage.inboxSays('Chào chị')
    const expiration = expect.any(Number)
    expect((await asked()).body).toEqual({ data: [{ thread_owner: { app_id: inbox, expiration } }] })
    expect((await asked(vendor.token)).body).toEqual({ data: [{ thread_owner: { expiration } }] })
    await stage.inboxDone()
    expect((await asked()).body).toEqual({ data: [] })
  }, routing),
)

test.each(['zero_config', 'routing'] as const)(
  'E28: In %s the feature status and is_owner tell the mode',
  async (mode) => {
    await onStage(
      async ({ graph, says, page }) => {
        await says('Chào shop')
        const status = await graph('GET', 'me?fields=messaging_feature_status')
        expect(status.body).toEqual({
          messaging_feature_status: {
            hop_v2: false,
            msgr_multi_app: mode === 'routing',
            ig_multi_app: false,
          },
          id: page,
        })
        const listed = await graph('GET', 'me/conversations?fields=is_owner')
        expect(listed.body.data[0].is_owner).toBe(mode === 'routing' ? true : undefined)
      },
      { mode },
    )()
  },
)

test(
  'E29: Ownership ends after a day without activity, and only the owner may prolong it, by a week at most',
  onStage(async (stage) => {
    const { says, graph, inboxSays, advance, sends } = stage
    await says('Chào shop')
    const extend = (duration: number) =>
      graph('POST', 'me/extend_thread_control', { ...recipient(stage), duration })
    expect((await extend(604_800)).body).toEqual({ success: true })
    for (const seconds of [604_801, 0, -1]) expect((await extend(seconds)).status).toBe(400)
    await inboxSays('Để em')
    expect((await extend(60)).status).toBe(400)
    await advance(hours(20))
    await says('Alo')
    await advance(hours(23))
    expect((await sends('Dạ')).body.error).toMatchObject(owned)
    await advance(hours(1) + 1)
    await says('Alo')
    expect((await sends('Dạ')).status).toBe(200)
    expect((await extend(1)).body).toEqual({ success: true })
    await advance(1001)
    expect((await graph('GET', `me/thread_owner?recipient=${stage.lan}`)).body).toEqual({ data: [] })
  }, routing),
)

test(
  'E30: A button’s payload is told to the app that made it, and to nobody in standby',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    const { says, sends, acts, inboxSays, receiver, settled } = stage
    await says('Chào shop')
    const buttons = [{ type: 'postback', title: 'Đặt hàng', payload: 'ORDER' }]
    const template = { template_type: 'button', text: 'Chị muốn đặt?', buttons }
    const sent = await sends({ attachment: { type: 'template', payload: template } })
    await inboxSays('Để em')
    await acts('postback', { title: 'Đặt hàng', payload: 'ORDER', mid: sent.body.message_id })
    await settled()
    const ours = receiver.received.find(({ event }) => event.postback)
    const theirs = vendor.receiver.received.find(({ event }) => event.postback)
    expect(ours).toMatchObject({ channel: 'messaging', event: { postback: { payload: 'ORDER' } } })
    expect(theirs).toMatchObject({ channel: 'standby', event: { postback: { title: 'Đặt hàng' } } })
    expect(theirs?.event.postback.payload).toBeUndefined()
  }, routing),
)

test(
  'E31: A send can hand the thread over, which is announced, or release it, which is not',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    const { says, sends, receiver, settled } = stage
    await says('Chào shop')
    const pass = { thread_control: { control_type: 'pass', app_id: vendor.app.id } }
    expect((await sends('Mời chị gặp bạn em', pass)).status).toBe(200)
    await settled()
    expect(vendor.receiver.events('pass_thread_control')).toHaveLength(1)
    expect((await sends('Dạ')).body.error).toMatchObject(owned)
    await stage.graph(
      'POST',
      'me/pass_thread_control',
      { ...recipient(stage), target_app_id: stage.app.id },
      vendor.token,
    )
    await settled()
    receiver.forget()
    await sends('Chào chị', { thread_control: { control_type: 'release' } })
    await settled()
    expect(receiver.events('pass_thread_control')).toEqual([])
  }, routing),
)

test(
  'A person’s reply with HUMAN_AGENT takes the thread over when an admin allows it',
  onStage(async (stage) => {
    const { says, sends, inboxSays, desk, app, page, switches } = stage
    await desk('PATCH', `/apps/${app.id}`, { features: ['human_agent'] })
    await says('Chào shop')
    await inboxSays('Chào chị')
    const tagged = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
    expect((await sends('Dạ', tagged)).body.error).toMatchObject(owned)
    await switches({ takeoverRefusedAsTag: true })
    expect((await sends('Dạ', tagged)).body.error).toMatchObject({ code: 100, error_subcode: 2018276 })
    await desk('PATCH', `/pages/${page}`, { takeControl: [app.id] })
    expect((await sends('Dạ', tagged)).status).toBe(200)
  }, routing),
)

test(
  'E32: Meta’s AI agent answers as the inbox, says so in the thread, and is never announced as an owner',
  onStage(async ({ says, sends, acts, receiver, settled }) => {
    await says('Chào shop')
    await acts('ai_answer', { text: 'Xin chào, mình là trợ lý ạ' })
    await acts('ai_hands_over')
    await settled()
    const echoes = receiver.received.filter(({ event }) => event.message?.is_echo)
    expect(echoes.map(({ event }) => event.message.text)).toEqual([
      'Your AI agent will respond.',
      'Xin chào, mình là trợ lý ạ',
      'Your AI agent transferred this chat to you.',
    ])
    expect(echoes[1]).toMatchObject({
      channel: 'standby',
      event: { message: { app_id: Number(inbox), ai_generated: true, metadata: '{"source":"axon"}' } },
    })
    expect(receiver.events('take_thread_control')).toEqual([])
    expect((await sends('Dạ')).body.error).toMatchObject(owned)
  }, routing),
)

test(
  'E33: While a lead advertisement asks its questions nobody else may speak; then it passes the thread on',
  onStage(async ({ says, sends, acts, receiver, settled, switches, app }) => {
    await says('Chào shop')
    await acts('lead_flow')
    expect((await sends('Dạ')).body.error.error_subcode).toBe(2018321)
    await switches({ leadFlowRefusedAsOwned: true })
    expect((await sends('Dạ')).body.error).toMatchObject(owned)
    await acts('lead_complete', { answers: [{ question: 'Số điện thoại?', answer: '0912 345 678' }] })
    await settled()
    expect(receiver.events('referral')[0]?.referral).toMatchObject({
      type: 'LEAD_COMPLETE',
      lead: { data: [{ answer: '0912 345 678' }] },
    })
    expect(receiver.events('pass_thread_control')[0]?.pass_thread_control.new_owner_app_id).toBe(app.id)
    expect((await sends('Dạ')).status).toBe(200)
  }, routing),
)
