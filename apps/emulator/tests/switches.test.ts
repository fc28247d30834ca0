import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { defaultSwitches, type Switches } from '../src/world/switches.ts'
import { days, hours, inbox, onStage, type Stage } from './stage.ts'
import { recipient, withVendor } from './vendor.ts'

interface Question {
  /** What it is turned to; it starts as the documents have it. */
  to: unknown
  mode?: 'routing'
  /** Plays the same scene before and after, and says what came of it. */
  play: (stage: Stage) => Promise<unknown>
  before: unknown
  after: unknown
}

const tagged = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
const approve = (stage: Stage) => stage.desk('PATCH', `/apps/${stage.app.id}`, { features: ['human_agent'] })
const errorOf = (answer: { body: { error?: { code: number; error_subcode?: number } } }) => {
  const { code, error_subcode } = answer.body.error ?? {}
  return [code, error_subcode]
}
const seized = async (stage: Stage) => {
  await stage.says('Chào shop')
  await stage.inboxSays('Để em')
}
const control = (stage: Stage, deed: string, more: object = {}) =>
  stage.graph('POST', `me/${deed}_thread_control`, { ...recipient(stage), ...more })
const hidden = async (stage: Stage) => {
  await stage.desk('PATCH', `/pages/${stage.page}/customers/${stage.lan}`, { profileHidden: true })
  const answer = await stage.graph('GET', stage.lan)
  return answer.body.error ? errorOf(answer) : answer.body
}
const png = Buffer.from('iVBORw0KGgo=', 'base64').toString('base64')
const multipart = (parts: string[]) => `${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\n`
const uploads = async (stage: Stage, name: string, payload: object) => {
  await stage.says('Chào shop')
  const body = multipart([
    `content-disposition: form-data; name="recipient"\r\n\r\n{"id":"${stage.lan}"}`,
    `content-disposition: form-data; name="message"\r\n\r\n${JSON.stringify({ attachment: { type: 'image', payload } })}`,
    `content-disposition: form-data; name="filedata"; filename="${name}"\r\ncontent-type: image/png\r\n\r\npng`,
  ])
  return stage.call('POST', '/v25.0/me/messages', body, {
    'content-type': 'multipart/form-data; boundary=x',
    authorization: `Bearer ${stage.token}`,
  })
}

