import type { Instant, RefusalClass, TokenDeath } from '@lienmach/domain'

/** Where the platform sends people back to. */
export const callbackPath = '/connect/facebook/callback'

/**
 * How a platform lets us in: signing in there, listing what one administers, and subscribing to its events. Beside
 * `ChannelAdapter`, which speaks once the door is open. A platform's no is a value.
 */
export interface ChannelConnector {
  readonly kind: 'facebook_page'

  /** Where a person is sent to agree. The platform brings them back with `state` untouched. */
  dialogUrl(request: { state: string; rerequest: boolean }): string

  /** Turns what the person was sent back with into a session of theirs, and asks what it allows. */
  signIn(code: string): Promise<PlatformAnswer<PlatformSession>>

  /** The right to act as one Page, from the session of somebody with a role there. */
  open(userToken: string, externalId: string): Promise<PlatformAnswer<OpenedChannel>>

  /** Has the platform send all it tells us to this installation's address. May be repeated freely. */
  pointWebhooksHere(): Promise<PlatformAnswer<null>>

  /** Asks the platform to tell us what happens on a channel. May be repeated freely. */
  subscribe(externalId: string, token: string): Promise<PlatformAnswer<null>>

  /** Asks it to stop. */
  unsubscribe(externalId: string, token: string): Promise<PlatformAnswer<null>>

  /** Whether the platform will tell us, as far as it says. */
  readSubscription(externalId: string, token: string): Promise<PlatformAnswer<SubscriptionState>>

  /** Whether a token still works, and what it allows. */
  inspectToken(externalId: string, token: string): Promise<PlatformAnswer<TokenState>>

  /** Whether the platform hands conversations to one app at a time. */
  readRouting(externalId: string, token: string): Promise<PlatformAnswer<{ on: boolean }>>

  /** Whether another app is the primary receiver of the platform's older way of sharing. Means nothing with routing. */
  readReceivers(externalId: string, token: string): Promise<PlatformAnswer<{ primaryElsewhere: boolean }>>

  /** The newest messages of the conversations that moved last, as the platform keeps them. */
  listNewest(externalId: string, token: string): Promise<PlatformAnswer<ListedMessage[]>>

  /** Reads the signed form of the platform's own callbacks. Null when nobody we know signed it. */
  readSignedRequest(signed: string): { userId: string } | null
}

export type PlatformAnswer<T> =
  | { answer: 'yes'; value: T }
  | { answer: 'no'; refusal: PlatformRefusal }
  | { answer: 'unreachable'; because: string }

/** The platform's own words, for "technical details", and our reading where something follows from it. */
export interface PlatformRefusal {
  means: 'callback_unreachable' | 'primary_elsewhere' | null
  class: RefusalClass
  code: number | null
  subcode: number | null
  message: string | null
  traceId: string | null
}

export interface PlatformSession {
  userToken: string
  /** The app-scoped id of the person, by which the platform names them in its callbacks. */
  personId: string
  granted: string[]
  declined: string[]
  pages: ListedPage[]
}

export interface ListedPage {
  externalId: string
  name: string
  pictureUrl: string | null
  tasks: string[]
}

/** A message in the platform's own records. */
export interface ListedMessage {
  threadId: string
  mid: string
  at: Instant
}

export interface OpenedChannel {
  token: string
  name: string
  pictureUrl: string | null
}

/** The two levels at which an event must be subscribed before it is delivered. */
export interface SubscriptionState {
  app: boolean
  channel: boolean
}

export type TokenState = { alive: true; scopes: string[] } | { alive: false; death: TokenDeath }
