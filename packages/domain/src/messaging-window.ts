import type { Instant } from './ids.ts'

const day = 24 * 60 * 60 * 1_000

/** How long after the customer's last message a plain reply, and a person's reply, may go. Messenger, read 2026-11-21. */
export const facebookWindow = { standard: day, humanAgent: 7 * day } as const

export interface MessagingWindow {
  /** Null when we never heard the customer. */
  standardUntil: Instant | null
  /** Equal to standardUntil where the feature is not granted. */
  humanAgentUntil: Instant | null
}

/** Until when a customer may be written to. */
export function messagingWindow(lastCustomerAt: Instant | null, humanAgentGranted: boolean): MessagingWindow {
  if (lastCustomerAt === null) return { standardUntil: null, humanAgentUntil: null }
  const standardUntil = (lastCustomerAt + facebookWindow.standard) as Instant
  const humanAgentUntil = (lastCustomerAt + facebookWindow.humanAgent) as Instant
  return { standardUntil, humanAgentUntil: humanAgentGranted ? humanAgentUntil : standardUntil }
}

/** How a reply has to be announced to the platform. */
export type SendAs = 'response' | 'human_agent'

/**
 * How a person's reply goes out at this moment; null when the window is closed. A customer we never heard may have
 * written before we were connected, so the platform decides.
 */
export function sendAsAt(now: Instant, window: MessagingWindow): SendAs | null {
  if (window.standardUntil === null || now < window.standardUntil) return 'response'
  return window.humanAgentUntil !== null && now < window.humanAgentUntil ? 'human_agent' : null
}
