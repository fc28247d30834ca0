import { type Static, Type } from 'typebox'

/** Milliseconds since the epoch. */
export const Moment = Type.Integer({ minimum: 0 })
export const Uuid = Type.String({ format: 'uuid' })
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

export const roles = ['owner', 'manager', 'agent'] as const
export const Role = Type.Enum(roles)
export type Role = Static<typeof Role>
export const presences = ['ready', 'away', 'offline'] as const
export const Presence = Type.Enum(presences)
export type Presence = Static<typeof Presence>
export const locales = ['vi', 'en'] as const
export const Locale = Type.Enum(locales)
export type Locale = Static<typeof Locale>

export const WorkspaceView = Type.Object({
  id: Uuid,
  name: Type.String(),
  timeZone: Type.String(),
  role: Role,
  /** Whoever does nothing for so long is away; null: never. */
  autoAwayMinutes: Nullable(Type.Integer()),
  /** A customer who waits so long for an answer, and for somebody to be in charge, is told of; null: never. */
  alertWaitingMinutes: Nullable(Type.Integer()),
  alertUnclaimedMinutes: Nullable(Type.Integer()),
})
export type WorkspaceView = Static<typeof WorkspaceView>

export const MeView = Type.Object({
  id: Uuid,
  name: Type.String(),
  email: Type.String(),
  locale: Locale,
  workspaces: Type.Array(WorkspaceView),
  /** Where the pretend Facebook runs, when this installation uses it. */
  emulatorUrl: Nullable(Type.String()),
  /** The server's clock, so that browsers can count windows down truthfully. */
  now: Moment,
})
export type MeView = Static<typeof MeView>

export const MemberView = Type.Object({
  id: Uuid,
  name: Type.String(),
  email: Type.String(),
  role: Role,
  presence: Presence,
  openConversations: Type.Integer(),
  joinedAt: Moment,
})
export type MemberView = Static<typeof MemberView>

export const InvitationView = Type.Object({
  id: Uuid,
  email: Type.String(),
  role: Role,
  invitedBy: Type.String(),
  createdAt: Moment,
  expiresAt: Moment,
})
export type InvitationView = Static<typeof InvitationView>

export const ApiKeyView = Type.Object({
  id: Uuid,
  name: Type.String(),
  prefix: Type.String(),
  role: Type.Enum(['manager', 'agent']),
  createdAt: Moment,
  lastUsedAt: Nullable(Moment),
})
export type ApiKeyView = Static<typeof ApiKeyView>

export const channelStates = ['found', 'connecting', 'connected', 'needs_reconnect', 'disconnected'] as const
export const ChannelState = Type.Enum(channelStates)
export const chatRights = ['only_me', 'share'] as const
export const ChatRight = Type.Enum(chatRights)

/** How far the conversations from before a channel was connected have come. */
export const ImportView = Type.Object({
  /** listing: which there are · reading: what was said in each · stopped: needs a person, or a reconnection */
  state: Type.Enum(['waiting', 'listing', 'reading', 'done', 'stopped']),
  /** Why it stopped: the refusal's class, or why the channel lost its connection. */
  reason: Nullable(Type.String()),
  /** Conversations that the platform listed, and how many of them have been read. */
  found: Type.Integer(),
  imported: Type.Integer(),
  /** Messages that were not here before. */
  messages: Type.Integer(),
  /** Messages that the platform names and no longer hands over. */
  cut: Type.Integer(),
  startedAt: Moment,
  finishedAt: Nullable(Moment),
  /** Milliseconds that the rest will take, at one call a second; null: not known yet, or over. */
  estimateMs: Nullable(Type.Integer()),
})
export type ImportView = Static<typeof ImportView>

