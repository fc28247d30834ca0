import type { ChannelView, ConversationView, MemberView } from '@lienmach/contract'
import { type Holder, holdOf } from '../../entities/thread-hold.ts'
import type { WindowReading } from '../../entities/window-model.ts'

/**
 * What stands between an agent and the customer, as far as is known. One reading at a time, in the order in which the
 * server decides about a reply; what is only guessed or too old never closes the composer.
 */
export type Standing = ChannelStanding | ThreadStanding

/** What keeps a whole channel, or a customer, from being written to. */
export type ChannelStanding =
  /** The channel is another member's alone. */
  | { kind: 'read_only'; ownerName: string }
  | { kind: 'gone' }
  | { kind: 'disconnected' }
  | { kind: 'no_permission' }
  | { kind: 'restricted'; since: number }
  | { kind: 'blocked'; since: number }

/** Who may speak in the thread. */
export type ThreadStanding =
  | { kind: 'free' }
  /** Somebody else holds the thread, for certain. */
  | { kind: 'held'; by: Holder; mayTake: boolean }
  /** We asked its holder for it and wait. */
  | { kind: 'asked'; by: Holder; since: number }
  /** A send was refused because somebody holds the thread; nobody said who. */
  | { kind: 'refused' }
  /** Somebody probably holds it, or did so long ago that the platform has usually ended it. */
  | { kind: 'doubtful'; by: Holder; why: 'likely' | 'stale' }
  /** Nobody holds it, and the platform favours another app. */
  | { kind: 'not_default' }

export interface StandingFacts {
  conversation: Pick<ConversationView, 'threadControl' | 'unreachableSince'>
  channel: ChannelView | undefined
  members: ReadonlyMap<string, MemberView>
  memberId: string
  window: WindowReading
  /** The server's clock, ms. */
  now: number
}

const day = 86_400_000

/** Decides what an agent is told, and what the composer's button says. */
export function standingOf(facts: StandingFacts): Standing {
  const { conversation, channel, members, memberId, window, now } = facts
  if (channel?.chatRight === 'only_me' && channel.chatOwnerId !== null && channel.chatOwnerId !== memberId) {
    return { kind: 'read_only', ownerName: members.get(channel.chatOwnerId)?.name ?? '…' }
  }
  if (channel?.state === 'disconnected') return { kind: 'gone' }
  if (channel?.state === 'needs_reconnect') return { kind: 'disconnected' }
  // The closed window speaks for itself: nothing below would help.
  if (window.stage === 'closed') return { kind: 'free' }
  if (channel?.missingScopes.includes('pages_messaging')) return { kind: 'no_permission' }
  if (channel?.restrictedSince) return { kind: 'restricted', since: channel.restrictedSince }
  const { unreachableSince } = conversation
  if (unreachableSince !== null && now - unreachableSince < day)
    return { kind: 'blocked', since: unreachableSince }
  return threadStanding(conversation.threadControl, channel, now)
}

function threadStanding(
  thread: ConversationView['threadControl'],
  channel: ChannelView | undefined,
  now: number,
): ThreadStanding {
  const { owner, askedAt, evidence, appId } = thread
  if (owner === 'us') return { kind: 'free' }
  const hold = holdOf(thread, now)
  if (hold === null) return { kind: channel?.control.defaultApp === 'other' ? 'not_default' : 'free' }
  if (hold.sure !== 'certain') return { kind: 'doubtful', by: hold.by, why: hold.sure }
  if (askedAt !== null) return { kind: 'asked', by: hold.by, since: askedAt }
  if (owner === 'other_app' && appId === null && evidence === 'send_refused') return { kind: 'refused' }
  return { kind: 'held', by: hold.by, mayTake: mayTakeOn(channel) }
}

/**
 * Whether a thread that somebody else holds can be taken from here: with routing where it was allowed before, with the
 * old protocol where we are the primary receiver. Untried is not yes.
 */
export function mayTakeOn(channel: ChannelView | undefined): boolean {
  if (channel === undefined) return false
  const { mode, defaultApp, takeover } = channel.control
  return (mode === 'routing' && takeover === 'allowed') || (mode === 'handover' && defaultApp === 'us')
}

/** Whether somebody else's hold keeps replies back for certain. */
export const isHeld = ({ kind }: Standing): boolean =>
  kind === 'held' || kind === 'asked' || kind === 'refused'

/**
 * What pressing the button does.
 *
 * - `send`       It goes.
 * - `send_late`  It goes as a person's answer after the standard window.
 * - `hold`       It is kept, and goes when its cause has passed.
 * - `take`       The thread is taken, then it goes.
 * - `shut`       Nothing: it would fail at once.
 */
export type Sending = 'send' | 'send_late' | 'hold' | 'take' | 'shut'

export function sendingOf(standing: Standing, window: WindowReading): Sending {
  switch (standing.kind) {
    case 'read_only':
    case 'gone':
    case 'blocked':
    case 'no_permission':
      return 'shut'
    case 'disconnected':
    case 'restricted':
    case 'asked':
    case 'refused':
      return 'hold'
    case 'held':
      return standing.mayTake ? 'take' : 'hold'
    default:
      return window.stage === 'human_agent' ? 'send_late' : 'send'
  }
}
