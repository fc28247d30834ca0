import { expect, test } from 'vitest'
import { days, onStage, type Stage } from './stage.ts'

const body = 'Đơn hàng {{1}} của bạn đã rời kho, dự kiến giao ngày {{2}}.'
const examples = [['DH566701', '25/11']]

const write = (stage: Stage, text: string, example: unknown[][], more: object = {}) =>
  stage.graph('POST', `${stage.page}/message_templates`, {
    name: 'order_update',
    language: 'vi',
    category: 'UTILITY',
    components: [{ type: 'BODY', text, example: { body_text: example } }],
    ...more,
  })

const words = (...texts: string[]) => [
  { type: 'body', parameters: texts.map((text) => ({ type: 'text', text })) },
]
const sendsTemplate = (stage: Stage, components: object[], name = 'order_update', code = 'vi') =>
  stage.sends({ template: { name, language: { code }, components } }, { messaging_type: 'UTILITY' })

test(
  'An approved utility template reaches a customer long after the window has closed, with its words filled in',
  onStage(async (stage) => {
    await stage.says('Chào shop')
    expect((await write(stage, body, examples)).body).toEqual({
      id: expect.stringMatching(/^\d+$/),
      status: 'APPROVED',
      category: 'UTILITY',
    })
    await stage.advance(days(30))
    expect((await stage.sends('Dạ')).body.error.error_subcode).toBe(2018278)
    expect((await sendsTemplate(stage, words('DH12', '24/12'))).status).toBe(200)
    const [sent] = await stage.desk('GET', '/ledger')
    expect(sent).toMatchObject({
      messagingType: 'UTILITY',
      text: 'Đơn hàng DH12 của bạn đã rời kho, dự kiến giao ngày 24/12.',
    })
  }),
)

test(
  'A utility send is refused without an approved template of that name and language, or with other words',
  onStage(async (stage) => {
    await stage.says('Chào shop')
    await write(stage, body, examples)
    const codes = [
      await sendsTemplate(stage, words('DH12', '24/12'), 'order_shipped'),
      await sendsTemplate(stage, words('DH12', '24/12'), 'order_update', 'en'),
      await sendsTemplate(stage, words('DH12')),
      await sendsTemplate(stage, words('DH12', '24/12', 'sáng')),
      await stage.sends('Dạ', { messaging_type: 'UTILITY' }),
    ].map((answer) => answer.body.error.code)
    expect(codes).toEqual([100, 100, 100, 100, 100])
    await stage.inboxSays('Để em')
    expect((await sendsTemplate(stage, words('DH12', '24/12'))).body.error.error_subcode).toBe(2018300)
  }),
)

test.each([
  [body, [], 'INCORRECT_PARAMS'],
  ['{{1}} {{2}} ạ', examples, 'PARAMS_TO_WORD_RATIO_EXCEED_LIMIT'],
  ['Giảm giá lớn cho đơn {{1}} của bạn hôm nay', [['DH1']], 'TAG_SHOULD_BE_MARKETING'],
])('A template is rejected with a reason, which is told: %s', (text, example, reason) =>
  onStage(async (stage) => {
    const fields = { subscribed_fields: 'messages,messenger_template_status_update' }
    await stage.graph('POST', `${stage.page}/subscribed_apps`, fields)
    await stage.says('Chào shop')
    expect((await write(stage, text, example)).body.status).toBe('REJECTED')
    const [listed] = (await stage.graph('GET', `${stage.page}/message_templates?name=order_update`)).body.data
    expect(listed).toMatchObject({ status: 'REJECTED', rejected_reason: reason })
    await stage.settled()
    const told = stage.receiver.received.find(({ channel }) => channel === 'changes')
    expect(told?.event).toMatchObject({
      field: 'messenger_template_status_update',
      value: { event: 'REJECTED', reason },
    })
    expect((await sendsTemplate(stage, words('DH1'))).body.error.code).toBe(100)
  })(),
)

test(
  'Words are filled in by name where the template names them',
  onStage(async (stage) => {
    await stage.says('Chào shop')
    const example = { body_text_named_params: [{ param_name: 'don', example: 'DH1' }] }
    const component = { type: 'BODY', text: 'Đơn hàng {{don}} của bạn đã rời kho.', example }
    await write(stage, '', [], { parameter_format: 'NAMED', components: [component] })
    const parameters = [{ type: 'text', parameter_name: 'don', text: 'DH99' }]
    expect((await sendsTemplate(stage, [{ type: 'body', parameters }])).status).toBe(200)
    expect(await stage.desk('GET', '/ledger')).toMatchObject([{ text: 'Đơn hàng DH99 của bạn đã rời kho.' }])
  }),
)

test(
  'Utility templates need their own permission',
  onStage(async (stage) => {
    await stage.says('Chào shop')
    await stage.desk('PATCH', `/users/${stage.adminId}/grants/${stage.app.id}`, {
      granted: ['pages_show_list', 'pages_messaging'],
    })
    expect((await write(stage, body, examples)).body.error.code).toBe(200)
    expect((await sendsTemplate(stage, words('a', 'b'))).body.error.code).toBe(200)
  }),
)

test(
  'Ready-made templates can be looked up by language',
  onStage(async ({ graph }) => {
    const found = await graph('GET', 'message_template_library?language=vi')
    expect(found.body.data.map((one: { name: string }) => one.name)).toEqual([
      'order_confirmed',
      'order_shipped',
    ])
  }),
)

test(
  'The sticker catalogue opens to an app’s own token, in Vietnamese too, and what is found there can be sent',
  onStage(async (stage) => {
    const appToken = `${stage.app.id}|${stage.app.secret}`
    const asApp = (path: string) => stage.graph('GET', path, undefined, appToken)
    const packs = (await asApp('sticker_packs?locale=vi_VN')).body.data
    expect(packs.map((pack: { name: string }) => pack.name)).toEqual(['Ngón tay cái', 'Lời cảm ơn'])
    const stickers = (await asApp(`${packs[1].id}/stickers?locale=vi_VN`)).body.data
    expect(stickers[0]).toMatchObject({ label: 'cảm ơn', url: expect.stringContaining('http') })
    const [thumb] = (await asApp('sticker_search?q=like')).body.data
    expect(thumb.id).toBe('369239263222822')
    expect((await stage.graph('GET', 'sticker_packs')).body.error.code).toBe(15)
    await stage.says('Chào shop')
    expect((await stage.sends({ sticker_id: Number(thumb.id) })).status).toBe(200)
  }),
)
