import type { SendAs } from './messaging-window.ts'
import type { HoldCause, RefusalClass } from './refusals.ts'
import { isOpen, type ThreadOwner } from './thread-control.ts'

export type ChannelState = 'found' | 'connecting' | 'connected' | 'needs_reconnect' | 'disconnected'

/** What would happen to a reply if it were sent now. */
export type SendVerdict =
  | { verdict: 'send'; as: SendAs }
  | { verdict: 'hold'; because: HoldCause }
  | { verdict: 'fail'; because: RefusalClass }

export interface SendSituation {
  channel: ChannelState
  owner: ThreadOwner
  /** Null when the window is closed. */
  sendAs: SendAs | null
}

/**
 * Decides before the platform does, so that no call is wasted on a refusal we can foresee. What waiting cannot mend
 * fails; what can pass holds; an owner we do not know blocks nobody.
 */
export function sendVerdict({ channel, owner, sendAs }: SendSituation): SendVerdict {
  if (channel === 'disconnected') return { verdict: 'fail', because: 'channel_disconnected' }
  if (sendAs === null) return { verdict: 'fail', because: 'window_closed' }
  if (channel === 'needs_reconnect' || channel === 'found')
    return { verdict: 'hold', because: 'channel_disconnected' }
  if (!isOpen(owner)) return { verdict: 'hold', because: 'thread_not_ours' }
  return { verdict: 'send', as: sendAs }
}
