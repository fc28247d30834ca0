import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type RunningEmulator, startEmulator } from '@lienmach/emulator'
import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'

export { expect }

type Language = 'vi' | 'en'

/** The pretend Facebook by itself, with a Page, an app that is connected to it, and a customer who has written. */
export interface Facebook {
  emulator: RunningEmulator
  /** The bodies that reached the apps' webhook. */
  received: string[]
  pageId: string
  adminId: string
  appId: string
  lan: string
  /** A call of the desk. */
  desk<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object): Promise<T>
  customer(name: string): Promise<string>
  says(psid: string, text: string): Promise<void>
  /** Another app with access to the Page. */
  newApp(name: string): Promise<ConnectedApp>
  sends: ConnectedApp['sends']
  takes: ConnectedApp['takes']
  close(): Promise<void>
}

/** What an app asks of the platform: null when it did so, else the code of its refusal. */
type Order<Said extends unknown[]> = (
  ...said: Said
) => Promise<{ code: number; subcode: number | null } | null>

interface ConnectedApp {
  id: string
  /** Answers a customer. */
  sends: Order<[psid: string, text: string]>
  /** Takes control of a conversation. */
  takes: Order<[psid: string]>
}

interface Fixtures {
  facebook: Facebook
  /** One of the pages of the pretend Facebook. */
  opensScreen: (path: string, options?: BrowserContextOptions & { language?: Language }) => Promise<Page>
}

/** An app's webhook that takes whatever comes. */
async function openWebhook() {
  const received: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      if (request.method === 'POST') received.push(body)
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}/webhook`, received, close }
}

async function openFacebook(): Promise<Facebook> {
  const webhook = await openWebhook()
  const emulator = await startEmulator({ port: 0, seed: 'màn hình' })
  async function desk<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${emulator.url}/_desk${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const { id: adminId } = await desk<{ id: string }>('POST', '/users', { name: 'Nguyễn Minh Anh' })
  const { id: pageId } = await desk<{ id: string }>('POST', '/pages', {
    name: 'Mộc Store',
    admins: [adminId],
  })

  async function newApp(name: string): Promise<ConnectedApp> {
    const { id } = await desk<{ id: string }>('POST', '/apps', {
      name,
      redirectUris: ['https://hop-thu.test/xong'],
      webhookUrl: webhook.url,
    })
    const { pageAccessToken } = await desk<{ pageAccessToken: string }>('POST', '/tokens', {
      appId: id,
      pageId,
    })
    const call = async (path: string, body: object) => {
      const answer = await fetch(`${emulator.url}/v25.0/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${pageAccessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const { error } = (await answer.json()) as { error?: { code: number; error_subcode?: number } }
      return error ? { code: error.code, subcode: error.error_subcode ?? null } : null
    }
    await call(`${pageId}/subscribed_apps`, {
      subscribed_fields: 'messages,message_echoes,messaging_handovers,standby',
    })
    const sends: Order<[psid: string, text: string]> = (psid, text) =>
      call('me/messages', { recipient: { id: psid }, messaging_type: 'RESPONSE', message: { text } })
    const takes: Order<[psid: string]> = (psid) => call('me/take_thread_control', { recipient: { id: psid } })
    return { id, sends, takes }
  }

  const customer = async (name: string) =>
    (await desk<{ psid: string }>('POST', `/pages/${pageId}/customers`, { name })).psid
  const says = async (psid: string, text: string) => {
    await desk('POST', `/pages/${pageId}/customers/${psid}/messages`, { text })
  }
  const { id: appId, sends, takes } = await newApp('Liền Mạch')
  const lan = await customer('Nguyễn Thị Lan')
  const close = async () => {
    await emulator.close()
    webhook.close()
  }
  const { received } = webhook
  return {
    emulator,
    received,
    pageId,
    adminId,
    appId,
    lan,
    desk,
    customer,
    says,
    newApp,
    sends,
    takes,
    close,
  }
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the first parameter
  facebook: async ({}, use) => {
    const facebook = await openFacebook()
    await use(facebook)
    await facebook.close()
  },
  opensScreen: async ({ browser, facebook }, use) => {
    const contexts: { close(): Promise<void> }[] = []
    await use(async (path, { language = 'vi', ...options } = {}) => {
      const context = await browser.newContext({ baseURL: facebook.emulator.url, ...options })
      contexts.push(context)
      await context.addInitScript((chosen) => localStorage.setItem('emulator.language', chosen), language)
      const page = await context.newPage()
      page.on('pageerror', (error) => {
        throw error
      })
      await page.goto(path)
      return page
    })
    for (const context of contexts) await context.close()
  },
})

/** The address of Lan's phone, and of her conversation in Meta's inbox. */
export const chat = ({ pageId, lan }: Facebook) => `/customer/${pageId}:${lan}`
export const thread = ({ pageId, lan }: Facebook) => `/suite/${pageId}/${lan}`

/** The bubbles of either window that hold these words. */
export const said = (page: Page, side: 'phone' | 'suite', text: string) =>
  page.getByTestId(`${side}-message`).filter({ hasText: text })

/** Goes to another of the emulator's windows as a link inside does, without loading everything again. */
export async function goesTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}
