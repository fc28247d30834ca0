import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { inbox, onStage, type Stage } from './stage.ts'
import { withVendor } from './vendor.ts'

// The package has no types of its own.
const require = createRequire(import.meta.url)
const { FacebookAdsApi, FacebookAdsApiBatch, Page, User } = require('facebook-nodejs-business-sdk')

/** Facebook's own SDK, unmodified; its address is a static getter. */
function sdkOf(stage: Stage) {
  Object.defineProperty(FacebookAdsApi, 'GRAPH', { configurable: true, get: () => stage.emulator.url })
  const api = FacebookAdsApi.init(stage.token, 'vi_VN', false)
  return { api, page: new Page(stage.page) }
}

const message = (stage: Stage, said: object) => ({
  recipient: { id: stage.lan },
  messaging_type: 'RESPONSE',
  message: said,
})

test(
  'Facebook’s SDK sends a text, uploads a picture by its address and sends it',
  onStage(async (stage) => {
    const { page } = sdkOf(stage)
    await stage.says('Chào shop')
    const sent = await page.createMessage([], message(stage, { text: 'Dạ chào chị' }))
    expect(sent._data).toMatchObject({ recipient_id: stage.lan, message_id: expect.stringMatching(/^m_/) })
    const url = (await stage.graph('GET', `${stage.lan}?fields=profile_pic`)).body.profile_pic
    const picture = { attachment: { type: 'image', payload: { url, is_reusable: true } } }
    const saved = await page.createMessageAttachment([], { message: picture })
    const again = { type: 'image', payload: { attachment_id: saved._data.attachment_id } }
    await page.createMessage([], message(stage, { attachment: again }))
    const ledger = await stage.desk('GET', '/ledger')
    expect(ledger).toMatchObject([{ text: 'Dạ chào chị' }, { text: null, attachments: ['image'] }])
  }),
)

test(
  'Facebook’s SDK reads the Page, a customer’s profile and the conversations, and subscribes',
  onStage(async (stage) => {
    const { page } = sdkOf(stage)
    await stage.says('Chào shop')
    expect((await page.get(['name']))._data).toMatchObject({ id: stage.page, name: 'Mộc Store' })
    const profile = await new User(stage.lan).get(['first_name', 'last_name'])
    expect(profile._data).toMatchObject({ first_name: 'Thị Lan', last_name: 'Nguyễn' })
    const conversations = await page.getConversations(['id', 'participants'], { limit: 10 })
    expect(conversations[0]._data.participants.data).toMatchObject([{ id: stage.lan }, { id: stage.page }])
    const subscribed = await page.createSubscribedApp([], { subscribed_fields: ['messages'] })
    expect(subscribed._data.success).toBe(true)
  }),
)

test(
  'Facebook’s SDK passes a thread, takes it back, and hears why it may not speak',
  onStage(
    async (stage) => {
      const { page } = sdkOf(stage)
      await using vendor = await withVendor(stage)
      await stage.desk('PATCH', `/pages/${stage.page}`, { takeControl: [stage.app.id] })
      await stage.says('Chào shop')
      const recipient = { recipient: { id: stage.lan } }
      await page.createPassThreadControl([], { ...recipient, target_app_id: Number(vendor.app.id) })
      const refused = page.createMessage([], message(stage, { text: 'Dạ' }))
      await expect(refused).rejects.toMatchObject({ response: { code: 10, error_subcode: 2018300 } })
      await page.createTakeThreadControl([], recipient)
      const owners = await page.getThreadOwner([], { recipient: stage.lan })
      expect(owners[0]._data.thread_owner.app_id).toBe(stage.app.id)
      await page.createPassThreadControl([], { ...recipient, target_app_id: Number(inbox) })
      await expect(page.createMessage([], message(stage, { text: 'Dạ' }))).rejects.toThrow(/controlling/)
    },
    { mode: 'routing' },
  ),
)

test(
  'Facebook’s SDK sends a batch',
  onStage(async (stage) => {
    const { api } = sdkOf(stage)
    await stage.says('Chào shop')
    const batch = new FacebookAdsApiBatch(api)
    const codes: number[] = []
    const note = (answer: { status: number }) => codes.push(answer.status)
    for (const text of ['Một', 'Hai'])
      batch.add('POST', [stage.page, 'messages'], message(stage, { text }), undefined, note, note)
    batch.add('GET', ['404404404404'], { fields: 'id' }, undefined, note, note)
    await batch.execute()
    expect(codes).toEqual([200, 200, 400])
    expect(await stage.desk('GET', '/ledger')).toMatchObject([{ text: 'Một' }, { text: 'Hai' }])
  }),
)
