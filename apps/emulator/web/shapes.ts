import type { EntryPoint, PageMode } from '../src/world/page-mode.ts'

/** What the desk's HTTP API answers, as far as these screens show it. */
export interface Message {
  mid: string
  from: 'customer' | 'page'
  at: number
  appId: string | null
  appName: string | null
  text: string | null
  attachments: Attachment[]
  quickReplies: { title?: string; payload?: string }[]
  reactions: { by: 'customer' | 'page'; emoji: string }[]
  replyTo: string | null
  edits: number
  deliveredAt: number | null
  readAt: number | null
  aiGenerated: boolean
  system: boolean
}

export interface Attachment {
  type: string
  url: string | null
  name?: string | null
  title?: string | null
  payload?: Record<string, unknown> | null
}

export type Folder = 'inbox' | 'page_done' | 'spam'

export interface Thread {
  ownerAppId: string | null
  ownerName: string | null
  ownerUntil: number | null
  updatedAt: number
  unread: number
  folder: Folder
  last: Message | null
}

export interface Customer {
  psid: string
  name: string
  picture: string
  unreachable: boolean
  online: boolean
  thread: Thread | null
}

export interface Page {
  id: string
  name: string
  category: string
  picture: string
  mode: PageMode
  defaultAppId: string | null
  primaryAppId: string | null
  routes: Partial<Record<EntryPoint, string>>
  takeControl: string[]
  admins: { id: string; tasks: string[] }[]
  subscriptions: { appId: string; fields: string[] }[]
  messagesOff: boolean
  restricted: boolean
  highVolume: boolean
  automations: { instantReply: string | null; aiAgent: boolean }
  customers: Customer[]
}

export interface App {
  id: string
  name: string
  live: boolean
  redirectUris: string[]
  webhook: { callbackUrl: string } | null
  features: string[]
}

export interface User {
  id: string
  name: string
  checkpointed: boolean
}

export interface State {
  seed: string
  clock: Clock
  apps: App[]
  users: User[]
  pages: Page[]
  deliveries: { waiting: number; inFlight: number }
}

export interface Clock {
  now: number
  rate: number
  count: number
  nextDue: number | null
}

export interface LedgerEntry {
  order: number
  mid: string
  at: number
  pageId: string
  psid: string | null
  text: string | null
  appId: string
}

export type { Delivery } from '../src/webhooks/delivery.ts'

export interface Fault {
  kind: string
  match?: { pageId?: string }
  skip?: number
  every?: number
  probability?: number
  times?: number
  effect: Record<string, unknown>
  seen?: number
  struck?: number
}

export interface Grant {
  userId: string
  appId: string
  granted: string[]
  declined: string[]
  pageIds: string[] | null
  tokens: {
    kind: string
    pageId: string | null
    issuedAt: number
    expiresAt: number | null
    death: string | null
  }[]
}

/** How far a crowd is; without `customers` there was none yet. */
export interface Crowd {
  running: boolean
  customers?: number
  arrived?: number
  /** What they did, by kind. */
  done?: Record<string, number>
}