export const ChannelView = Type.Object({
  id: Uuid,
  kind: Type.Enum(['facebook_page', 'instagram', 'zalo_oa']),
  externalId: Type.String(),
  name: Type.String(),
  pictureUrl: Nullable(Type.String()),
  state: ChannelState,
  /** Why it is in that state, where there is a reason: the refusal's class, such as `token_password_changed`. */
  stateReason: Nullable(Type.String()),
  stateSince: Moment,
  chatRight: ChatRight,
  chatOwnerId: Nullable(Uuid),
  /** The distribution rule that its conversations follow. */
  ruleId: Nullable(Uuid),
  grantedScopes: Type.Array(Type.String()),
  missingScopes: Type.Array(Type.String()),
  tasks: Type.Array(Type.String()),
  connectedBy: Nullable(Uuid),
  subscribedAt: Nullable(Moment),
  provedAt: Nullable(Moment),
  lastEventAt: Nullable(Moment),
  heldMessages: Type.Integer(),
  /** How the platform shares conversations out there, as far as it says or shows. */
  control: Type.Object({
    /** open: whoever answers may · routing: one default app · handover: one primary receiver */
    mode: Type.Enum(['unknown', 'open', 'routing', 'handover']),
    /** The default app or the primary receiver. */
    defaultApp: Type.Enum(['unknown', 'us', 'other']),
    /** Whether a thread that another app holds can be taken from here. */
    takeover: Type.Enum(['unknown', 'allowed', 'refused']),
  }),
  /** Whether replies after 24 hours are accepted from us; refused: the window ends after 24 hours. */
  humanAgent: Type.Enum(['unknown', 'granted', 'refused']),
  restrictedSince: Nullable(Moment),
  /** The worst of what the doctor found last, and how many of its checks ask for a look. */
  health: Type.Enum(['unknown', 'well', 'look', 'broken']),
  findings: Type.Integer(),
  /** Null: nothing was ever imported here. */
  import: Nullable(ImportView),
  limits: Type.Object({
    textLength: Type.Integer(),
    imageBytes: Type.Integer(),
    fileBytes: Type.Integer(),
    imagesPerMessage: Type.Integer(),
  }),
})
export type ChannelView = Static<typeof ChannelView>

export const attachmentTypes = [
  'image',
  'video',
  'audio',
  'file',
  'sticker',
  'fallback',
  'reel',
  'post',
  'product',
  'appointment',
  'location',
  'template',
] as const

export const AttachmentView = Type.Object({
  type: Type.Enum(attachmentTypes),
  /** Our own copy; null while it is being fetched or where there is nothing to fetch. */
  mediaId: Nullable(Uuid),
  /** `/api/v1/workspaces/{id}/media/{id}`, once the copy is ours. */
  url: Nullable(Type.String()),
  state: Type.Enum(['none', 'pending', 'stored', 'failed', 'erased']),
  name: Nullable(Type.String()),
  title: Nullable(Type.String()),
  contentType: Nullable(Type.String()),
  byteSize: Nullable(Type.Integer()),
  width: Nullable(Type.Integer()),
  height: Nullable(Type.Integer()),
  /** A link that came with it (shared post, product, fallback): http or https, shown as text with a link. */
  link: Nullable(Type.String()),
  /** What else the platform said of it, for the kinds that are cards: product, appointment, location, template. */
  details: Type.Record(Type.String(), Type.Unknown()),
})
export type AttachmentView = Static<typeof AttachmentView>

export const messageStates = [
  'queued',
  'sending',
  'held',
  'uncertain',
  'sent',
  'delivered',
  'read',
  'failed',
  'cancelled',
  'resent',
  'abandoned',
] as const
export const MessageState = Type.Enum(messageStates)
export type MessageState = Static<typeof MessageState>

export const refusalClasses = [
  'thread_not_ours',
  'human_agent_not_granted',
  'window_closed',
  'tag_retired',
  'customer_unavailable',
  'customer_unknown',
  'page_restricted',
  'token_dead',
  'permission_missing',
  'rate_limited',
  'text_too_long',
  'empty_message',
  'file_too_large',
  'file_wrong_kind',
  'file_not_fetched',
  'attachment_expired',
  'content_refused',
  'platform_trouble',
  'channel_disconnected',
  'unknown',
] as const
export const RefusalClass = Type.Enum(refusalClasses)
export type RefusalClass = Static<typeof RefusalClass>

export const RefusalView = Type.Object({
  class: RefusalClass,
  code: Nullable(Type.Integer()),
  subcode: Nullable(Type.Integer()),
  /** The platform's own words, for "technical details" only. */
  message: Nullable(Type.String()),
  traceId: Nullable(Type.String()),
  at: Moment,
})
export type RefusalView = Static<typeof RefusalView>

export const DeliveryView = Type.Object({
  state: MessageState,
  since: Moment,
  /** The last two: its cause has gone, and a person is asked whether it still fits (send-again sends it). */
  heldBecause: Nullable(
    Type.Enum(['thread_not_ours', 'channel_disconnected', 'page_restricted', 'customer_wrote', 'held_long']),
  ),
  refusal: Nullable(RefusalView),
  /** When uncertain: from this moment a person may decide. */
  decidableAt: Nullable(Moment),
  /** When it waits for a pause or a back-off to pass. */
  notBefore: Nullable(Moment),
  /** The message this one was sent again for. */
  resendOf: Nullable(Uuid),
  steppedOver: Type.Boolean(),
})
export type DeliveryView = Static<typeof DeliveryView>

