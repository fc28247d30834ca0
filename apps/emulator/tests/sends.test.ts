import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { days, hours, onStage, type Stage } from './stage.ts'

const codes = (answer: { body: { error?: { code: number; error_subcode?: number } } }) => [
  answer.body.error?.code,
  answer.body.error?.error_subcode,
]

test(
  'E17: Two thousand characters pass and one more does not',
  onStage(async ({ says, sends }) => {
    await says('Chào shop')
    expect((await sends('ạ'.repeat(2000))).status).toBe(200)
    const tooLong = await sends('ạ'.repeat(2001))
    expect(tooLong.status).toBe(400)
    expect(codes(tooLong)).toEqual([100, undefined])
  }),
)

test(
  'E17: Fourteen quick replies, an empty message and an unknown person are refused',
  onStage(async ({ says, sends, lan }) => {
    await says('Chào shop')
    const reply = { content_type: 'text', title: 'Có', payload: 'YES' }
    expect((await sends({ text: 'Chọn', quick_replies: Array(13).fill(reply) })).status).toBe(200)
    expect(codes(await sends({ text: 'Chọn', quick_replies: Array(14).fill(reply) }))).toEqual([
      100,
      undefined,
    ])
    expect(codes(await sends({}))).toEqual([100, 2018034])
    expect(codes(await sends('Chào', { recipient: { id: `${lan}9` } }))).toEqual([100, 2018001])
  }),
)

test(
  'E42: A customer’s id on one Page says nothing on another',
  onStage(async ({ newPage, newCustomer, connect, app, sends, says, lan }) => {
    await says('Chào shop')
    const other = await newPage('Tiệm Hoa Nắng', 'zero_config')
    const otherToken = await connect(app.id, other)
    expect(codes(await sends('Chào', {}, otherToken))).toEqual([100, 2018001])
    const there = await newCustomer(other, 'Nguyễn Thị Lan')
    expect(there).not.toBe(lan)
    await says('Chào shop', there, other)
    expect((await sends('Chào', { recipient: { id: there } }, otherToken)).status).toBe(200)
    expect(codes(await sends('Chào', { recipient: { id: there } }))).toEqual([100, 2018001])
  }),
)

test(
  'Messages of somebody who never wrote are outside the window',
  onStage(async ({ sends }) => {
    expect(codes(await sends('Chào'))).toEqual([10, 2018278])
  }),
)

test(
  'E20: After 24 hours a plain reply is refused',
  onStage(async ({ says, sends, advance }) => {
    await says('Chào shop')
    await advance(hours(24))
    expect((await sends('Vẫn kịp')).status).toBe(200)
    await advance(1)
    expect(codes(await sends('Trễ rồi'))).toEqual([10, 2018278])
  }),
)

const tagged = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }

test(
  'E20: HUMAN_AGENT reaches for seven days, and no further, when the app has the feature',
  onStage(async ({ says, sends, advance, desk, app }) => {
    await desk('PATCH', `/apps/${app.id}`, { features: ['human_agent'] })
    await says('Chào shop')
    await advance(days(6))
    expect((await sends('Em gửi chị', tagged)).status).toBe(200)
    await advance(days(2))
    expect(codes(await sends('Em gửi chị', tagged))).toEqual([10, 2018278])
  }),
)

test(
  'E20: Without the feature HUMAN_AGENT is refused even inside 24 hours, and retired tags always',
  onStage(async ({ says, sends }) => {
    await says('Chào shop')
    expect(codes(await sends('Dạ', tagged))).toEqual([100, 2018276])
    for (const tag of ['CONFIRMED_EVENT_UPDATE', 'ACCOUNT_UPDATE', 'POST_PURCHASE_UPDATE']) {
      expect(codes(await sends('Dạ', { messaging_type: 'MESSAGE_TAG', tag }))).toEqual([100, undefined])
    }
  }),
)

test(
  'E21: Somebody who blocked the Page cannot be reached, in either of the two codes seen',
  onStage(async ({ says, sends, acts, switches }) => {
    await says('Chào shop')
    await acts('block')
    expect(codes(await sends('Dạ'))).toEqual([551, 1545041])
    await switches({ unreachableAs200: true })
    expect(codes(await sends('Dạ'))).toEqual([200, 1545041])
  }),
)

test(
  'E39: A restricted Page cannot send, and two events tell why',
  onStage(async ({ says, sends, desk, page, graph, receiver, settled }) => {
    await graph('POST', 'me/subscribed_apps', {
      subscribed_fields: 'messaging_policy_enforcement,business_integrity',
    })
    await says('Chào shop')
    await desk('PATCH', `/pages/${page}`, { restricted: true })
    expect(codes(await sends('Dạ'))).toEqual([10, 1893063])
    await desk('PATCH', `/pages/${page}`, { restricted: false })
    expect((await sends('Dạ')).status).toBe(200)
    await settled()
    expect(receiver.events('policy_enforcement').map((event) => event.policy_enforcement.action)).toEqual([
      'block',
      'unblock',
    ])
    const integrity = receiver.received.filter(({ event }) => event.field === 'business_integrity')
    expect(integrity[0]?.event.value.restrictions).toHaveLength(1)
  }),
)

