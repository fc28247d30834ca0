import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { request } from 'undici'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningEmulator, seedDemoWorld, startEmulator } from '../src/index.ts'
import { type Recording, readRecording } from '../src/recording/recording.ts'
import { openReceiver, type Receiver } from './receiver.ts'

let folder: string
let file: string
let receiver: Receiver
let running: RunningEmulator[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lm-recording-'))
  file = join(folder, 'play.jsonl')
  receiver = await openReceiver()
  running = []
})
afterEach(async () => {
  for (const emulator of running) await emulator.close()
  await receiver.close()
  await rm(folder, { recursive: true, force: true })
})

/** What the calls of these tests answer; each of them some of it. */
interface Answered {
  id: string
  pageAccessToken: string
  message_id: string
  mid: string
  psid: string
}

/** A customer as the desk lists them, as far as a replay has to bring them back. */
interface Listed {
  psid: string
  name: string
  online: boolean
  thread: { folder: string; unread: number; messageCount: number; last: { text: string } | null } | null
}

const noon = Date.UTC(2026, 10, 21, 5)

async function open(options: { record?: string; startsAt?: number } = {}) {
  const emulator = await startEmulator({ port: 0, startsAt: noon, ...options })
  running.push(emulator)
  emulator.world.clock.setRate(0)
  emulator.world.clock.set(options.startsAt ?? noon)

  async function call<Answer = Answered>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    token?: string,
  ): Promise<Answer> {
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    }
    const payload = body === undefined ? null : JSON.stringify(body)
    const answer = await request(`${emulator.url}${path}`, { method, headers, body: payload })
    return (await answer.body.json()) as Answer
  }
  const desk = (path: string, body: object = {}) => call('POST', `/_desk${path}`, body)
  const connect = async (appId: string, pageId: string): Promise<string> => {
    const { pageAccessToken } = await desk('/tokens', { appId, pageId })
    await call('POST', `/v25.0/${pageId}/subscribed_apps`, {
      subscribed_fields: 'messages,message_echoes,message_reactions',
      access_token: pageAccessToken,
    })
    return pageAccessToken
  }
  return { emulator, call, desk, connect }
}

/** Lan asks, the shop's program answers, Lan likes it, staff step in from Meta's inbox, somebody new comes. */
async function playScene(record: string) {
  const { emulator, desk, call, connect } = await open({ record })
  const { app, pages } = seedDemoWorld(emulator.world, { webhookUrl: receiver.url, verifyToken: 'bí mật' })
  const page = pages[0]?.id ?? ''
  const lan = pages[0]?.customers[0] ?? ''
  const token = await connect(app.id, page)
  const later = (advanceMs: number) => desk('/clock', { advanceMs })

  const asked = await desk(`/pages/${page}/customers/${lan}/messages`, { text: 'Ghế mây còn không shop?' })
  await later(30_000)
  const answered = await call(
    'POST',
    '/v25.0/me/messages',
    { recipient: { id: lan }, messaging_type: 'RESPONSE', message: { text: 'Dạ còn ạ' } },
    token,
  )
  await later(10_000)
  await desk(`/pages/${page}/customers/${lan}/events`, {
    kind: 'reaction',
    mid: answered.message_id,
    emoji: '❤',
  })
  await desk(`/pages/${page}/customers/${lan}/messages`, { text: 'Cái này nè', replyTo: asked.mid })
  await later(20_000)
  const dataBase64 = Buffer.from('ảnh').toString('base64')
  await desk(`/pages/${page}/customers/${lan}/messages`, {
    attachment: { type: 'image', name: 'ghe.png', contentType: 'image/png', dataBase64 },
  })
  await desk(`/pages/${page}/inbox/${lan}/messages`, { text: 'Dạ em gửi giá ạ' })
  const hung = await desk(`/pages/${page}/customers`, { name: 'Trần Văn Hùng' })
  await desk(`/pages/${page}/customers/${hung.psid}/messages`, { text: 'Chào shop' })
  await desk(`/pages/${page}/customers/999/messages`, { text: 'Không có ai' })
  await emulator.settled()
  await emulator.close()
  return { app, page, lan, hung: hung.psid, token }
}

const shape = (recording: Recording) =>
  recording.lines.map((line) =>
    line.kind === 'call' ? `${line.method} ${line.status}` : `webhook ${line.status}`,
  )

