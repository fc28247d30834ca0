/** What the desk's HTTP API answers, as far as these screens show it. */
export interface Message {
  mid: string
  from: 'customer' | 'page'
  at: number
  appName: string | null
  text: string | null
  attachments: { type: string; url: string | null; name?: string | null; title?: string | null }[]
  quickReplies: { title?: string; payload?: string }[]
  reactions: { by: 'customer' | 'page'; emoji: string }[]
  deliveredAt: number | null
  readAt: number | null
  system: boolean
}

export interface Thread {
  ownerAppId: string | null
  ownerName: string | null
  updatedAt: number
  unread: number
  folder: 'inbox' | 'page_done'
  last: Message | null
}

export interface Customer {
  psid: string
  name: string
  picture: string
  thread: Thread | null
}

export interface Page {
  id: string
  name: string
  picture: string
  mode: 'routing' | 'zero_config'
  restricted: boolean
  customers: Customer[]
}

export interface State {
  pages: Page[]
  clock: { now: number; rate: number }
}

export interface LedgerEntry {
  mid: string
  at: number
  psid: string | null
  text: string | null
  appId: string
}

async function ask<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/_desk${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

const thread = (page: string, psid: string) => `/pages/${page}/customers/${psid}`

export const desk = {
  state: () => ask<State>('GET', '/state'),
  messages: (page: string, psid: string) => ask<Message[]>('GET', `${thread(page, psid)}/messages`),
  ledger: () => ask<LedgerEntry[]>('GET', '/ledger'),
  faults: () => ask<unknown[]>('GET', '/faults'),
  clearFaults: () => ask('PUT', '/faults', []),
  demo: () => ask('POST', '/demo', {}),
  addCustomer: (page: string, name: string) =>
    ask<{ psid: string }>('POST', `/pages/${page}/customers`, { name }),
  say: (page: string, psid: string, message: object) =>
    ask('POST', `${thread(page, psid)}/messages`, message),
  act: (page: string, psid: string, event: object) => ask('POST', `${thread(page, psid)}/events`, event),
  answer: (page: string, psid: string, text: string) =>
    ask('POST', `/pages/${page}/inbox/${psid}/messages`, { text }),
  done: (page: string, psid: string) => ask('POST', `/pages/${page}/inbox/${psid}/done`, {}),
  clock: (change: object) => ask('POST', '/clock', change),
}