test(
  'E41: An app in development reaches only people with a role, and hears only them',
  onStage(async ({ says, sends, desk, receiver, settled, app, page, lan }) => {
    await desk('PATCH', `/apps/${app.id}`, { live: false })
    await says('Chào shop')
    await settled()
    expect(receiver.events('message')).toEqual([])
    expect(codes(await sends('Dạ'))).toEqual([200, 2018028])
    await desk('PATCH', `/pages/${page}/customers/${lan}`, { tester: true })
    expect((await sends('Dạ')).status).toBe(200)
    await says('Em thử nhé')
    await settled()
    const heard = receiver.events('message').filter(({ message }) => !message.is_echo)
    expect(heard.map(({ message }) => message.text)).toEqual(['Em thử nhé'])
  }),
)

async function withFiles(play: (origin: string) => Promise<void>) {
  const server = createServer((request, response) => {
    if (request.url === '/anh.png') response.writeHead(200, { 'content-type': 'image/png' }).end('png')
    else if (request.url === '/to.png')
      response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(9 * 1024 * 1024))
    else if (request.url === '/trang.html')
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')
    else if (request.url !== '/treo.png') response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await play(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
}

const image = (payload: object) => ({ attachment: { type: 'image', payload } })

test(
  'E18: An attachment is really fetched, and what cannot be fetched is refused for its own reason',
  onStage(async ({ says, sends, desk, switches, page, lan }) => {
    await says('Chào shop')
    await withFiles(async (origin) => {
      expect((await sends(image({ url: `${origin}/anh.png` }))).status).toBe(200)
      const seen = await desk('GET', `/pages/${page}/customers/${lan}/messages`)
      expect(seen.at(-1).attachments[0]).toMatchObject({
        type: 'image',
        contentType: 'image/png',
        name: 'anh.png',
        size: 3,
      })
      expect(codes(await sends(image({ url: `${origin}/khong-co.png` })))).toEqual([100, 2018008])
      expect(codes(await sends(image({ url: `${origin}/trang.html` })))).toEqual([100, 2018047])
      expect(codes(await sends(image({ url: `${origin}/to.png` })))).toEqual([100, 2018109])
      const unsafe = origin.replace('http:', 'https:')
      expect(codes(await sends(image({ url: `${unsafe}/anh.png` })))).toEqual([100, 2018008])
      await switches({ attachmentFetchMs: 50 })
      expect(codes(await sends(image({ url: `${origin}/treo.png` })))).toEqual([100, 2018008])
    })
  }),
)

test(
  'E18: An uploaded attachment can be sent again for 90 days, by its own Page only',
  onStage(async (stage: Stage) => {
    const { says, sends, advance, newPage, connect, newCustomer, app } = stage
    await says('Chào shop')
    const form = new FormData()
    form.set('message', JSON.stringify(image({ is_reusable: true })))
    form.set('filedata', new Blob(['png'], { type: 'image/png' }), 'ghe.png')
    const upload = await fetch(
      `${stage.emulator.url}/v25.0/me/message_attachments?access_token=${stage.token}`,
      {
        method: 'POST',
        body: form,
      },
    )
    const { attachment_id } = (await upload.json()) as { attachment_id: string }
    expect(attachment_id).toMatch(/^\d+$/)
    expect((await sends(image({ attachment_id }))).status).toBe(200)

    const other = await newPage('Tiệm Hoa Nắng', 'zero_config')
    const otherToken = await connect(app.id, other)
    const hung = await newCustomer(other, 'Trần Văn Hùng')
    await says('Chào', hung, other)
    expect(codes(await sends(image({ attachment_id }), { recipient: { id: hung } }, otherToken))).toEqual([
      100, 2018074,
    ])

    await advance(days(91))
    await says('Em lại hỏi')
    expect(codes(await sends(image({ attachment_id })))).toEqual([100, 2018074])
  }),
)

test(
  'The ledger holds every accepted send in order, and no refused one',
  onStage(async ({ says, sends, desk, page, app, lan, acts }) => {
    await says('Chào shop')
    const first = await sends({ text: 'Một', metadata: 'lm:1' })
    const second = await sends({ text: 'Hai', metadata: 'lm:2' })
    await acts('block')
    await sends({ text: 'Ba', metadata: 'lm:3' })
    expect(await desk('GET', `/ledger?page=${page}`)).toMatchObject([
      { order: 1, mid: first.body.message_id, metadata: 'lm:1', appId: app.id, psid: lan, text: 'Một' },
      { order: 2, mid: second.body.message_id, metadata: 'lm:2' },
    ])
  }),
)
