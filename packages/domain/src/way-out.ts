import type { RefusalClass } from './refusals.ts'
import type { ThreadControl } from './thread-control.ts'

/** Who can take a cause away, and which guide shows how. */
export interface WayOut {
  /** `never`: this reply can't go; another text, file or channel is needed. */
  passes: 'by_event' | 'by_time' | 'by_customer' | 'by_people' | 'never'
  by: 'agent' | 'manager' | 'page_admin' | 'customer' | 'nobody'
  guide: GuideId | null
}

/** The guides there are; their steps, pictures and the day they were last held against the platform are the screens'. */
export type GuideId =
  | 'move_to_done'
  | 'take_here'
  | 'ask_other_app'
  | 'default_app'
  | 'allow_takeover'
  | 'primary_receiver'
  | 'reconnect'
  | 'grant_permissions'
  | 'page_quality'
  | 'human_agent'
  | 'window_closed'
  | 'blocked'

/** How a channel hands its conversations around, as far as it was seen. */
export interface ControlRules {
  /** `open`: whoever answers may · `routing`: one default app · `handover`: one primary receiver */
  mode: 'unknown' | 'open' | 'routing' | 'handover'
  /** The default app, or the primary receiver. */
  defaultApp: 'unknown' | 'us' | 'other'
  /** Whether the channel lets us take a thread from somebody else. */
  takeover: 'unknown' | 'allowed' | 'refused'
}

/** What to do about a refusal, foreseen or heard. Who holds the thread, and by which rules, sharpens the answer. */
export function wayOut(
  because: RefusalClass,
  thread?: Pick<ThreadControl, 'owner'>,
  rules?: ControlRules,
): WayOut {
  if (because !== 'thread_not_ours') return waysOut[because]
  if (rules && mayTake(rules) === 'yes') return { passes: 'by_event', by: 'agent', guide: 'take_here' }
  if (thread?.owner !== 'other_app') return waysOut[because]
  if (rules?.defaultApp === 'other' && rules.mode === 'routing')
    return { passes: 'by_event', by: 'page_admin', guide: 'default_app' }
  if (rules?.defaultApp === 'other' && rules.mode === 'handover')
    return { passes: 'by_event', by: 'page_admin', guide: 'primary_receiver' }
  return { passes: 'by_event', by: 'manager', guide: 'ask_other_app' }
}

/**
 * Whether a thread of somebody else's can be taken. With routing an admin allows it for each app; the old protocol's
 * primary receiver always may; where whoever answers may, nobody takes. `unknown`: trying tells.
 */
export function mayTake({ mode, defaultApp, takeover }: ControlRules): 'yes' | 'no' | 'unknown' {
  if (mode === 'open') return 'no'
  if (mode === 'handover') return defaultApp === 'us' ? 'yes' : defaultApp === 'other' ? 'no' : 'unknown'
  if (takeover === 'refused') return 'no'
  return mode === 'routing' && takeover === 'allowed' ? 'yes' : 'unknown'
}

const never = { passes: 'never', by: 'agent', guide: null } as const

const waysOut: Record<RefusalClass, WayOut> = {
  thread_not_ours: { passes: 'by_event', by: 'agent', guide: 'move_to_done' },
  human_agent_not_granted: { passes: 'by_people', by: 'manager', guide: 'human_agent' },
  window_closed: { passes: 'by_customer', by: 'customer', guide: 'window_closed' },
  tag_retired: { passes: 'by_customer', by: 'customer', guide: 'window_closed' },
  customer_unavailable: { passes: 'by_customer', by: 'customer', guide: 'blocked' },
  customer_unknown: never,
  page_restricted: { passes: 'by_people', by: 'page_admin', guide: 'page_quality' },
  token_dead: { passes: 'by_people', by: 'manager', guide: 'reconnect' },
  permission_missing: { passes: 'by_people', by: 'manager', guide: 'grant_permissions' },
  rate_limited: { passes: 'by_time', by: 'nobody', guide: null },
  text_too_long: never,
  empty_message: never,
  file_too_large: never,
  file_wrong_kind: never,
  file_not_fetched: { passes: 'by_people', by: 'agent', guide: null },
  attachment_expired: { passes: 'by_people', by: 'agent', guide: null },
  content_refused: never,
  platform_trouble: { passes: 'by_time', by: 'nobody', guide: null },
  channel_disconnected: { passes: 'by_people', by: 'manager', guide: 'reconnect' },
  unknown: { passes: 'by_people', by: 'agent', guide: null },
}
