import type { Instant } from './ids.ts'
import { type MessagingWindow, type SendAs, sendAsAt } from './messaging-window.ts'
import type { HoldCause, RefusalClass } from './refusals.ts'
import { isOpen, isShut, ownershipLasts, type ThreadControl } from './thread-control.ts'

export type ChannelState = 'found' | 'connecting' | 'connected' | 'needs_reconnect' | 'disconnected'

/** What we know of a channel, as far as it decides about a reply. */
export interface ChannelStanding {
  state: ChannelState
  /** Whether we hold the permission to send. */
  mayMessage: boolean
  /** The platform keeps the Page from sending. */
  restricted: boolean
  defaultApp: 'unknown' | 'us' | 'other'
  humanAgent: 'unknown' | 'granted' | 'refused'
}

export interface SendSituation {
  now: Instant
  channel: ChannelStanding
  thread: ThreadControl
  window: MessagingWindow
  lastCustomerAt: Instant | null
  /** The platform last called the customer unreachable. */
  unreachableSince: Instant | null
  /** The channel rests until then because we were too fast. */
  pausedUntil: Instant | null
}

/** Why a send that is let through may still be refused. */
export type SendDoubt =
  | 'owner_unknown'
  | 'owner_likely'
  | 'owner_stale'
  | 'not_default'
  | 'never_heard'
  | 'tag_untried'
  | 'was_unreachable'

/** What would happen to a reply if it were sent now. */
export type SendVerdict =
  | { verdict: 'send'; as: SendAs; doubt: SendDoubt | null; notBefore: Instant | null }
  | { verdict: 'hold'; because: HoldCause }
  | { verdict: 'fail'; because: RefusalClass }

/**
 * Decides before the platform does, so that no call is wasted on a refusal we can foresee. What waiting cannot mend
 * fails; what can pass holds; what is only guessed holds nobody back. The order is the platform's where two causes
 * apply: the token, then the person and the Page, then the thread, then the window. A closed window comes before a
 * thread of somebody else's all the same, because the thread coming back would not help.
 */
export function sendVerdict(situation: SendSituation): SendVerdict {
  const { now, channel, thread, window } = situation
  if (channel.state === 'disconnected') return { verdict: 'fail', because: 'channel_disconnected' }
  const as = sendAsAt(now, window)
  if (as === null) return { verdict: 'fail', because: 'window_closed' }
  if (channel.state === 'needs_reconnect' || channel.state === 'found')
    return { verdict: 'hold', because: 'channel_disconnected' }
  if (!channel.mayMessage) return { verdict: 'fail', because: 'permission_missing' }
  if (channel.restricted) return { verdict: 'hold', because: 'page_restricted' }
  if (isUnreachable(situation)) return { verdict: 'fail', because: 'customer_unavailable' }
  if (isShut(thread, now)) return { verdict: 'hold', because: 'thread_not_ours' }
  return { verdict: 'send', as, doubt: doubtOf(situation, as), notBefore: later(now, situation.pausedUntil) }
}

/** A block is believed for a day, and no longer than the customer's silence. */
function isUnreachable({ now, unreachableSince, lastCustomerAt }: SendSituation): boolean {
  if (unreachableSince === null || now - unreachableSince >= ownershipLasts) return false
  return lastCustomerAt === null || lastCustomerAt <= unreachableSince
}

function doubtOf(
  { thread, channel, lastCustomerAt, unreachableSince }: SendSituation,
  as: SendAs,
): SendDoubt | null {
  if (!isOpen(thread.owner)) return thread.certainty === 'likely' ? 'owner_likely' : 'owner_stale'
  if (thread.owner !== 'us' && channel.defaultApp === 'other') return 'not_default'
  if (unreachableSince !== null && (lastCustomerAt ?? unreachableSince) <= unreachableSince)
    return 'was_unreachable'
  if (as === 'human_agent' && channel.humanAgent !== 'granted') return 'tag_untried'
  if (thread.owner === 'unknown') return 'owner_unknown'
  return lastCustomerAt === null ? 'never_heard' : null
}

const later = (now: Instant, moment: Instant | null) => (moment !== null && moment > now ? moment : null)
