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

/** How a Page shares its conversations among apps. */
export const modes = ['zero_config', 'routing', 'handover'] as const
export type Mode = (typeof modes)[number]

/** Ways into a conversation that can each be led to an app of their own. */
export const entryPoints = ['link', 'social', 'campaign'] as const
export type EntryPoint = (typeof entryPoints)[number]

export interface Page {
  id: string
  name: string
  category: string
  picture: string
  mode: Mode
  defaultAppId: string | null
  primaryAppId?: string | null
  routes?: Partial<Record<EntryPoint, string>>
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

export interface Delivery {
  id: string
  appId: string
  pageId: string
  psid: string | null
  fields: string[]
  channel: 'messaging' | 'standby' | 'changes'
  at: number
  body: string
  state: 'waiting' | 'in_flight' | 'retrying' | 'delivered' | 'given_up'
  attempts: { at: number; status: number | null; error: string | null }[]
}

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

/** The app that Meta's inbox of a Page is. */
export const inboxAppId = '263902037430900'

/** What a person may do on a Page. */
export const tasks = ['MANAGE', 'MESSAGING', 'MODERATE', 'CREATE_CONTENT', 'ADVERTISE', 'ANALYZE'] as const

/** Permissions of an app that matter to messaging; others are shown by name when they were asked for. */
export const permissions = [
  'pages_show_list',
  'pages_messaging',
  'pages_manage_metadata',
  'pages_read_engagement',
  'pages_manage_engagement',
  'pages_read_user_content',
  'business_management',
] as const
