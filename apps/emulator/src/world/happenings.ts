import type { InboxFolder } from './entities.ts'
import type { Message } from './message.ts'

/** What the desk's listeners hear: enough to redraw a chat window, an inbox or the stage. */
export type Happening =
  | {
      type: 'world_changed'
      what: 'reset' | 'app' | 'user' | 'page' | 'customer' | 'switches' | 'faults' | 'token'
    }
  | { type: 'clock_moved'; now: number; rate: number }
  | { type: 'message'; pageId: string; psid: string; message: Message }
  /** A message changed: edited, reacted to, delivered or read. */
  | { type: 'message_changed'; pageId: string; psid: string; message: Message }
  | { type: 'typing'; pageId: string; psid: string; by: 'customer' | 'page'; on: boolean }
  | { type: 'seen_by_page'; pageId: string; psid: string }
  | { type: 'owner_changed'; pageId: string; psid: string; ownerAppId: string | null; until: number | null }
  | { type: 'folder_changed'; pageId: string; psid: string; folder: InboxFolder }
  | { type: 'comment'; pageId: string; commentId: string }
  | { type: 'subscription_removed'; appId: string; pageId: string; why: 'webhook_failing' | 'app_removed' }
  | {
      type: 'webhook'
      deliveryId: string
      appId: string
      pageId: string
      outcome: string
      status: number | null
    }
  | { type: 'graph_call'; method: string; path: string; status: number; code: number | null }
