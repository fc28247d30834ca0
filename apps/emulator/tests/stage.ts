import { request } from 'undici'
import { startEmulator } from '../src/index.ts'
import type { PageMode } from '../src/world/page-mode.ts'
import { openReceiver, type Receiver } from './receiver.ts'

const version = 'v25.0'
export const inbox = '263902037430900'
export const minutes = (count: number) => count * 60_000
export const hours = (count: number) => count * 3_600_000
export const days = (count: number) => count * 86_400_000

const everyField =
  'messages,message_echoes,message_deliveries,message_reads,message_reactions,message_edits,messaging_postbacks,' +
  'messaging_referrals,messaging_optins,messaging_handovers,standby,feed'

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: the shape of a stranger's answer is what the tests are about
  body: any
  headers: Record<string, string | string[] | undefined>
}

/** A frozen world over real HTTP: one app that listens, one admin, one Page, one customer. */
export async function openStage(options: { mode?: PageMode; subscribe?: boolean } = {}) {
  const emulator = await startEmulator({ port: 0, seed: 'test', startsAt: Date.UTC(2026, 10, 21, 5) })
  emulator.world.clock.setRate(0)
  const receiver = await openReceiver()

  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const json = body !== undefined && typeof body !== 'string'
    const answer = await request(`${emulator.url}${path}`, {
      method: method as 'GET',
      headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
      body: body === undefined ? null : json ? JSON.stringify(body) : body,
    })
    const text = await answer.body.text()
    return {
      status: answer.statusCode,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
      headers: answer.headers,
    }
  }

  async function desk(method: string, path: string, body?: unknown) {
    const answer = await call(method, `/_desk${path}`, body)
    if (answer.status !== 200)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  const app = await newApp('Liền Mạch', receiver)
  const { id: adminId } = await desk('POST', '/users', { name: 'Nguyễn Minh Anh' })
  const page = await newPage('Mộc Store', options.mode ?? 'zero_config')
  const token = await connect(app.id, page)
  const lan = await newCustomer(page, 'Nguyễn Thị Lan')

  async function newApp(
    name: string,
    hears: Receiver,
    more: object = {},
  ): Promise<{ id: string; secret: string }> {
    return desk('POST', '/apps', {
      name,
      redirectUris: ['https://inbox.test/callback'],
      webhookUrl: hears.url,
      ...more,
    })
  }
  async function newPage(name: string, mode: PageMode): Promise<string> {
    const defaultAppId = mode === 'routing' ? { defaultAppId: app.id } : {}
    return (await desk('POST', '/pages', { name, admins: [adminId], mode, ...defaultAppId })).id
  }
  async function connect(appId: string, pageId: string): Promise<string> {
    const { pageAccessToken } = await desk('POST', '/tokens', { appId, pageId })
    if (options.subscribe !== false) {
      await call('POST', `/${version}/${pageId}/subscribed_apps`, {
        subscribed_fields: everyField,
        access_token: pageAccessToken,
      })
    }
    return pageAccessToken
  }
  async function newCustomer(pageId: string, name: string): Promise<string> {
    return (await desk('POST', `/pages/${pageId}/customers`, { name })).psid
  }

  const graph = (method: string, path: string, body?: object, as = token) =>
    call(method, `/${version}/${path}`, body, { authorization: `Bearer ${as}` })

  return {
    emulator,
    world: emulator.world,
    receiver,
    app,
    adminId,
    page,
    token,
    lan,
    call,
    desk,
    graph,
    newApp,
    newPage,
    newCustomer,
    connect,
    says: (text: string, psid = lan, to = page) =>
      desk('POST', `/pages/${to}/customers/${psid}/messages`, { text }),
    acts: (kind: string, more: object = {}, psid = lan) =>
      desk('POST', `/pages/${page}/customers/${psid}/events`, { kind, ...more }),
    sends: (message: object | string, more: object = {}, as = token) =>
      graph(
        'POST',
        'me/messages',
        {
          recipient: { id: lan },
          messaging_type: 'RESPONSE',
          message: typeof message === 'string' ? { text: message } : message,
          ...more,
        },
        as,
      ),
    inboxSays: (text: string) => desk('POST', `/pages/${page}/inbox/${lan}/messages`, { text }),
    inboxDone: () => desk('POST', `/pages/${page}/inbox/${lan}/done`),
    switches: (changes: object) => desk('PUT', '/switches', changes),
    faults: (...rules: object[]) => desk('PUT', '/faults', rules),
    advance: (advanceMs: number) => desk('POST', '/clock', { advanceMs }),
    settled: () => emulator.settled(),
    async [Symbol.asyncDispose]() {
      await emulator.close()
      await receiver.close()
    },
  }
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/** Runs a test on a stage of its own. */
export const onStage =
  (play: (stage: Stage) => Promise<void>, options: Parameters<typeof openStage>[0] = {}) =>
  async () => {
    await using stage = await openStage(options)
    await play(stage)
  }

export { openReceiver }
