/** Where one browser is told: an address at its push service, and the keys that only that browser reads with. */
export interface PushAddress {
  endpoint: string
  p256dh: string
  auth: string
}

export interface PushMessage {
  /** Read by the browser alone. At most 3,000 bytes in UTF-8. */
  text: string
  /** A later message under the same name takes the place of one that has not reached the browser. */
  topic: string
  /** After so many seconds it is not worth delivering. */
  ttl: number
  /** `high` wakes a sleeping phone. */
  urgency: 'normal' | 'high'
}

export type PushOutcome =
  | { outcome: 'taken' }
  /** The browser has gone or takes no messages of ours any more. */
  | { outcome: 'gone' }
  /** This message is not taken, now or later. */
  | { outcome: 'refused'; status: number }
  /** May go better later; the service may say when. Milliseconds. */
  | { outcome: 'failed'; retryAfter: number | null }

/** Reaches browsers that have no window open, by the push services of their makers. */
export interface PushService {
  /** What browsers subscribe with: an uncompressed P-256 point in base64url. */
  readonly publicKey: string
  /** Whether an address could be a push service's. */
  accepts(endpoint: string): boolean
  send(address: PushAddress, message: PushMessage): Promise<PushOutcome>
}
