import type { Message } from './message.ts'
import type { EntryPoint, PageMode } from './page-mode.ts'
import type { PageTask, Permission } from './permissions.ts'
import type { UtilityTemplate } from './utility-template.ts'

/** Somebody's program on the platform, ours or another vendor's. */
export interface App {
  id: string
  name: string
  secret: string
  redirectUris: string[]
  webhook: AppWebhook | null
  deauthorizeUrl: string | null
  dataDeletionUrl: string | null
  requiresProof: boolean
  /** A development app reaches only people with a role on it. */
  live: boolean
  features: Set<AppFeature>
}

interface AppWebhook {
  callbackUrl: string
  verifyToken: string
  fields: Set<string>
}

export const appFeatures = ['human_agent', 'user_profile'] as const
export type AppFeature = (typeof appFeatures)[number]

/** A person with a Facebook login who manages Pages. */
export interface User {
  id: string
  name: string
  locale: string
  /** The person's id as each app sees it. */
  asids: Map<string, string>
  checkpointed: boolean
  confirmed: boolean
}

/** What a person has allowed an app. Absent once the app is removed. */
export interface Grant {
  userId: string
  appId: string
  granted: Set<Permission>
  declined: Set<Permission>
  /** The Pages ticked; null is "all current and future". */
  pageIds: Set<string> | null
  lastLoginAt: number
}

export interface Page {
  id: string
  name: string
  category: string
  admins: Map<string, Set<PageTask>>
  mode: PageMode
  /** With routing: the app that idle threads go to; null is Meta's inbox. */
  defaultAppId: string | null
  /** With the Handover Protocol: the primary receiver; null is nobody, so that every app hears idle threads. */
  primaryAppId: string | null
  /** Where the ways in lead, when not to the default app. */
  routes: Partial<Record<EntryPoint, string>>
  /** How long an advertisement's route keeps a thread, up to 30 days. (4.1) */
  campaignControlMs: number
  /** Apps that an admin allows to take control of conversations. */
  takeControl: Set<string>
  /** Fields by subscribed app. */
  subscriptions: Map<string, Set<string>>
  customers: Map<string, Customer>
  threads: Map<string, Thread>
  messagesOff: boolean
  restricted: boolean
  automations: InboxAutomations
  highVolumeUntil: number | null
  profile: Map<string, unknown>
  labels: Map<string, { id: string; name: string; psids: Set<string> }>
  utilityTemplates: Map<string, UtilityTemplate>
  personas: Map<string, { id: string; name: string; profile_picture_url: string }>
}

/** What Meta's inbox does on a Page without anybody there. */
export interface InboxAutomations {
  /** Sent to whoever begins a conversation; null is off. */
  instantReply: string | null
  /** Meta's AI agent answers until somebody else does. */
  aiAgent: boolean
}

/** A person as one Page knows them. */
export interface Customer {
  psid: string
  pageId: string
  name: string
  locale: string
  timezone: number
  gender: string | null
  /** Cannot be reached: blocked the Page, or their account is gone. */
  unreachable: boolean
  /** Their profile may not be read. */
  profileHidden: boolean
  /** Their app receives messages; otherwise delivery waits. */
  online: boolean
  /** Has a role on apps in development mode. */
  tester: boolean
}

/** Where Meta's inbox shows a conversation: Main, Done, Spam. */
export const inboxFolders = ['inbox', 'page_done', 'spam'] as const
export type InboxFolder = (typeof inboxFolders)[number]

/** The one conversation between a person and a Page. */
export interface Thread {
  graphId: string
  pageId: string
  psid: string
  messages: Message[]
  ownerAppId: string | null
  ownerUntil: number | null
  /** When the 24-hour window last opened. */
  lastUserAt: number | null
  updatedAt: number
  unreadByPage: number
  deliveredUpTo: number
  readUpTo: number
  folder: InboxFolder
}

export interface Token {
  value: string
  kind: 'USER' | 'PAGE' | 'APP'
  appId: string
  userId: string | null
  pageId: string | null
  issuedAt: number
  /** Null is "no expiry date". */
  expiresAt: number | null
  longLived: boolean
  /** What ended it early; other ends follow from the state of its person, app and Page. */
  killedBy: 'password_changed' | 'logged_out' | 'app_removed' | null
}

export interface LoginCode {
  value: string
  appId: string
  userId: string
  redirectUri: string
  issuedAt: number
  used: boolean
}

/** Bytes that the CDN serves. */
export interface StoredFile {
  id: string
  name: string
  contentType: string
  bytes: Buffer
  width: number | null
  height: number | null
}

/** An attachment that a Page uploaded to send again. */
export interface SavedAttachment {
  id: string
  pageId: string
  type: string
  fileId: string
  savedAt: number
}