test('A recording holds every call and every webhook with its answer', async () => {
  const { page, lan } = await playScene(file)
  const recording = await readRecording(file)
  expect(recording).toMatchObject({ seed: 'lienmach', at: noon })
  expect(recording.cast.pages.find(({ id }) => id === page)?.customers.map(({ psid }) => psid)).toContain(lan)
  expect(recording.lines).toContainEqual(
    expect.objectContaining({
      kind: 'call',
      at: noon + 30_000,
      method: 'POST',
      path: '/v25.0/me/messages',
      authorization: expect.stringMatching(/^Bearer token-\d+$/),
      body: expect.objectContaining({ message: { text: 'Dạ còn ạ' } }),
      answer: expect.objectContaining({ recipient_id: lan }),
    }),
  )
  const heard = receiver.received.map(({ event }) => event)
  const written = recording.lines.filter((line) => line.kind === 'webhook')
  expect(
    written.map(({ body }) => (body as { entry: { messaging: object[] }[] }).entry[0]?.messaging[0]),
  ).toEqual(heard)
  expect(shape(recording)).toContain('POST 404')
})

test('A call whose connection broke off is recorded without an answer, and pages are not recorded', async () => {
  const { emulator, call, connect } = await open({ record: file })
  const { app, pages } = seedDemoWorld(emulator.world)
  const token = await connect(app.id, pages[0]?.id ?? '')
  emulator.world.faults = [{ kind: 'any_call', effect: { answer: { as: 'drop' } } }]
  await expect(call('GET', '/v25.0/me', undefined, token)).rejects.toThrow()
  await (await request(`${emulator.url}/v25.0/dialog/oauth?client_id=${app.id}`)).body.text()
  await emulator.close()
  const last = (await readRecording(file)).lines.at(-1)
  expect(last).toMatchObject({ method: 'GET', path: '/v25.0/me', status: null, answer: null })
})

test('A recording can be passed on: it holds no token, secret or signature, and the same one has one name', async () => {
  const { app, token } = await playScene(file)
  const text = await readFile(file, 'utf8')
  for (const secret of [
    token,
    app.secret,
    'bí mật',
    ...receiver.received.map(({ headers }) => String(headers['x-hub-signature-256'])),
  ])
    expect(text).not.toContain(secret)
  expect(text).not.toMatch(/EAAG/)
  const names = [...text.matchAll(/"(?:pageAccessToken|access_token)":"([^"]+)"|Bearer ([\w-]+)/g)].map(
    ([, named, borne]) => named ?? borne,
  )
  expect(new Set(names).size).toBe(1)
})

test('A replay lets customers and staff act again at their distances, to an app connected afresh', async () => {
  const scene = await playScene(file)
  receiver.forget()
  const { emulator, desk, call, connect } = await open({ startsAt: noon + 86_400_000 })
  const { finished } = await emulator.replay(await readRecording(file))
  const app = await desk('/apps', { name: 'Bên Khác', webhookUrl: receiver.url })
  await desk('/clock', { advanceMs: 5_000 })
  expect(receiver.received).toEqual([])
  const token = await connect(app.id, scene.page)
  await desk('/clock', { advanceMs: 15_000 })
  const answer = { recipient: { id: scene.lan }, messaging_type: 'RESPONSE', message: { text: 'Còn nhé' } }
  const sent = await call('POST', '/v25.0/me/messages', answer, token)
  await desk('/clock', { advanceMs: 60_000 })
  expect(await finished).toEqual({ done: 7, leftOut: 0 })
  await emulator.settled()

  const begun = noon + 86_405_000
  const said = receiver.received.filter(({ event }) => 'message' in event && !event.message.is_echo)
  expect(said.map(({ event }) => [event.timestamp - begun, event.sender.id, event.message.text])).toEqual([
    [0, scene.lan, 'Ghế mây còn không shop?'],
    [40_000, scene.lan, 'Cái này nè'],
    [60_000, scene.lan, undefined],
    [60_000, scene.hung, 'Chào shop'],
  ])
  const [asked, quoting] = said
  expect(quoting?.event.message.reply_to.mid).toBe(asked?.event.message.mid)
  expect(receiver.events('reaction')).toMatchObject([{ reaction: { mid: sent.message_id, emoji: '❤' } }])
  expect(said[2]?.event.message.attachments).toMatchObject([{ type: 'image' }])
})

