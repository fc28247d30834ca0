/** One send that the platform accepted: the only oracle of what a customer was sent. */
export interface LedgerEntry {
  /** 1 for the first accepted send since the reset. */
  order: number
  mid: string
  pageId: string
  psid: string
  appId: string
  at: number
  /** The sender's own mark, as given in `message.metadata`. */
  metadata: string | null
  text: string | null
  attachments: string[]
  messagingType: string
  tag: string | null
  replyTo: string | null
}
