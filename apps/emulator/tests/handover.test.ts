import { expect, test } from 'vitest'
import { hours, inbox, onStage, type Stage } from './stage.ts'
import { owned, recipient, withVendor } from './vendor.ts'

const handover = { mode: 'handover' } as const
const granted = { success: true }

const control = (stage: Stage, deed: string, more: object = {}, token = stage.token) =>
  stage.graph('POST', `me/${deed}_thread_control`, { ...recipient(stage), ...more }, token)

test(
  'With the Handover Protocol the primary receiver has what nobody else holds; others listen in standby',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    await stage.says('Chào shop')
    await stage.settled()
    expect(stage.receiver.received[0]?.channel).toBe('messaging')
    expect(vendor.receiver.received.at(-1)?.channel).toBe('standby')
    expect((await stage.sends('Dạ', {}, vendor.token)).body.error).toMatchObject(owned)
    expect((await stage.sends('Dạ')).status).toBe(200)
    await stage.advance(hours(25))
    const holder = await stage.graph('GET', `me/thread_owner?recipient=${stage.lan}`)
    expect(holder.body).toEqual({ data: [{ thread_owner: { app_id: stage.app.id } }] })
    expect((await stage.sends('Dạ', {}, vendor.token)).body.error).toMatchObject(owned)
  }, handover),
)

test(
  'With the Handover Protocol the primary passes a thread, and takes it back whenever it likes',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    await stage.says('Chào shop')
    expect(
      (await control(stage, 'pass', { target_app_id: vendor.app.id, metadata: 'bảo hành' })).body,
    ).toEqual(granted)
    await stage.settled()
    expect(vendor.receiver.events('pass_thread_control')[0]?.pass_thread_control).toEqual({
      previous_owner_app_id: stage.app.id,
      new_owner_app_id: vendor.app.id,
      metadata: 'bảo hành',
    })
    expect((await stage.sends('Dạ', {}, vendor.token)).status).toBe(200)
    expect((await stage.sends('Dạ')).body.error).toMatchObject(owned)
    expect((await control(stage, 'take')).body).toEqual(granted)
    await stage.settled()
    expect(vendor.receiver.events('take_thread_control')[0]?.take_thread_control).toMatchObject({
      previous_owner_app_id: vendor.app.id,
      new_owner_app_id: stage.app.id,
    })
    expect((await stage.sends('Dạ')).status).toBe(200)
    expect((await control(stage, 'take', {}, vendor.token)).body.error.message).toContain('primary receiver')
  }, handover),
)

test(
  'With the Handover Protocol a secondary receiver asks the primary, which is told and decides',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    await stage.says('Chào shop')
    expect((await control(stage, 'request', { metadata: 'đơn 12' }, vendor.token)).body).toEqual(granted)
    await stage.settled()
    expect(stage.receiver.events('request_thread_control')[0]?.request_thread_control).toEqual({
      requested_owner_app_id: Number(vendor.app.id),
      metadata: 'đơn 12',
    })
    expect(vendor.receiver.events('request_thread_control')).toEqual([])
    stage.receiver.forget()
    await stage.inboxSays('Để em')
    await control(stage, 'request', {}, vendor.token)
    await stage.settled()
    expect(stage.receiver.events('request_thread_control')).toHaveLength(1)
    await stage.inboxDone()
    expect((await stage.sends('Dạ', {}, vendor.token)).body.error).toMatchObject(owned)
    await control(stage, 'pass', { target_app_id: vendor.app.id })
    expect((await control(stage, 'release', {}, vendor.token)).body).toEqual(granted)
    expect((await stage.sends('Dạ')).status).toBe(200)
  }, handover),
)

test(
  'With the Handover Protocol Meta’s inbox is a receiver: its answer seizes, and Done gives the thread back',
  onStage(async (stage) => {
    const { says, inboxSays, inboxDone, receiver, settled, app, desk, page, lan } = stage
    await says('Chào shop')
    const folder = async () => (await desk('GET', `/pages/${page}/customers/${lan}`)).thread.folder
    expect(await folder()).toBe('page_done')
    await inboxSays('Chào chị')
    expect(await folder()).toBe('inbox')
    expect((await stage.sends('Dạ')).body.error).toMatchObject(owned)
    await says('Alo?')
    await settled()
    expect(receiver.received.find(({ event }) => event.message?.text === 'Alo?')?.channel).toBe('standby')
    expect(receiver.events('take_thread_control')).toHaveLength(1)
    await inboxDone()
    await settled()
    expect(receiver.events('pass_thread_control')[0]?.pass_thread_control).toEqual({
      previous_owner_app_id: inbox,
      new_owner_app_id: app.id,
    })
    expect((await stage.sends('Dạ')).status).toBe(200)
    expect((await control(stage, 'pass', { target_app_id: inbox })).body).toEqual(granted)
    expect(await folder()).toBe('inbox')
  }, handover),
)

