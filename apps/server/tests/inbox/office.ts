import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BodyOf, ErrorBody, ParamsOf, QueryOf, ResponseOf, Role, Route } from '@lienmach/contract'
import type { ChannelId, ConversationId, Instant, MemberId, MessageId, WorkspaceId } from '@lienmach/domain'
import { openContext, openLog, readConfig } from '@lienmach/server'
import { createDatabase } from '@lienmach/testkit'
import type { FastifyInstance } from 'fastify'
import { applyEvents } from '../../src/actions/apply-events.ts'
import { foundWorkspace } from '../../src/actions/found-workspace.ts'
import type { OpenContext } from '../../src/context.ts'
import { buildHttp } from '../../src/http/server.ts'
import type { MessageFact, ReceiptFact } from '../../src/ports/channel-facts.ts'
import { inWorkspace, transaction } from '../../src/store/db.ts'
import type { InboundChannel } from '../../src/store/inbound-channels.ts'
import { putMember } from '../../src/store/members.ts'
import { exec, row, sql } from '../../src/store/sql.ts'

type Input<R extends Route> = {
  params?: Omit<ParamsOf<R>, 'workspaceId'> & { workspaceId?: string }
  query?: QueryOf<R>
  body?: BodyOf<R>
}

/** A server with shops in it, without any platform around: what customers say is handed to the digest's own door. */
export class Office implements AsyncDisposable {
  readonly context: OpenContext
  readonly http: FastifyInstance
  readonly #disposables: AsyncDisposableStack
  #drawn = 0

  constructor(context: OpenContext, http: FastifyInstance, disposables: AsyncDisposableStack) {
    this.context = context
    this.http = http
    this.#disposables = disposables
  }

  static async open(): Promise<Office> {
    await using disposables = new AsyncDisposableStack()
    const database = disposables.use(await createDatabase())
    const dataDir = await mkdtemp(join(tmpdir(), 'lienmach-office-'))
    disposables.defer(() => rm(dataDir, { recursive: true, force: true }))
    const secrets = { secretKey: 'k'.repeat(40), appSecret: 'app secret of a test', verifyToken: 'verify' }
    const env = { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0', PUBLIC_URL: 'http://office.test' }
    const context = await openContext(readConfig(env, secrets), { log: openLog('silent'), poolSize: 6 })
    disposables.defer(() => context.close())
    const http = await buildHttp(context)
    disposables.defer(() => http.close())
    await http.listen({ port: 0, host: '127.0.0.1' })
    return new Office(context, http, disposables.move())
  }

  get port(): number {
    return (this.http.server.address() as AddressInfo).port
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#disposables.disposeAsync()
  }

  /** A number that no other thing of this office has. */
  next(): number {
    this.#drawn += 1
    return this.#drawn
  }

  async shop(name: string, owner: string): Promise<Shop> {
    const account = await this.#account(owner)
    const { id } = await foundWorkspace(this.context, account, { name, timeZone: 'Asia/Ho_Chi_Minh' })
    const shop = new Shop(this, id)
    shop.owner = await this.#signIn(account.email, shop, account.userId)
    return shop
  }

  async hire(shop: Shop, name: string, role: Role = 'agent'): Promise<Staff> {
    const account = await this.#account(name)
    const now = this.context.clock.now()
    const member = { id: account.userId, role, name, email: account.email }
    await inWorkspace(this.context.db, shop.id, (tx) => putMember(tx, shop.id, member, now))
    return this.#signIn(account.email, shop, account.userId)
  }

  async #account(name: string) {
    const account = {
      name,
      email: `person${this.next()}@example.vn`,
      password: 'mật khẩu rất dài',
      locale: 'vi',
    }
    return { ...account, userId: await this.context.accounts.create(account) }
  }

  async #signIn(email: string, shop: Shop, id: MemberId): Promise<Staff> {
    const caller = { ip: `10.0.0.${this.next()}`, userAgent: 'test' }
    const signedIn = await this.context.accounts.signIn(email, 'mật khẩu rất dài', caller)
    if (!signedIn) throw new Error('The password was just set.')
    return new Staff(this, shop, id, signedIn.setCookies.map((cookie) => cookie.split(';')[0]).join('; '))
  }
}

/** A workspace with its Pages. */
export class Shop {
  readonly office: Office
  readonly id: WorkspaceId
  owner!: Staff

  constructor(office: Office, id: WorkspaceId) {
    this.office = office
    this.id = id
  }