/** Both sides of what the documents leave open, by the switch's name. */
const questions: Partial<Record<keyof Switches, Question>> = {
  pagesNeedBusinessManagement: {
    to: true,
    async play({ call, desk, app, page, adminId }) {
      const { userAccessToken } = await desk('POST', '/tokens', { appId: app.id, pageId: page })
      await desk('PATCH', `/users/${adminId}/grants/${app.id}`, {
        granted: ['pages_show_list', 'pages_messaging'],
      })
      const listed = await call('GET', `/v25.0/me/accounts?access_token=${userAccessToken}`)
      return listed.body.data.length
    },
    before: 1,
    after: 0,
  },
  statusByMeaning: {
    to: true,
    async play(stage) {
      await seized(stage)
      const unknown = await stage.call('GET', '/v25.0/me?access_token=EAAxyz')
      return [(await stage.sends('Dạ')).status, unknown.status, (await stage.sends('')).status]
    },
    before: [400, 400, 400],
    after: [403, 401, 403],
  },
  errorUserMessages: {
    to: true,
    async play(stage) {
      await seized(stage)
      return (await stage.sends('Dạ')).body.error.error_user_msg
    },
    before: undefined,
    after: 'Không gửi được tin nhắn vì một ứng dụng khác hiện đang kiểm soát chuỗi tin nhắn này.',
  },
  singleSourceSubcodes: {
    to: false,
    async play(stage) {
      await seized(stage)
      const target = { target_app_id: stage.app.id }
      return [errorOf(await control(stage, 'take')), errorOf(await control(stage, 'pass', target))]
    },
    before: [
      [27, 2018464],
      [100, 2018151],
    ],
    after: [
      [27, undefined],
      [100, undefined],
    ],
  },
  ownerRefusalLacksSubcode: {
    to: true,
    async play(stage) {
      await seized(stage)
      return errorOf(await stage.sends('Dạ'))
    },
    before: [10, 2018300],
    after: [10, undefined],
  },
  successAsText: {
    to: true,
    play: async ({ graph, page }) =>
      (await graph('POST', `${page}/subscribed_apps`, { subscribed_fields: 'messages' })).body,
    before: { success: true },
    after: { success: 'true' },
  },
  subscribedAppsListsAll: {
    to: true,
    async play(stage) {
      await using _vendor = await withVendor(stage)
      const listed = await stage.graph('GET', 'me/subscribed_apps')
      return listed.body.data.map((app: { name: string }) => app.name)
    },
    before: ['Liền Mạch'],
    after: ['Liền Mạch', 'Bên Khác'],
  },
  conversationsNeedAllPermissions: {
    to: true,
    async play({ graph, desk, app, adminId }) {
      await desk('PATCH', `/users/${adminId}/grants/${app.id}`, { granted: ['pages_messaging'] })
      return (await graph('GET', 'me/conversations')).status
    },
    before: 200,
    after: 400,
  },
  hiddenProfile: { to: 'empty', play: hidden, before: [100, 2018218], after: {} },
  deliveryLacksTimestamp: {
    to: true,
    async play(stage) {
      await stage.says('Chào shop')
      await stage.sends('Dạ')
      await stage.settled()
      return 'timestamp' in (stage.receiver.events('delivery')[0] ?? {})
    },
    before: true,
    after: false,
  },
  imagesApart: {
    to: true,
    async play({ desk, page, lan, receiver, settled }) {
      const picture = { type: 'image', name: 'ghe.png', contentType: 'image/png', dataBase64: png }
      await desk('POST', `/pages/${page}/customers/${lan}/messages`, { attachments: [picture, picture] })
      await settled()
      return receiver.events('message').map(({ message }) => message.attachments.length)
    },
    before: [2],
    after: [1, 1],
  },
  messagingTypeRequired: {
    to: true,
    async play(stage) {
      await stage.says('Chào shop')
      const untyped = { ...recipient(stage), message: { text: 'Dạ' } }
      return errorOf(await stage.graph('POST', 'me/messages', untyped))
    },
    before: [undefined, undefined],
    after: [100, undefined],
  },
  textLimitCounts: {
    to: 'utf8_bytes',
    async play(stage) {
      await stage.says('Chào shop')
      return [(await stage.sends('ạ'.repeat(667))).status, (await stage.sends('a'.repeat(2000))).status]
    },
    before: [200, 200],
    after: [400, 200],
  },
  replyToWithHumanAgent: {
    to: true,
    async play(stage) {
      await approve(stage)
      const { mid } = await stage.says('Chào shop')
      return errorOf(await stage.sends('Dạ', { ...tagged, reply_to: { mid } }))
    },
    before: [100, undefined],
    after: [undefined, undefined],
  },
  reusableInSend: {
    to: false,
    play: async (stage) => errorOf(await uploads(stage, 'ghe.png', { is_reusable: true })),
    before: [undefined, undefined],
    after: [100, undefined],
  },
  plainFileNamesOnly: {
    to: true,
    play: async (stage) => errorOf(await uploads(stage, 'ghế mây.png', {})),
    before: [undefined, undefined],
    after: [100, 2018047],
  },
  actionsNeedThread: {
    to: false,
    async play(stage) {
      await seized(stage)
      return errorOf(
        await stage.graph('POST', 'me/messages', { ...recipient(stage), sender_action: 'typing_on' }),
      )
    },
    before: [10, 2018300],
    after: [undefined, undefined],
  },
  windowBeforeOwner: {
    to: true,
    async play(stage) {
      await stage.says('Chào shop')
      await stage.advance(hours(23))
      await stage.inboxSays('Để em')
      await stage.advance(hours(2))
      return errorOf(await stage.sends('Dạ'))
    },
    before: [10, 2018300],
    after: [10, 2018278],
  },
  privateReplyLine: {
    to: true,
    async play({ acts, graph, desk, page, lan }) {
      const { commentId } = await acts('comment', { text: 'Còn hàng không shop?' })
      const reply = { recipient: { comment_id: commentId }, message: { text: 'Dạ còn ạ' } }
      await graph('POST', 'me/messages', reply)
      const seen = await desk('GET', `/pages/${page}/customers/${lan}/messages`)
      return seen.map((message: { text: string }) => message.text.slice(0, 28))
    },
    before: ['Dạ còn ạ'],
    after: ['Dạ còn ạ', 'You are replying to a commen'],
  },
  zeroConfigIgnoresOwner: {
    to: true,
    async play(stage) {
      await seized(stage)
      return errorOf(await stage.sends('Dạ'))
    },
    before: [10, 2018300],
    after: [undefined, undefined],
  },
  standbyCarries: {
    to: 'documented',
    mode: 'routing',
    async play(stage) {
      const { mid } = await stage.says('Chào shop')
      await stage.inboxSays('Để em')
      await stage.acts('reaction', { mid, emoji: '❤' })
      await stage.settled()
      return stage.receiver.events('reaction').length
    },
    before: 1,
    after: 0,
  },
  controlAppIdsAsNumbers: {
    to: true,
    mode: 'routing',
    async play(stage) {
      await seized(stage)
      await stage.settled()
      return typeof stage.receiver.events('take_thread_control')[0]?.take_thread_control.new_owner_app_id
    },
    before: 'string',
    after: 'number',
  },
  handoverApisDisabled: {
    to: true,
    mode: 'routing',
    async play(stage) {
      await stage.desk('PATCH', `/pages/${stage.page}`, { takeControl: [stage.app.id] })
      await seized(stage)
      const taken = await control(stage, 'take')
      await stage.inboxDone()
      await stage.says('Alo')
      const passed = await control(stage, 'pass', { target_app_id: inbox })
      return [taken.body.error?.message, passed.status]
    },
    before: [undefined, 200],
    after: ['(#100) Handover Protocol APIs disabled for this page.', 200],
  },
  requestWithRouting: {
    to: true,
    mode: 'routing',
    async play(stage) {
      await seized(stage)
      return (await control(stage, 'request')).status
    },
    before: 400,
    after: 200,
  },
  takeRefusalCode: {
    to: 100,
    mode: 'routing',
    async play(stage) {
      await seized(stage)
      return (await control(stage, 'take')).body.error.code
    },
    before: 10,
    after: 100,
  },
  aiYieldsToDefaultApp: {
    to: true,
    mode: 'routing',
    async play(stage) {
      await stage.desk('PATCH', `/pages/${stage.page}/automations`, { aiAgent: true })
      await stage.says('Chào shop')
      await stage.advance(10_000)
      return errorOf(await stage.sends('Dạ'))
    },
    before: [10, 2018300],
    after: [undefined, undefined],
  },
  hopContext: {
    to: 'list',
    mode: 'routing',
    async play(stage) {
      await stage.says('Chào shop')
      await stage.acts('lead_flow')
      await stage.acts('lead_complete', { answers: [] })
      await stage.settled()
      return stage.receiver.events('referral')[0]?.hop_context
    },
    before: { app_id: 413038776280800, metadata: 'messenger_lead_gen_complete' },
    after: [{ app_id: 413038776280800, metadata: 'messenger_lead_gen_complete' }],
  },
  routingIsForGood: {
    to: true,
    mode: 'routing',
    play: async ({ call, page }) =>
      (await call('PATCH', `/_desk/pages/${page}`, { mode: 'zero_config' })).status,
    before: 200,
    after: 409,
  },
  doneHandsToDefaultApp: {
    to: true,
    mode: 'routing',
    async play(stage) {
      await seized(stage)
      await stage.inboxDone()
      await stage.settled()
      return stage.receiver.events('pass_thread_control').length
    },
    before: 0,
    after: 1,
  },
  takeEventTo: {
    to: 'all',
    mode: 'routing',
    async play(stage) {
      await using vendor = await withVendor(stage)
      await seized(stage)
      await stage.settled()
      return vendor.receiver.events('take_thread_control').length
    },
    before: 0,
    after: 1,
  },
  takeEventFromIdle: {
    to: true,
    async play(stage) {
      await seized(stage)
      await stage.settled()
      return stage.receiver.events('take_thread_control').map((event) => event.take_thread_control)
    },
    before: [],
    after: [{ previous_owner_app_id: null, new_owner_app_id: inbox }],
  },
  sendExtendsOwnership: {
    to: false,
    mode: 'routing',
    async play(stage) {
      const { body } = await stage.says('Chào shop').then(() => ownerUntil(stage))
      await stage.advance(hours(20))
      await stage.sends('Dạ')
      const later = (await ownerUntil(stage)).body
      return later.data[0].thread_owner.expiration - body.data[0].thread_owner.expiration
    },
    before: hours(20) / 1000,
    after: 0,
  },
  deliveryOmitsMids: {
    to: true,
    async play(stage) {
      await stage.says('Chào shop')
      await stage.sends('Dạ')
      await stage.settled()
      const { mids, watermark } = stage.receiver.events('delivery')[0]?.delivery ?? {}
      return [Array.isArray(mids), typeof watermark]
    },
    before: [true, 'number'],
    after: [false, 'number'],
  },
  retiredTags: {
    to: ['HUMAN_AGENT'],
    async play(stage) {
      await approve(stage)
      await stage.says('Chào shop')
      const gone = await stage.sends('Dạ', { messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' })
      const person = await stage.sends('Dạ', tagged)
      return [gone.body.error?.message, person.body.error?.message]
    },
    before: ['(#100) The message tag ACCOUNT_UPDATE is deprecated and can no longer be used.', undefined],
    after: [
      '(#100) Param tag must be a supported message tag',
      '(#100) The message tag HUMAN_AGENT is deprecated and can no longer be used.',
    ],
  },
  throttleCode: {
    to: 80006,
    async play({ graph }) {
      await graph('GET', 'me/conversations')
      await graph('GET', 'me/conversations')
      return errorOf(await graph('GET', 'me/conversations'))[0]
    },
    before: 613,
    after: 80006,
  },
  attachmentLifetimeMs: {
    to: days(1),
    async play(stage) {
      const url = (await stage.graph('GET', `${stage.lan}?fields=profile_pic`)).body.profile_pic
      const picture = { attachment: { type: 'image', payload: { url, is_reusable: true } } }
      const saved = await stage.graph('POST', 'me/message_attachments', { message: picture })
      await stage.advance(days(2))
      await stage.says('Chào shop')
      const { attachment_id } = saved.body
      return errorOf(await stage.sends({ attachment: { type: 'image', payload: { attachment_id } } }))
    },
    before: [undefined, undefined],
    after: [100, 2018074],
  },
}

const ownerUntil = (stage: Stage) => stage.graph('GET', `me/thread_owner?recipient=${stage.lan}`)

const table = Object.entries(questions).map(([name, question]) => ({ name, ...question }))

test.each(table)(
  'The switch "$name" has both behaviours, and the documented one is the default',
  async (row) => {
    const options = row.mode ? { mode: row.mode } : {}
    await onStage(async (stage) => expect(await row.play(stage)).toEqual(row.before), options)()
    await onStage(async (stage) => {
      await stage.switches({ [row.name]: row.to })
      expect(await row.play(stage)).toEqual(row.after)
    }, options)()
  },
)

test.each([
  ['no_profile', [100, 2018218]],
  ['no_permission', [100, 2018247]],
  ['not_found', [100, 33]],
])('A profile that may not be read can be refused as %s', (hiddenProfile, error) =>
  onStage(async (stage) => {
    await stage.switches({ hiddenProfile })
    expect(await hidden(stage)).toEqual(error)
  })(),
)

test(
  'A switch that is not there, or cannot be so, is refused with a sentence',
  onStage(async ({ call }) => {
    const wrongs = [
      { doorbell: true },
      { autoRead: 1 },
      { takeEventTo: 'nobody' },
      { retiredTags: [1] },
      { retiredTags: {} },
    ]
    for (const wrong of wrongs) {
      const answer = await call('PUT', '/_desk/switches', wrong)
      expect([answer.status, answer.body.error.message]).toEqual([
        400,
        expect.stringContaining(`"${Object.keys(wrong)[0]}"`),
      ])
    }
  }),
)

test('The page about the emulator names every switch', async () => {
  const page = await readFile(new URL('../../../docs/subsystems/emulator.md', import.meta.url), 'utf8')
  expect(Object.keys(defaultSwitches).filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