export const messageKinds = [
  'text',
  'attachments',
  'sticker',
  'template',
  'postback',
  'referral',
  'optin',
  'order',
  'feedback',
  'account_linking',
  'unsupported',
] as const

export const MessageView = Type.Object({
  id: Uuid,
  conversationId: Uuid,
  direction: Type.Enum(['in', 'out']),
  source: Type.Enum(['contact', 'agent', 'flow', 'meta_inbox', 'other_app', 'meta_system']),
  /** The member who wrote it, when one of ours did. */
  authorId: Nullable(Uuid),
  kind: Type.Enum(messageKinds),
  text: Nullable(Type.String()),
  attachments: Type.Array(AttachmentView),
  replyTo: Nullable(
    Type.Object({ id: Nullable(Uuid), text: Nullable(Type.String()), direction: Type.Enum(['in', 'out']) }),
  ),
  reactions: Type.Array(Type.Object({ actor: Type.Enum(['contact', 'page']), emoji: Type.String() })),
  /** What a kind carries beside text: quickReply, postback, referral, order, template… */
  extra: Type.Record(Type.String(), Type.Unknown()),
  at: Moment,
  origin: Type.Enum(['webhook', 'accepted', 'backfill', 'import']),
  /** It reached us in standby: we may read along, but another app holds the thread. */
  standby: Type.Boolean(),
  /** It arrived long after it was said and was put in its place. */
  late: Type.Boolean(),
  edited: Type.Boolean(),
  deleted: Type.Boolean(),
  aiGenerated: Type.Boolean(),
  /** Chosen by the browser that sent it, so that it recognises its own. */
  clientMessageId: Nullable(Type.String()),
  /** Null for what did not leave through our outbox. */
  delivery: Nullable(DeliveryView),
})
export type MessageView = Static<typeof MessageView>

export const ContactView = Type.Object({
  id: Uuid,
  channelId: Uuid,
  externalId: Type.String(),
  name: Nullable(Type.String()),
  firstName: Nullable(Type.String()),
  pictureUrl: Nullable(Type.String()),
  phones: Type.Array(Type.String()),
  note: Type.String(),
  createdAt: Moment,
})
export type ContactView = Static<typeof ContactView>

export const WindowView = Type.Object({
  /** Until when a plain reply may go; null when the customer never wrote. */
  standardUntil: Nullable(Moment),
  /** Until when a person may still reply; equal to standardUntil where the feature is not granted. */
  humanAgentUntil: Nullable(Moment),
})
export type WindowView = Static<typeof WindowView>

export const threadOwners = ['us', 'nobody', 'meta_inbox', 'other_app', 'unknown'] as const

export const threadEvidences = [
  'passed',
  'taken',
  'inbox_spoke',
  'other_app_spoke',
  'owner_asked',
  'heard_directly',
  'heard_in_standby',
  'send_accepted',
  'send_refused',
] as const

/** Who may speak in a thread, and how far that can be believed. A hold that is likely or stale locks nobody out. */
export const ThreadControlView = Type.Object({
  owner: Type.Enum(threadOwners),
  appId: Nullable(Type.String()),
  since: Nullable(Moment),
  evidence: Nullable(Type.Enum(threadEvidences)),
  certainty: Type.Enum(['certain', 'likely', 'unknown']),
  /** From then on somebody else's hold is no longer believed. */
  staleAt: Nullable(Moment),
  /** We asked its holder for the thread then, and have heard nothing that answers it. */
  askedAt: Nullable(Moment),
})
export type ThreadControlView = Static<typeof ThreadControlView>

export const ConversationView = Type.Object({
  id: Uuid,
  channelId: Uuid,
  contact: ContactView,
  status: Type.Enum(['open', 'done']),
  assigneeId: Nullable(Uuid),
  lastMessage: Nullable(
    Type.Object({
      id: Uuid,
      direction: Type.Enum(['in', 'out']),
      source: Type.Enum(['contact', 'agent', 'flow', 'meta_inbox', 'other_app', 'meta_system']),
      authorId: Nullable(Uuid),
      kind: Type.Enum(messageKinds),
      text: Nullable(Type.String()),
      /** Types of its attachments, for words such as "[Ảnh] 3". */
      attachments: Type.Array(Type.Enum(attachmentTypes)),
      deleted: Type.Boolean(),
    }),
  ),
  lastMessageAt: Moment,
  lastCustomerAt: Nullable(Moment),
  unansweredSince: Nullable(Moment),
  unreadCount: Type.Integer(),
  deliveredUntil: Nullable(Moment),
  readUntil: Nullable(Moment),
  /** The rule that shares it out; null: none does. */
  ruleId: Nullable(Uuid),
  /** Since when it waits to be given out or claimed. */
  queuedAt: Nullable(Moment),
  threadControl: ThreadControlView,
  /** The platform called the customer unreachable then, and they have not written since. */
  unreachableSince: Nullable(Moment),
  window: WindowView,
  heldCount: Type.Integer(),
  uncertainCount: Type.Integer(),
  /** So many older messages the platform names and no longer hands over. */
  historyCut: Type.Integer(),
  createdAt: Moment,
})
export type ConversationView = Static<typeof ConversationView>

