/**
 * Everything the documents leave open, and every number they give. Each is what Meta's text says by default, and can
 * be turned by `PUT /_desk/switches`. Durations are virtual milliseconds unless the comment says "real".
 */
export const defaultSwitches = {
  // Login
  /** A code of the OAuth dialog lives this long (E2). */
  loginCodeLifetimeMs: 10 * 60_000,
  shortTokenLifetimeMs: 60 * 60_000,
  longTokenLifetimeMs: 60 * 86_400_000,
  dataAccessLifetimeMs: 90 * 86_400_000,
  /** Pages in a Business portfolio, as all are here, are listed only to apps with `business_management`. (1.2) */
  pagesNeedBusinessManagement: false,

  // Calls
  /** A version that has ended is refused with 2635, or answered as the oldest that lives. (section 10) */
  retiredVersions: 'refuse' as 'refuse' | 'upgrade',
  /** Errors come with 401, 403 and 429 where HTTP has them, as some have seen, rather than with 400. (5.1) */
  statusByMeaning: false,
  /** Errors carry a title and a sentence for people, in the language of the token's owner. (5.1) */
  errorUserMessages: false,
  /** Subcodes that only one source reports are there: 27/2018464 and 100/2018151. (4.5) */
  singleSourceSubcodes: true,
  /** Code 10 of an owned thread comes without its subcode, as in some bodies seen. (4.5) */
  ownerRefusalLacksSubcode: false,
  /** Success of a subscription, or of moderation, is the text "true", as in a sample. (1.6, section 8) */
  successAsText: false,
  /** `subscribed_apps` lists every app of the Page, rather than the calling one. (1.6) */
  subscribedAppsListsAll: false,
  /** Reading conversations needs `pages_manage_metadata` and `pages_read_engagement` too, as its page says. (section 7) */
  conversationsNeedAllPermissions: false,
  /** A profile that may not be read: 2018218, 2018247, 100/33, or nothing at all. (section 8) */
  hiddenProfile: 'no_profile' as 'no_profile' | 'no_permission' | 'not_found' | 'empty',

  // Webhook transport
  /** Real milliseconds a receiver may take to answer 200 (E11). */
  webhookDeadlineMs: 5_000,
  /** Waits before the second, third… attempt; the last one repeats (E11). */
  webhookRetryDelaysMs: [1_000, 5_000, 15_000, 60_000, 300_000, 900_000],
  /** A Page whose events have failed for so long is unsubscribed from that app (E11). */
  webhookDisableAfterMs: 60 * 60_000,
  /** Events in one POST, when more than one is waiting (E12). */
  webhookBatchSize: 1,
  /** POSTs on their way at once for one app and Page; more than 1 gives up their order. */
  webhookParallel: 1,

  // Messages
  /** From acceptance to the echo. */
  echoDelayMs: 20,
  /** The echo is answered by the receiver before the send is answered (E15). */
  echoBeforeResponse: false,
  deliveryDelayMs: 200,
  /** The customer's app opens the chat by itself, so long after a message (E16). */
  autoRead: false,
  readDelayMs: 1_000,
  deliveryOmitsMids: false,
  /** A delivery event has no `timestamp`, as in the sample. (2.6) */
  deliveryLacksTimestamp: false,
  /** Several pictures sent at once by a customer arrive as so many messages. (2.6) */
  imagesApart: false,
  /** A send must name its `messaging_type`, as older texts have it. (3.1) */
  messagingTypeRequired: false,
  /** What the 2000 of a text are. (3.2) */
  textLimitCounts: 'characters' as 'characters' | 'utf8_bytes',
  /** Tags that end in code 100; with `HUMAN_AGENT` among them, the day it is retired can be played. (3.5) */
  retiredTags: ['ACCOUNT_UPDATE', 'CONFIRMED_EVENT_UPDATE', 'POST_PURCHASE_UPDATE'],
  /** `reply_to` goes together with HUMAN_AGENT; reports say it does not. (3.1) */
  replyToWithHumanAgent: false,
  /** A file sent with its message may be kept to send again; two passages disagree. (3.3) */
  reusableInSend: true,
  /** A file is refused when its name is not plain ASCII; said of Instagram. (3.3) */
  plainFileNamesOnly: false,
  /** Typing, seen and reactions need an open window and the thread, as messages do. (3.4) */
  actionsNeedThread: true,
  /** The window is checked before the owner. (3.7) */
  windowBeforeOwner: false,
  /** A private reply puts a line of the platform's own into the thread. (2.9) */
  privateReplyLine: false,
  /** A sticker also arrives as an `image`, as between 2026-06-01 and 2026-08-30 (E19). */
  stickersAlsoAsImage: false,
  /** An unreachable person is code 200 rather than 551 (E21). */
  unreachableAs200: false,
  /** Real milliseconds to fetch an attachment by its address (E18). */
  attachmentFetchMs: 10_000,
  videoFetchMs: 75_000,
  attachmentLifetimeMs: 90 * 86_400_000,
  cdnLifetimeMs: 14 * 86_400_000,

  // Thread control
  ownershipLifetimeMs: 24 * 60 * 60_000,
  /** A send by the owner prolongs its ownership. */
  sendExtendsOwnership: true,
  /** Who hears of `take_thread_control`: the two documents disagree. */
  takeEventTo: 'previous_owner' as 'previous_owner' | 'all',
  /** Whether an idle thread taken by the inbox is announced, with a null previous owner. */
  takeEventFromIdle: false,
  /** Moving to Done leaves the thread idle, or hands it to the default app with an event (E25). */
  doneHandsToDefaultApp: false,
  /** In zero-config an owner keeps nobody from sending, as the guide has it; reports say it does. (4.3) */
  zeroConfigIgnoresOwner: false,
  /** What standby carries: everything, as reported, or only what the guide names. (2.7) */
  standbyCarries: 'everything' as 'everything' | 'documented',
  /** App ids in pass and take events are numbers, as in some samples. (2.6) */
  controlAppIdsAsNumbers: false,
  /** With a default app, calls of the old protocol but passing and releasing are refused. (4.1) */
  handoverApisDisabled: false,
  /** `request_thread_control` works with routing as without. (4.3) */
  requestWithRouting: false,
  /** The code that refuses `take_thread_control` to an app without the switch. (4.5) */
  takeRefusalCode: 10 as 10 | 100,
  /** Routing once on stays on, as one vendor reports; otherwise the desk switches it off. (section 13) */
  routingIsForGood: false,
  /** Meta's AI agent keeps quiet where an app is the default. (section 13) */
  aiYieldsToDefaultApp: false,
  /** How a message after the lead questions tells where it came from. (2.6) */
  hopContext: 'object' as 'object' | 'list' | 'none',
  /** A HUMAN_AGENT send on a thread of another app is refused as 100/2018276 rather than 10/2018300. */
  takeoverRefusedAsTag: false,
  /** A send during a lead advertisement's questions is refused as any owned thread's is (E33). */
  leadFlowRefusedAsOwned: false,

  /** Meta's inbox owns the thread once its instant reply went out; nobody says whether it does. */
  instantReplySeizes: false,
  /** From a customer's message to the instant reply. */
  instantReplyDelayMs: 300,
  /** From a customer's message to the answer of Meta's AI agent. */
  aiAgentDelayMs: 1_500,

  // Limits
  /** Calls a day for each person who can be messaged. Meta's number is 200; 0 does not count, as people are few here. (6.1) */
  callsPerEngagedPerson: 0,
  /** 300, or 250 in an older text. (6.1) */
  sendsPerSecond: 300,
  /** Into one thread; the number is not published, 0 is none. (6.1) */
  sendsPerThreadPerSecond: 0,
  privateRepliesPerHour: 750,
  /** Calls of `messenger_profile` in ten minutes. */
  profileCallsPerTenMinutes: 10,
  mediaPerSecond: 10,
  conversationCallsPerSecond: 2,
  /** The code of a throttled call (E22). */
  throttleCode: 613 as 613 | 80006,
  /** Messages a second, in and out, above which a Page counts as high-volume (E36). */
  highVolumePerSecond: 40,
  /** A Page leaves the high-volume state by itself so long after the last excess; 0 waits for a click. */
  highVolumeClearsAfterMs: 10_000,

  // Conversations
  /** Only the twenty newest messages of a conversation have details (E36). */
  only20Messages: false,
  /** Messages younger than this are not yet readable. */
  lookupLagMs: 0,

  /** Errors speak the language of the token's owner (E38). */
  localisedErrors: false,
  /** Deliveries kept for reading back; older ones are forgotten. */
  deliveryHistory: 5_000,
}

export type Switches = typeof defaultSwitches

/** What a switch can be, where not every value of its kind will do. */
export const switchChoices: { [Name in keyof Switches]?: readonly Switches[Name][] } = {
  retiredVersions: ['refuse', 'upgrade'],
  hiddenProfile: ['no_profile', 'no_permission', 'not_found', 'empty'],
  textLimitCounts: ['characters', 'utf8_bytes'],
  standbyCarries: ['everything', 'documented'],
  takeRefusalCode: [10, 100],
  hopContext: ['object', 'list', 'none'],
  takeEventTo: ['previous_owner', 'all'],
  throttleCode: [613, 80006],
}

/** A fresh set, as the documents say. */
export const freshSwitches = (): Switches => ({
  ...defaultSwitches,
  webhookRetryDelaysMs: [...defaultSwitches.webhookRetryDelaysMs],
  retiredTags: [...defaultSwitches.retiredTags],
})
