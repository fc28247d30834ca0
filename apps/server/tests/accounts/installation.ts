import { readConfig } from '@lienmach/server'
import { createDatabase, createTestClock, type TestClock } from '@lienmach/testkit'
import type { FastifyInstance } from 'fastify'
import { type OpenContext, openContext } from '../../src/context.ts'
import { buildHttp } from '../../src/http/server.ts'
import { openLog } from '../../src/log.ts'
import type { Letter } from '../../src/ports/mailer.ts'

export const password = 'cây cầu khỉ dài'

/** A server without its loops, that nobody has set up yet. */
export interface Installation extends AsyncDisposable {
  context: OpenContext
  http: FastifyInstance
  clock: TestClock
  /** Everything that was logged so far. */
  logged(): string
  /** Letters that the mail server took. */
  letters: Letter[]
  /** From now on the mail server takes nothing. */
  refuseLetters(): void
  browser(address?: string): Browser
}

/** Nobody guesses passwords here. */
const cheap = { memory: 8, passes: 1, parallelism: 1 }

export async function openInstallation(
  env: Record<string, string> = {},
  { mail = false } = {},
): Promise<Installation> {
  const database = await createDatabase()
  const config = readConfig(
    { PUBLIC_URL: 'http://chat.shop.test', DATABASE_URL: database.url, LOG_LEVEL: 'trace', ...env },
    {
      secretKey: 'a secret key only for these tests, 32+',
      appSecret: 'app secret',
      verifyToken: 'verify token',
    },
  )
  const clock = createTestClock()
  const letters: Letter[] = []
  let refusing = false
  const lines: string[] = []
  const context = await openContext(config, {
    clock,
    poolSize: 4,
    passwordCost: cheap,
    log: openLog('trace', { write: (line) => lines.push(line) }),
    mailer: {
      configured: mail,
      async send(letter) {
        if (refusing) throw new Error('550 no such mailbox')
        letters.push(letter)
      },
    },
  })
  const http = await buildHttp(context)
  return {
    context,
    http,
    clock,
    letters,
    refuseLetters: () => {
      refusing = true
    },
    logged: () => lines.join(''),
    browser: (address) => new Browser(http, address),
    async [Symbol.asyncDispose]() {
      await http.close()
      await context.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

export interface Answer {
  status: number
  // Answers are looked into freely here; their types are the contract's business.
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what a test asserts
  body: any
  headers: Record<string, unknown>
  cookies: string[]
}

/** Further headers of a call; undefined takes one away that would be sent. */
type Headers = Record<string, string | undefined>
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A browser with our web app in it: keeps cookies and marks its calls. */
export class Browser {
  readonly jar = new Map<string, string>()
  readonly #http: FastifyInstance
  readonly #address: string

  constructor(http: FastifyInstance, address = '203.0.113.7') {
    this.#http = http
    this.#address = address
  }

  /** `payload` is sent as it stands, for bodies that are not JSON. */
  async call(
    method: Method,
    url: string,
    body?: unknown,
    headers: Headers = {},
    payload?: string,
  ): Promise<Answer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = Object.entries({
      host: 'chat.shop.test',
      'x-lienmach-client': 'web',
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    }).filter((header): header is [string, string] => header[1] !== undefined)
    const response = await this.#http.inject({
      method,
      url,
      remoteAddress: this.#address,
      headers: Object.fromEntries(sent),
      ...(body !== undefined && { payload: JSON.stringify(body) }),
      ...(payload !== undefined && { payload }),
    })
    const cookies = [response.headers['set-cookie'] ?? []].flat()
    for (const line of cookies) this.#keep(line)
    const text = response.body
    return {
      status: response.statusCode,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
      headers: response.headers,
      cookies,
    }
  }

  get = (url: string, headers?: Headers) => this.call('GET', url, undefined, headers)
  post = (url: string, body?: unknown, headers?: Headers) => this.call('POST', url, body, headers)
  patch = (url: string, body: unknown) => this.call('PATCH', url, body)
  put = (url: string, body: unknown) => this.call('PUT', url, body)
  delete = (url: string) => this.call('DELETE', url, {})

  signIn(email: string, withPassword = password): Promise<Answer> {
    return this.post('/api/auth/sign-in/email', { email, password: withPassword })
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (value === '' || /max-age=0/i.test(line)) this.jar.delete(name)
    else this.jar.set(name, value)
  }
}

export interface Shop {
  id: string
  /** `/api/v1/workspaces/{id}` */
  path: string
  owner: Browser
}

/** Sets the installation up: chị Hà opens her shop. */
export async function openShop(installation: Installation): Promise<Shop> {
  const owner = installation.browser()
  const { body } = await owner.post('/api/v1/setup', {
    name: 'Nguyễn Thu Hà',
    email: 'ha@shop.test',
    password,
    workspaceName: 'Mộc Store',
    timeZone: 'Asia/Ho_Chi_Minh',
    locale: 'vi',
  })
  return { id: body.id, path: `/api/v1/workspaces/${body.id}`, owner }
}

/** Somebody joins a shop by invitation. */
export async function join(
  installation: Installation,
  shop: Shop,
  person: { name: string; email: string; role: 'owner' | 'manager' | 'agent' },
): Promise<Browser & { id: string }> {
  const { body } = await shop.owner.post(`${shop.path}/invitations`, {
    email: person.email,
    role: person.role,
  })
  const browser = installation.browser()
  await browser.post(`/api/v1/invitations/${tokenOf(body.link)}`, { name: person.name, password })
  const me = await browser.get('/api/v1/me')
  return Object.assign(browser, { id: me.body.id as string })
}

/** The secret at the end of a link. */
export const tokenOf = (link: string) => /[/=]([\w-]+)$/.exec(link)?.[1] ?? ''
