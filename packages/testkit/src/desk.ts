import { request } from 'undici'

/** What a customer sees in their chat window. */
export interface SeenMessage {
  mid: string
  from: 'customer' | 'page'
  text: string | null
  attachments: { type: string }[]
  at: number
}

/** A send that the platform accepted. */
export interface LedgerEntry {
  mid: string
  metadata?: string | null
  text?: string | null
  psid?: string
  at: number
}

/** The emulator's desk, over HTTP as anybody would use it. */
export class Desk {
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  async call<T>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<T> {
    const answer = await request(`${this.url}/_desk${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    const text = await answer.body.text()
    if (answer.statusCode >= 300)
      throw new Error(`The desk answered ${method} ${path} with ${answer.statusCode} ${text}`)
    return (text === '' ? {} : JSON.parse(text)) as T
  }

  app(app: {
    id?: string
    secret?: string
    name: string
    redirectUris?: string[]
    webhookUrl?: string
    verifyToken?: string
  }) {
    return this.call<{ id: string; secret: string }>('POST', '/apps', app)
  }

  user(name: string) {
    return this.call<{ id: string }>('POST', '/users', { name })
  }

  page(page: {
    name: string
    admins: (string | { id: string; tasks: string[] })[]
    mode?: 'zero_config' | 'routing'
  }) {
    return this.call<{ id: string }>('POST', '/pages', page)
  }

  customer(pageId: string, name: string) {
    return this.call<{ psid: string }>('POST', `/pages/${pageId}/customers`, { name })
  }

  says(pageId: string, psid: string, message: object) {
    return this.call<{ mid: string }>('POST', `/pages/${pageId}/customers/${psid}/messages`, message)
  }

  seenBy(pageId: string, psid: string) {
    return this.call<SeenMessage[]>('GET', `/pages/${pageId}/customers/${psid}/messages`)
  }

  ledger(pageId: string) {
    return this.call<LedgerEntry[]>('GET', `/ledger?page=${pageId}`)
  }

  advance(ms: number) {
    return this.call('POST', '/clock', { advanceMs: ms })
  }

  faults(rules: object) {
    return this.call('PUT', '/faults', rules)
  }
}