  async page(name: string, onlyFor: Staff | null = null): Promise<Page> {
    const { context } = this.office
    const id = context.random.uuid() as ChannelId
    const externalId = `page${this.office.next()}`
    await inWorkspace(context.db, this.id, (tx) =>
      exec(
        tx,
        sql`
        insert into channels (workspace_id, id, kind, external_id, name, state, chat_right, chat_owner_id)
        values (${this.id}, ${id}, 'facebook_page', ${externalId}, ${name}, 'connected',
          ${onlyFor ? 'only_me' : 'share'}, ${onlyFor?.id ?? null})`,
      ),
    )
    const assigneeId = onlyFor?.id ?? null
    return new Page(this, {
      workspaceId: this.id,
      id,
      externalId,
      state: 'connected',
      assigneeId,
      rule: null,
    })
  }
}

/** A connected Page and the customers who write to it. */
export class Page {
  readonly shop: Shop
  readonly channel: InboundChannel

  constructor(shop: Shop, channel: InboundChannel) {
    this.shop = shop
    this.channel = channel
  }

  customer(): Customer {
    return new Customer(this, `psid${this.shop.office.next()}`)
  }
}

export class Customer {
  readonly page: Page
  readonly psid: string

  constructor(page: Page, psid: string) {
    this.page = page
    this.psid = psid
  }

  /** Says something; answers where it stands. */
  async says(text: string, at?: number): Promise<{ conversationId: ConversationId; messageId: MessageId }> {
    const { office } = this.page.shop
    const mid = `m_${office.next()}`
    await this.#hears({
      type: 'message',
      contactId: this.psid,
      mid,
      at: (at ?? office.context.clock.now()) as Instant,
      direction: 'in',
      source: 'contact',
      appId: null,
      token: null,
      kind: 'text',
      text,
      attachments: [],
      replyToMid: null,
      extra: {},
      standby: false,
      thread: [],
    })
    const said = await row<{ id: MessageId; conversationId: ConversationId }>(
      office.context.db.pipeline,
      sql`
      select id, conversation_id as "conversationId" from messages
      where workspace_id = ${this.page.shop.id} and mid = ${mid}`,
    )
    if (!said) throw new Error('What was said was not kept.')
    return { conversationId: said.conversationId, messageId: said.id }
  }

  reads(until: number): Promise<void> {
    return this.#hears({ type: 'receipt', contactId: this.psid, what: 'read', until: until as Instant })
  }

  async #hears(fact: MessageFact | ReceiptFact): Promise<void> {
    const { shop, channel } = this.page
    const { context } = shop.office
    const event = {
      entryNo: 0,
      eventNo: 0,
      channelExternalId: channel.externalId,
      kind: fact.type,
      alone: () => String(),
      fact,
    }
    const pending = { rawId: 0, receivedAt: context.clock.now(), channel, event }
    await transaction(context.db.pipeline, (tx) => applyEvents(context, tx, [pending], []))
    context.wake.hint('changes', shop.id)
  }
}

/** A member with a browser. */
export class Staff {
  readonly office: Office
  readonly shop: Shop
  readonly id: MemberId
  readonly cookie: string

  constructor(office: Office, shop: Shop, id: MemberId, cookie: string) {
    this.office = office
    this.shop = shop
    this.id = id
    this.cookie = cookie
  }

  /** Makes a call that has to succeed. */
  async call<const R extends Route>(route: R, input: Input<R> = {}): Promise<ResponseOf<R>> {
    const { status, body } = await this.try(route, input)
    if (status >= 300)
      throw new Error(`${route.method} ${route.path} answered ${status} ${JSON.stringify(body)}`)
    return body as ResponseOf<R>
  }

  /** Makes a call and answers what came. */
  async try<const R extends Route>(route: R, input: Input<R> = {}) {
    const params: Record<string, string> = { workspaceId: this.shop.id, ...(input.params as object) }
    const url = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')
    const answer = await this.office.http.inject({
      method: route.method,
      url,
      headers: { cookie: this.cookie, 'x-lienmach-client': 'test' },
      ...(input.query !== undefined && { query: strings(input.query) }),
      ...(input.body !== undefined && { payload: input.body as object }),
    })
    const body = answer.json<ResponseOf<R> | ErrorBody>()
    const code = answer.statusCode >= 300 ? (body as ErrorBody).error.code : null
    return { status: answer.statusCode, code, body }
  }
}

const strings = (query: object) =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
