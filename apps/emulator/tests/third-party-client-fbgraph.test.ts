import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { onStage, type Stage } from './stage.ts'
import { withVendor } from './vendor.ts'

// The package has no types of its own.
const require = createRequire(import.meta.url)
const graph = require('fbgraph')

/** A client of an older age, unmodified: forms with names in brackets, and `method=delete`. */
function graphOf(stage: Stage) {
  graph.setGraphUrl(stage.emulator.url)
  graph.setVersion('25.0')
  graph.setAccessToken(stage.token)
  graph.setAppSecret(stage.app.secret)
  const bound = (name: string) =>
    promisify(graph[name].bind(graph)) as (...given: unknown[]) => Promise<unknown>
  return { get: bound('get'), post: bound('post'), del: bound('del'), batch: bound('batch') }
}

const said = (stage: Stage, message: object) => ({
  recipient: { id: stage.lan },
  messaging_type: 'RESPONSE',
  message,
})

test(
  'fbgraph sends texts with quick replies, uploads, and reads a profile, proving its secret',
  onStage(async (stage) => {
    const { get, post } = graphOf(stage)
    await stage.desk('PATCH', `/apps/${stage.app.id}`, { requiresProof: true })
    await stage.says('Chào shop')
    const replies = [{ content_type: 'text', title: 'Đen', payload: 'BLACK' }]
    const sent = await post('me/messages', said(stage, { text: 'Màu nào ạ?', quick_replies: replies }))
    expect(sent).toEqual({ recipient_id: stage.lan, message_id: expect.stringMatching(/^m_/) })
    const profile = await get(stage.lan, { fields: 'name,profile_pic' })
    expect(profile).toMatchObject({ id: stage.lan, name: 'Nguyễn Thị Lan' })
    const url = (profile as { profile_pic: string }).profile_pic
    const picture = { attachment: { type: 'image', payload: { url, is_reusable: true } } }
    const saved = (await post('me/message_attachments', { message: picture })) as { attachment_id: string }
    const payload = { attachment_id: saved.attachment_id }
    await post('me/messages', said(stage, { attachment: { type: 'image', payload } }))
    const ledger = await stage.desk('GET', '/ledger')
    expect(ledger).toMatchObject([{ text: 'Màu nào ạ?' }, { attachments: ['image'] }])
    const seen = await stage.desk('GET', `/pages/${stage.page}/customers/${stage.lan}/messages`)
    expect(seen[1].quickReplies).toEqual(replies)
  }),
)

test(
  'fbgraph passes a thread on, and unsubscribes by posting method=delete',
  onStage(async (stage) => {
    const { post, del, get } = graphOf(stage)
    await using vendor = await withVendor(stage)
    await stage.says('Chào shop')
    const order = { recipient: { id: stage.lan }, target_app_id: vendor.app.id, metadata: 'bảo hành' }
    expect(await post('me/pass_thread_control', order)).toEqual({ success: true })
    await expect(post('me/messages', said(stage, { text: 'Dạ' }))).rejects.toMatchObject({
      code: 10,
      error_subcode: 2018300,
    })
    expect(await del('me/subscribed_apps')).toEqual({ success: true })
    expect(await get('me/subscribed_apps')).toEqual({ data: [] })
  }),
)

test(
  'fbgraph sends a batch',
  onStage(async (stage) => {
    const { batch } = graphOf(stage)
    await stage.says('Chào shop')
    const body = `recipient=${JSON.stringify({ id: stage.lan })}&message=${JSON.stringify({ text: 'Dạ' })}`
    const answers = (await batch([
      { method: 'POST', relative_url: 'me/messages', body },
      { method: 'GET', relative_url: 'me?fields=name' },
    ])) as { code: number; body: string }[]
    expect(answers.map(({ code }) => code)).toEqual([200, 200])
    expect(JSON.parse(answers[1]?.body ?? '')).toMatchObject({ name: 'Mộc Store' })
    expect(await stage.desk('GET', '/ledger')).toMatchObject([{ text: 'Dạ' }])
  }),
)
