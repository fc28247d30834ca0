/**
 * Where a reply stands. One row is one call of the platform's API.
 *
 * - `queued`     Accepted; nothing of it has left us.
 * - `sending`    One attempt holds it, from just before the call until its outcome is recorded.
 * - `held`       The platform would refuse it now for a cause that can pass. Nothing of it has left us.
 * - `uncertain`  It may have arrived. Only evidence or a person closes it.
 * - `sent`       The platform has it.
 * - `failed`     Refused for certain: the platform has no message of it.
 * - `cancelled`  Taken back before it left, or removed after it failed.
 * - `resent`     A person decided to send it again; a row of its own does that.
 * - `abandoned`  A person decided to leave it.
 */
export type OutboxState =
  | 'queued'
  | 'sending'
  | 'held'
  | 'uncertain'
  | 'sent'
  | 'failed'
  | 'cancelled'
  | 'resent'
  | 'abandoned'

/**
 * What the machine and people may decide. Evidence that the platform has a message stands above it, and leads to `sent`
 * from anywhere. `sending` returns to `queued` only for the same live attempt that knows that not
 * a byte was written. Nothing leads from `uncertain` back to `queued`: a machine never resends what may have arrived.
 * After a restore `queued` becomes `uncertain`, because it may have been sent after the point we returned to.
 */
const reachable: Record<OutboxState, readonly OutboxState[]> = {
  queued: ['sending', 'held', 'failed', 'cancelled', 'uncertain'],
  sending: ['sent', 'queued', 'held', 'failed', 'uncertain'],
  held: ['queued', 'failed', 'cancelled', 'uncertain'],
  uncertain: ['sent', 'resent', 'abandoned'],
  sent: [],
  failed: ['resent', 'cancelled'],
  cancelled: [],
  resent: [],
  abandoned: [],
}

export const canMove = (from: OutboxState, to: OutboxState) => reachable[from].includes(to)

/** States that keep the later replies of the conversation waiting. */
export const unfinishedStates = ['queued', 'sending', 'held', 'uncertain'] as const satisfies OutboxState[]

export const isUnfinished = (state: OutboxState) =>
  (unfinishedStates as readonly OutboxState[]).includes(state)

/** States in which a person may still change or take back a reply, because nothing of it has left us. */
export const isStillOurs = (state: OutboxState) => state === 'queued' || state === 'held'

/** How long a person waits before deciding about an uncertain reply: by then evidence has usually come by itself. */
export const decidableAfter = 60_000
