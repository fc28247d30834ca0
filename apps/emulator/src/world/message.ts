/** One message of a thread, as both sides see it. */
export interface Message {
  mid: string
  from: 'customer' | 'page'
  at: number
  /** The app that spoke for the Page; null for the customer. */
  appId: string | null
  text: string | null
  attachments: Attachment[]
  quickReplies: QuickReply[]
  /** The payload of the quick reply the customer tapped. */
  tapped: string | null
  replyTo: string | null
  metadata: string | null
  personaId: string | null
  reactions: Reaction[]
  edits: number
  deliveredAt: number | null
  readAt: number | null
  aiGenerated: boolean
  /** A line written by the platform, not by a person. */
  system: boolean
  /** The content is withheld from apps. */
  unsupported: boolean
  referral: Record<string, unknown> | null
}

export interface QuickReply {
  content_type: string
  title?: string
  payload?: string
  image_url?: string
}

export interface Reaction {
  by: 'customer' | 'page'
  emoji: string
  reaction: string
}

export const mediaTypes = ['image', 'video', 'audio', 'file'] as const
export type MediaType = (typeof mediaTypes)[number]
export const isMediaType = (type: string): type is MediaType =>
  (mediaTypes as readonly string[]).includes(type)

export type Attachment =
  | { type: MediaType; fileId: string; attachmentId: string }
  | { type: 'sticker'; fileId: string; stickerId: number }
  | { type: 'template'; payload: Record<string, unknown> }
  /** A share, a location, an appointment…: kept in the platform's own words. */
  | {
      type: 'other'
      name: string
      payload: Record<string, unknown> | null
      title: string | null
      url: string | null
    }

/** An empty message; spread it and say only what is there. */
export const blankMessage = {
  appId: null,
  text: null,
  attachments: [],
  quickReplies: [],
  tapped: null,
  replyTo: null,
  metadata: null,
  personaId: null,
  edits: 0,
  deliveredAt: null,
  readAt: null,
  aiGenerated: false,
  system: false,
  unsupported: false,
  referral: null,
} as const
