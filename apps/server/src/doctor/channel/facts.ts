import type { Instant, RefusalClass } from '@lienmach/domain'
import type {
  ListedMessage,
  PlatformAnswer,
  SubscriptionState,
  TokenState,
} from '../../ports/channel-connector.ts'
import type { Arrival, Departure, ElsewhereCount, Opening } from '../../store/channel-symptoms.ts'
import type { ChannelRow } from '../../store/channels.ts'
import type { Answer, CheckName } from './answer.ts'

/** Everything the questions look at, gathered once. The questions themselves ask nobody. */
export interface ChannelFacts {
  now: Instant
  /** As it stood before this check. */
  channel: KnownChannel
  /** What each question answered last time. */
  before: Partial<Record<CheckName, Pick<Answer, 'state' | 'reason' | 'data'>>>
  /** Null: there is no token to ask with. */
  platform: PlatformFacts | null
  stored: StoredFacts
  /** The installation counts on replies after 24 hours. */
  humanAgentWanted: boolean
}

export type KnownChannel = Pick<
  ChannelRow,
  | 'name'
  | 'state'
  | 'stateReason'
  | 'missingScopes'
  | 'subscribedAt'
  | 'provedAt'
  | 'lastEventAt'
  | 'control'
  | 'humanAgent'
  | 'restrictedSince'
>

export interface PlatformFacts {
  token: PlatformAnswer<TokenState>
  subscription: PlatformAnswer<SubscriptionState>
  /** What came of renewing a subscription that was lost. */
  renewed: PlatformAnswer<null> | null
  routing: PlatformAnswer<{ on: boolean }>
  /** Asked only where conversations are not routed. */
  receivers: PlatformAnswer<{ primaryElsewhere: boolean }> | null
  newest: PlatformAnswer<ListedMessage[]>
}

export interface StoredFacts {
  /** The newest message of a customer that came after a day of silence. */
  opening: Opening | null
  /** Who else answered customers in the last 24 hours, the busiest first. */
  elsewhere: ElsewhereCount[]
  /** Sends the platform refused in the last 24 hours. */
  refused: Partial<Record<RefusalClass, number>>
  arrival: Arrival | null
  departure: Departure | null
  /** Of the platform's newest messages, those that are not here. */
  missing: ListedMessage[]
}
