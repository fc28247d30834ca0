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
  /** A HUMAN_AGENT send on a thread of another app is refused as 100/2018276 rather than 10/2018300. */
  takeoverRefusedAsTag: false,
  /** A send during a lead advertisement's questions is refused as any owned thread's is (E33). */
  leadFlowRefusedAsOwned: false,

  /** Meta's inbox owns the thread once its instant reply went out; nobody says whether it does. */
  instantReplySeizes: false,
  instantReplyDelayMs: 300,
  aiAgentDelayMs: 1_500,

  // Limits
  sendsPerSecond: 300,
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

/** A fresh set, as the documents say. */
export const freshSwitches = (): Switches => ({
  ...defaultSwitches,
  webhookRetryDelaysMs: [...defaultSwitches.webhookRetryDelaysMs],
})