test('Whatever people can do at the desk is done again: Pages, customers, a crowd, and every act of staff', async () => {
  const told = async (page: string, { desk, call }: Awaited<ReturnType<typeof open>>) => {
    await desk('/settle', {})
    const customers = await call<Listed[]>('GET', `/_desk/pages/${page}/customers`)
    const { pages } = await call<{ pages: { id: string; name: string }[] }>('GET', '/_desk/state')
    return {
      pages: pages.map(({ id, name }) => [id, name]),
      customers: customers.map(({ psid, name, online, thread }) => ({
        psid,
        name,
        online,
        folder: thread?.folder,
        unread: thread?.unread,
        messages: thread?.messageCount,
        last: thread?.last?.text,
      })),
      crowd: (await call<{ done: unknown }>('GET', '/_desk/crowd')).done,
    }
  }
  const first = await open({ record: file })
  const { id: admin } = await first.desk('/users', { name: 'Lê Minh Quân' })
  const { id: page } = await first.desk('/pages', { name: 'Tiệm Bánh Mây', admins: [admin] })
  const visit = async (name: string, text: string) => {
    const { psid } = await first.desk(`/pages/${page}/customers`, { name })
    await first.desk(`/pages/${page}/customers/${psid}/messages`, { text })
    return psid as string
  }
  const [lan, hung, mai, ha] = [
    await visit('Nguyễn Thị Lan', 'Còn bánh kem không shop?'),
    await visit('Trần Văn Hùng', 'Mua thuốc giảm cân không'),
    await visit('Phạm Ngọc Mai', 'Cảm ơn shop'),
    await visit('Vũ Thu Hà', 'Alo'),
  ]
  await first.desk(`/pages/${page}/inbox/${lan}/messages`, { text: 'Dạ còn ạ' })
  await first.desk(`/pages/${page}/customers/${lan}/open`)
  await first.call('PATCH', `/_desk/pages/${page}/customers/${lan}`, { online: false, name: 'Lan Nguyễn' })
  await first.desk(`/pages/${page}/inbox/${hung}/spam`)
  await first.desk(`/pages/${page}/inbox/${mai}/done`)
  await first.desk(`/pages/${page}/inbox/${mai}/main`)
  await first.desk(`/pages/${page}/inbox/${ha}/seen`)
  await first.desk(`/pages/${page}/inbox/${ha}/done`)
  await first.desk('/crowd', { customers: 4, perSecond: 2 })
  await first.desk('/clock', { advanceMs: 6_000 })
  await first.call('DELETE', '/_desk/crowd')
  const before = await told(page, first)
  await first.emulator.close()

  const second = await open({ startsAt: noon + 3_600_000 })
  const { finished } = await second.emulator.replay(await readRecording(file))
  const app = await second.desk('/apps', { name: 'Bên Khác', webhookUrl: receiver.url })
  await second.connect(app.id, page)
  await second.desk('/clock', { advanceMs: 60_000 })
  expect((await finished).leftOut).toBe(0)
  expect(await told(page, second)).toEqual(before)
  expect(before.customers.map(({ folder }) => folder)).toEqual(
    expect.arrayContaining(['inbox', 'spam', 'page_done']),
  )
})

test('An act that refers to an answer nobody gave this time is left out, and the rest goes on', async () => {
  const { page } = await playScene(file)
  const { emulator, desk, connect } = await open()
  const app = await desk('/apps', { name: 'Bên Khác', webhookUrl: receiver.url })
  const { finished } = await emulator.replay(await readRecording(file))
  await connect(app.id, page)
  await desk('/clock', { advanceMs: 120_000 })
  expect(await finished).toEqual({ done: 6, leftOut: 1 })
})

test('A last line that was cut short is left out', async () => {
  await playScene(file)
  const whole = await readRecording(file)
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.slice(0, -30))
  expect((await readRecording(file)).lines).toEqual(whole.lines.slice(0, -1))
})

test.each([
  ['there is no such file', null, /There is no recording .+ that can be read/],
  ['it is something else', 'xin chào\n', /is no recording of this version of the emulator/],
  ['it is empty', '', /is no recording of this version of the emulator/],
  ['it is of another form', '{"recording":"of another kind/9"}\n', /is no recording of this version/],
  [
    'a line in the middle is broken',
    'HEAD\n{"kind":"ca\n{"kind":"call","at":1}\n',
    /^Line 2 of .+ is no line/,
  ],
  ['a line is of no known kind', 'HEAD\n{"kind":"dance","at":1}\n', /^Line 2 of .+ is no line/],
])('When %s, one sentence says so', async (_what, text, message) => {
  const head = '{"recording":"lienmach-emulator/1","seed":"a","at":1,"cast":{"users":[],"pages":[]}}'
  if (text !== null) await writeFile(file, text.replace('HEAD', head))
  await expect(readRecording(file)).rejects.toThrow(message)
})
