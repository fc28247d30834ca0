import type { ChannelId, HoldCause, Instant, Refusal, WorkspaceId } from '@lienmach/domain'
import type { TranslatedBody } from './channel-facts.ts'
import type { ListedThread, ThreadHistory, ThreadList } from './channel-history.ts'

/**
 * One chat platform, in our words. Nothing outside `channels/` speaks a platform's own. A platform saying no is an
 * ordinary day, so it is a value; whatever is thrown from here is a mistake of ours.
 */
export interface ChannelAdapter {
  readonly kind: ChannelKind
  readonly limits: ChannelLimits

  /** Cuts a signed webhook body into facts. Total: it never throws. */
  translate(body: Uint8Array, receivedAt: Instant): TranslatedBody

  /** Makes one call that says one thing. Nobody on the way repeats it. */
  deliver(channel: ChannelAccess, message: OutboundMessage, attempt: Attempt): Promise<DeliveryOutcome>

  /** Hands a file to the platform ahead of its message. May be repeated freely. */
  upload(channel: ChannelAccess, file: OutboundFile, signal: AbortSignal): Promise<UploadOutcome>

  /** Sets the Page's reaction to a message, or takes it back (`emoji` null). May be repeated freely. */
  react(channel: ChannelAccess, reaction: OutboundReaction, signal: AbortSignal): Promise<ReactionOutcome>

  /** Who may speak in a contact's thread now, as the platform answers it. */
  askThreadOwner(
    channel: ChannelAccess,
    contactExternalId: string,
    signal: AbortSignal,
  ): Promise<ThreadOwnerAnswer>

  /** Takes a contact's thread from whoever holds it: `done` means that it is ours. Taking twice is taking once. */
  takeThread(
    channel: ChannelAccess,
    contactExternalId: string,
    signal: AbortSignal,
  ): Promise<ThreadMoveOutcome>

  /** Asks its holder for a contact's thread: `done` means asked, not granted. May be repeated freely. */
  askForThread(
    channel: ChannelAccess,
    contactExternalId: string,
    signal: AbortSignal,
  ): Promise<ThreadMoveOutcome>

  /** This very conversation in the platform's own inbox. */
  inboxUrl(channelExternalId: string, thread: Pick<ThreadAddress, 'contactExternalId'>): string

  /** Where an admin of the channel chooses which app gets its conversations, and which may take them. */
  settingsUrl(channelExternalId: string): string

  /** The newest messages of a thread, for finding out what became of a reply. */
  lookUp(channel: ChannelAccess, thread: ThreadAddress, signal: AbortSignal): Promise<LookUpAnswer>

  /** One page of the channel's conversations, those that moved last first; `cursor` is what the page before called next. */
  listThreads(channel: ChannelAccess, cursor: string | null, signal: AbortSignal): Promise<ThreadList>

  /** One page of what was said in a thread, the newest first. `namesOnly`: where the platform keeps the rest to itself. */
  readThread(
    channel: ChannelAccess,
    thread: Pick<ListedThread, 'threadId' | 'contactExternalId'>,
    page: { cursor: string | null; namesOnly: boolean },
    signal: AbortSignal,
  ): Promise<ThreadHistory>

  /** Name and picture of a contact. */
  profile(channel: ChannelAccess, contactExternalId: string, signal: AbortSignal): Promise<ProfileAnswer>
}

export type ChannelKind = 'facebook_page' | 'instagram' | 'zalo_oa'

/** What a platform takes, so that people are told while they type. Bytes and UTF-16 units. */
export interface ChannelLimits {
  textLength: number
  imageBytes: number
  fileBytes: number
  imagesPerMessage: number
}

/** A channel together with the right to act as it. The token never leaves the process. */
export interface ChannelAccess {
  workspaceId: WorkspaceId
  channelId: ChannelId
  externalId: string
  token: string
}