test.each([
  [false, { code: 10, error_subcode: 2018300 }],
  [true, { code: 100, error_subcode: 2018276 }],
])(
  'With the Handover Protocol a tagged reply on a seized thread is refused in either way seen',
  (asTag, error) =>
    onStage(async ({ says, inboxSays, sends, switches, desk, app }) => {
      await desk('PATCH', `/apps/${app.id}`, { features: ['human_agent'] })
      await switches({ takeoverRefusedAsTag: asTag })
      await says('Chào shop')
      await inboxSays('Để em')
      const refused = await sends('Dạ', { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })
      expect(refused.body.error).toMatchObject(error)
    }, handover)(),
)

test(
  'With the Handover Protocol only the primary learns who the other receivers are',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    const receivers = (token = stage.token) =>
      stage.graph('GET', 'me/secondary_receivers?fields=id,name', undefined, token)
    expect((await receivers()).body.data).toEqual([
      { id: vendor.app.id, name: 'Bên Khác' },
      { id: inbox, name: 'Page Inbox' },
    ])
    expect((await receivers(vendor.token)).body.error.error_subcode).toBe(2018234)
    await stage.graph('DELETE', 'me/subscribed_apps', undefined, vendor.token)
    expect((await receivers(vendor.token)).body.error.error_subcode).toBe(2018171)
  }, handover),
)

test(
  'Switching a Page to the Handover Protocol, or to another primary receiver, tells each app its role',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    const { desk, page, app, receiver, settled, says } = stage
    await says('Chào shop')
    const shown = await desk('PATCH', `/pages/${page}`, { mode: 'handover', primaryAppId: app.id })
    expect(shown).toMatchObject({ mode: 'handover', primaryAppId: app.id, defaultAppId: null })
    await settled()
    expect(receiver.events('app_roles')).toEqual([
      {
        recipient: { id: page },
        timestamp: expect.any(Number),
        app_roles: { [app.id]: ['primary_receiver'] },
      },
    ])
    expect(vendor.receiver.events('app_roles')[0]?.app_roles).toEqual({
      [vendor.app.id]: ['secondary_receiver'],
    })
    await desk('PATCH', `/pages/${page}`, { primaryAppId: vendor.app.id })
    await settled()
    expect(receiver.events('app_roles').at(-1)?.app_roles).toEqual({ [app.id]: ['secondary_receiver'] })
    expect((await stage.sends('Dạ')).body.error).toMatchObject(owned)
    await desk('PATCH', `/pages/${page}`, { mode: 'zero_config' })
    expect((await stage.sends('Dạ')).status).toBe(200)
  }),
)

test(
  'With the Handover Protocol and no primary receiver every app hears an idle thread and may answer',
  onStage(async (stage) => {
    await using vendor = await withVendor(stage)
    await stage.desk('PATCH', `/pages/${stage.page}`, { primaryAppId: null })
    await stage.says('Chào shop')
    await stage.settled()
    expect(vendor.receiver.received.at(-1)?.channel).toBe('messaging')
    expect((await stage.sends('Dạ', {}, vendor.token)).status).toBe(200)
    expect((await stage.sends('Dạ')).status).toBe(200)
  }, handover),
)

test(
  'With the Handover Protocol Meta’s AI agent owns the thread without a word, until Done',
  onStage(async ({ says, sends, acts, inboxDone, receiver, settled, app }) => {
    await says('Chào shop')
    await acts('ai_answer', { text: 'Xin chào ạ' })
    await settled()
    expect(receiver.events('take_thread_control')).toEqual([])
    expect((await sends('Dạ')).body.error).toMatchObject(owned)
    await inboxDone()
    await settled()
    expect(receiver.events('pass_thread_control')[0]?.pass_thread_control.new_owner_app_id).toBe(app.id)
    expect((await sends('Dạ')).status).toBe(200)
  }, handover),
)
