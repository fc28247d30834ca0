import type { Instant, ThreadObservation } from '@lienmach/domain'

/** What a platform's webhook body holds, in our words. Nothing outside `channels/` speaks a platform's own. */
export type TranslatedBody =
  | { readable: true; events: InboundEvent[]; faults: BodyFault[] }
  | { readable: false; fault: BodyFault }

/** A part of a signed body in which no channel can be recognised. */
export interface BodyFault {
  class: string
  reason: string
}

/** One thing that happened on one channel. `entryNo` and `eventNo` say where in the body it stands. */
export interface InboundEvent {
  entryNo: number
  eventNo: number
  /** The platform's id of the channel. */
  channelExternalId: string
  /** The platform's name of it, for counting. */
  kind: string
  fact: ChannelFact
  /** A body that holds this event alone, so that it can be set aside and translated again later. */
  alone(): string
}

export type ChannelFact =
  | MessageFact
  | EditFact
  | UnsendFact
  | ReactionFact
  | ReceiptFact
  | ThreadFact
  | NoticeFact
  | InvalidFact

/** Something said, by either side, or done by a customer and shown in the timeline as if said. */
export interface MessageFact {
  type: 'message'
  contactId: string
  /** The platform's id, or one derived from the content where the platform gives none. */
  mid: string
  at: Instant
  direction: 'in' | 'out'
  source: 'contact' | 'agent' | 'meta_inbox' | 'other_app' | 'meta_system'
  appId: string | null
  /** Our own token, where this is the echo of one of our calls. */
  token: string | null
  kind: MessageKind
  text: string | null
  attachments: AttachmentFact[]
  replyToMid: string | null
  /**
   * What a kind carries beside text: quickReply, postback, referral, optin, order, feedback… `silent` marks what a
   * customer did without speaking, `aiGenerated` what a machine answered.
   */
  extra: Record<string, unknown>
  /** We may read along, but another app holds the thread. */
  standby: boolean
  thread: ThreadObservation[]
}

export type MessageKind =
  | 'text'
  | 'attachments'
  | 'sticker'
  | 'template'
  | 'postback'
  | 'referral'
  | 'optin'
  | 'order'
  | 'feedback'
  | 'account_linking'
  | 'unsupported'

export interface AttachmentFact {
  type: AttachmentType
  /** Where the platform keeps the file, for what has to be copied to our store. */
  sourceUrl?: string
  /** A link to be shown, for what is only referred to. */
  url?: string
  name?: string
  title?: string
  payload?: Record<string, unknown>
}

export type AttachmentType =
  | 'image'
  | 'video'
  | 'audio'
  | 'file'
  | 'sticker'
  | 'fallback'
  | 'reel'
  | 'post'
  | 'product'
  | 'appointment'
  | 'location'
  | 'template'

/** A message got a new text. `no` counts its edits from 1. */
export interface EditFact {
  type: 'edit'
  contactId: string
  direction: 'in' | 'out'
  mid: string
  no: number
  text: string
  at: Instant
}

/** A message was taken back. */
export interface UnsendFact {
  type: 'unsend'
  contactId: string
  direction: 'in' | 'out'
  mid: string
  at: Instant
}

/** A reaction was set, or taken back (`emoji` null). */
export interface ReactionFact {
  type: 'reaction'
  contactId: string
  mid: string
  actor: 'contact' | 'page'
  emoji: string | null
  at: Instant
}

/** Everything up to `until` was delivered to the customer, or read by them. */
export interface ReceiptFact {
  type: 'receipt'
  contactId: string
  what: 'delivered' | 'read'
  until: Instant
}

/** The right to speak in a thread moved. */
export interface ThreadFact {
  type: 'thread'
  contactId: string
  at: Instant
  seen: ThreadObservation[]
}

/** Something about the channel itself, or that we count and do not show. `worthNoting` goes into the audit log. */
export interface NoticeFact {
  type: 'notice'
  at: Instant
  worthNoting: {
    action: 'channel.platform_policy' | 'channel.platform_integrity'
    data: Record<string, unknown>
  } | null
  /** What follows from it for the channel. */
  news: ChannelNews | null
}

/** What a platform says of a channel by itself. */
export type ChannelNews =
  /** The Page may no longer send, or may again. */
  | { of: 'restriction'; restricted: boolean }
  /** Who is the primary receiver, where the platform shares conversations in the old way. */
  | { of: 'primary_receiver'; is: 'us' | 'other' }

/** An event of a kind we know whose shape cannot be right. It is quarantined, and its neighbours go on. */
export interface InvalidFact {
  type: 'invalid'
  class: string
  reason: string
}