/** What one call says. */
export type OutboundContent =
  | { kind: 'text'; text: string; replyToMid: string | null }
  | { kind: 'sticker'; stickerId: string }
  | { kind: 'attachments'; type: FileType; platformIds: string[] }

export interface OutboundMessage {
  contactExternalId: string
  content: OutboundContent
  /** Goes out with the message and comes back in its echo. */
  token: string
  /** How the platform is to understand it: an answer within the window, or a person's answer after it. */
  as: 'response' | 'human_agent'
}

export interface Attempt {
  signal: AbortSignal
  /** On the clock's monotonic scale: when this has passed before the first byte is written, nothing is written. */
  startBy: number
}

export type DeliveryOutcome =
  | { outcome: 'accepted'; mid: string; usage: PlatformUsage }
  /** Refused for certain, for good. */
  | { outcome: 'failed'; refusal: Refusal; usage: PlatformUsage }
  /** Refused for certain, for a cause that can pass without changing the reply. */
  | { outcome: 'held'; because: HoldCause; refusal: Refusal; usage: PlatformUsage }
  /** Refused for certain, because we are too fast: the whole channel rests. */
  | { outcome: 'deferred'; refusal: Refusal; usage: PlatformUsage }
  /** Not a byte left this process. The only outcome after which the same attempt may try again. */
  | { outcome: 'not_started'; because: string }
  /** It may have arrived. */
  | { outcome: 'unknown'; because: string; refusal: Refusal | null }

export type FileType = 'image' | 'video' | 'audio' | 'file'

export interface OutboundFile {
  type: FileType
  name: string
  contentType: string
  bytes: Uint8Array
}

export type UploadOutcome =
  | { outcome: 'uploaded'; platformId: string }
  | { outcome: 'failed'; refusal: Refusal }
  | { outcome: 'held'; because: HoldCause; refusal: Refusal }
  | { outcome: 'later'; refusal: Refusal | null }

export interface OutboundReaction {
  contactExternalId: string
  mid: string
  emoji: string | null
}

export type ReactionOutcome =
  | { outcome: 'done' }
  | { outcome: 'refused'; refusal: Refusal }
  | { outcome: 'unknown' }

export type ThreadOwnerAnswer =
  | { answer: 'nobody' }
  /** `until`: when it ends unless somebody prolongs it, as far as the platform says. */
  | { answer: 'us' | 'meta_inbox' | 'other_app'; appId: string | null; until: Instant | null }
  | { answer: 'unknown'; refusal: Refusal | null }

export type ThreadMoveOutcome =
  | { outcome: 'done' }
  /** `means`: the platform hands no conversations around on this channel, or keeps this app from taking them. */
  | { outcome: 'refused'; means: 'routing_off' | 'not_allowed' | null; refusal: Refusal }
  | { outcome: 'unknown' }

/** The platform's own id of the thread, where it is known already. */
export interface ThreadAddress {
  contactExternalId: string
  externalThreadId: string | null
}

export type LookUpAnswer =
  /** `isOurs`: the platform says that we hold the thread; false tells nothing. */
  | { answer: 'messages'; externalThreadId: string | null; isOurs: boolean; messages: SeenMessage[] }
  | { answer: 'unknown'; refusal: Refusal | null }

/** A message as the platform's history shows it. */
export interface SeenMessage {
  mid: string
  at: Instant
  direction: 'in' | 'out'
  text: string
  attachmentTypes: string[]
}

export type ProfileAnswer =
  | {
      answer: 'known'
      name: string | null
      firstName: string | null
      lastName: string | null
      locale: string | null
      pictureUrl: string | null
    }
  /** The platform will not tell, now or later. */
  | { answer: 'unavailable' }
  | { answer: 'unknown'; refusal: Refusal | null }

/** How much of its allowance the platform says is used, and when it lets us on again. */
export interface PlatformUsage {
  worstPercent: number
  regainInMs: number | null
}