export const DraftView = Type.Object({
  conversationId: Uuid,
  text: Type.String(),
  attachmentIds: Type.Array(Uuid),
  updatedAt: Moment,
})
export type DraftView = Static<typeof DraftView>

export const MediaView = Type.Object({
  id: Uuid,
  type: Type.Enum(['image', 'video', 'audio', 'file']),
  name: Nullable(Type.String()),
  contentType: Type.String(),
  byteSize: Type.Integer(),
  width: Nullable(Type.Integer()),
  height: Nullable(Type.Integer()),
  url: Type.String(),
})
export type MediaView = Static<typeof MediaView>

export const AuditEntryView = Type.Object({
  id: Uuid,
  at: Moment,
  actorKind: Type.Enum(['member', 'api_key', 'system', 'platform']),
  actorId: Nullable(Uuid),
  actorName: Nullable(Type.String()),
  action: Type.String(),
  subjectKind: Nullable(Type.String()),
  subjectId: Nullable(Type.String()),
  data: Type.Record(Type.String(), Type.Unknown()),
})
export type AuditEntryView = Static<typeof AuditEntryView>

export const QuarantineEntryView = Type.Object({
  id: Type.String(),
  /** `event`: one event of a channel of this workspace. `body`: a whole signed body nobody can read. */
  scope: Type.Enum(['event', 'body']),
  channelId: Nullable(Uuid),
  kind: Nullable(Type.String()),
  class: Type.String(),
  reason: Type.String(),
  byteSize: Nullable(Type.Integer()),
  state: Type.Enum(['open', 'replayed']),
  createdAt: Moment,
})
export type QuarantineEntryView = Static<typeof QuarantineEntryView>

export const guideIds = [
  'move_to_done',
  'take_here',
  'ask_other_app',
  'default_app',
  'allow_takeover',
  'primary_receiver',
  'reconnect',
  'grant_permissions',
  'page_quality',
  'human_agent',
  'window_closed',
  'blocked',
] as const
export const GuideName = Type.Enum(guideIds)
export type GuideName = Static<typeof GuideName>

/** What would happen to a reply now; and if it would not go, whether that passes, by whom, and what shows how. */
export const VerdictView = Type.Object({
  verdict: Type.Enum(['send', 'hold', 'fail']),
  /** With send: how it would be announced to the platform. */
  as: Nullable(Type.Enum(['response', 'human_agent'])),
  /** With send: why it may be refused all the same. */
  doubt: Nullable(
    Type.Enum([
      'owner_unknown',
      'owner_likely',
      'owner_stale',
      'not_default',
      'never_heard',
      'tag_untried',
      'was_unreachable',
    ]),
  ),
  notBefore: Nullable(Moment),
  /** With hold and fail. */
  because: Nullable(RefusalClass),
  passes: Nullable(Type.Enum(['by_event', 'by_time', 'by_customer', 'by_people', 'never'])),
  by: Nullable(Type.Enum(['agent', 'manager', 'page_admin', 'customer', 'nobody'])),
  guide: Nullable(GuideName),
})
export type VerdictView = Static<typeof VerdictView>

/** All there is to say about who may speak in a conversation. */
export const ControlView = Type.Object({
  verdict: VerdictView,
  thread: ThreadControlView,
  /** What it rests on, newest first. */
  evidence: Type.Array(
    Type.Object({
      evidence: Type.Enum(threadEvidences),
      says: Type.Enum(['us', 'nobody', 'meta_inbox', 'other_app', 'open', 'closed']),
      appId: Nullable(Type.String()),
      at: Moment,
    }),
  ),
  /** This very conversation in the platform's own inbox. */
  inboxUrl: Nullable(Type.String()),
  /** Where an admin chooses the default app and who may take control. */
  settingsUrl: Nullable(Type.String()),
  mayTake: Type.Enum(['yes', 'no', 'unknown']),
  mayAsk: Type.Boolean(),
  heldReplies: Type.Integer(),
  at: Moment,
})
export type ControlView = Static<typeof ControlView>

/** What came of asking the platform for a thread. `asked` is not `granted`. */
export const ControlOutcome = Type.Object({
  outcome: Type.Enum(['granted', 'asked', 'refused', 'unreachable']),
  refusal: Nullable(RefusalView),
  control: ControlView,
})
export type ControlOutcome = Static<typeof ControlOutcome>

/** Replies that wait for the same thing on the same channel. */
export const HeldGroupView = Type.Object({
  channelId: Uuid,
  because: Type.Enum([
    'thread_not_ours',
    'channel_disconnected',
    'page_restricted',
    'customer_wrote',
    'held_long',
    'uncertain',
  ]),
  /** Who holds the threads; with thread_not_ours only. */
  owner: Nullable(Type.Enum(['meta_inbox', 'other_app'])),
  conversations: Type.Integer(),
  replies: Type.Integer(),
  oldestAt: Moment,
  /** The conversation that waits longest. */
  firstConversationId: Uuid,
  guide: Nullable(GuideName),
})
export type HeldGroupView = Static<typeof HeldGroupView>

export const checkNames = [
  'token',
  'permissions',
  'webhook',
  'round_trip',
  'routing',
  'takeover',
  'human_agent',
  'elsewhere',
  'refusals',
  'restriction',
  'clock',
  'gap',
] as const
export const checkStates = ['well', 'look', 'broken', 'unknown'] as const

/** One question of the doctor and its answer. `reason` is a code with a sentence on screen; `data` fills its blanks. */
export const ChannelCheckView = Type.Object({
  check: Type.Enum(checkNames),
  state: Type.Enum(checkStates),
  reason: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  since: Moment,
  checkedAt: Moment,
  guide: Nullable(GuideName),
})
export type ChannelCheckView = Static<typeof ChannelCheckView>

/** Everything the doctor knows of a channel. */
export const ChannelHealthView = Type.Object({
  checks: Type.Array(ChannelCheckView),
  checkedAt: Nullable(Moment),
  nextCheckAt: Nullable(Moment),
  /** The last fourteen days, oldest first; hours in which nothing was checked are left out. */
  hours: Type.Array(
    Type.Object({ hour: Moment, state: Type.Enum(checkStates), reasons: Type.Array(Type.String()) }),
  ),
  /** What somebody changed at the platform, newest first. */
  changes: Type.Array(
    Type.Object({ at: Moment, what: Type.String(), before: Type.String(), after: Type.String() }),
  ),
  /** Who answered customers from elsewhere in the last seven days. */
  elsewhere: Type.Object({
    since: Moment,
    replies: Type.Array(
      Type.Object({
        source: Type.Enum(['meta_inbox', 'meta_ai', 'other_app']),
        appId: Nullable(Type.String()),
        replies: Type.Integer(),
        conversations: Type.Integer(),
        lastAt: Moment,
      }),
    ),
    /** In whose conversations people answered in Meta's inbox; null: in those of nobody. */
    members: Type.Array(Type.Object({ memberId: Nullable(Uuid), replies: Type.Integer(), lastAt: Moment })),
  }),
  settingsUrl: Nullable(Type.String()),
})
export type ChannelHealthView = Static<typeof ChannelHealthView>

export const alertKinds = [
  'settings_changed',
  'channel_disconnected',
  'page_restricted',
  'messages_missing',
  'subscription_lost',
  'check_broken',
  'policy_changed',
  'control_help',
  'answer_here',
  'waiting_long',
  'unclaimed_long',
  'nobody_eligible',
] as const

/** What somebody has to be told. */
export const AlertView = Type.Object({
  id: Uuid,
  kind: Type.Enum(alertKinds),
  severity: Type.Enum(['look', 'broken']),
  channelId: Nullable(Uuid),
  conversationId: Nullable(Uuid),
  /** Names, moments and values that its sentence needs. */
  data: Type.Record(Type.String(), Type.Unknown()),
  raisedAt: Moment,
})
export type AlertView = Static<typeof AlertView>

/** What the canary knows of the platform's rules on one channel. */
export const CanaryView = Type.Object({
  contact: Nullable(Type.Object({ id: Uuid, name: Nullable(Type.String()) })),
  nextAt: Nullable(Moment),
  probes: Type.Array(
    Type.Object({
      probe: Type.Enum(['version', 'permissions', 'response', 'human_agent']),
      outcome: Type.String(),
      refusal: Nullable(RefusalView),
      at: Moment,
      before: Nullable(Type.String()),
      changedAt: Nullable(Moment),
    }),
  ),
})
export type CanaryView = Static<typeof CanaryView>
