import type { GuideName, RefusalClass } from '@lienmach/contract'

/** The one thing that helps most after a refusal; sending again stays in the bubble's menu. */
export type FailureHelp =
  | { do: 'guide'; guide: GuideName }
  | { do: 'channel' }
  | { do: 'phone' }
  /** The words go back into the composer. */
  | { do: 'edit' }
  | { do: 'again' }

const guide = (name: GuideName): FailureHelp => ({ do: 'guide', guide: name })

/** What the card of a failed reply offers, by the refusal's class. */
export const failureHelp: Readonly<Record<RefusalClass, FailureHelp>> = {
  thread_not_ours: guide('move_to_done'),
  human_agent_not_granted: guide('human_agent'),
  window_closed: { do: 'phone' },
  tag_retired: { do: 'phone' },
  customer_unavailable: { do: 'phone' },
  customer_unknown: { do: 'channel' },
  page_restricted: guide('page_quality'),
  token_dead: { do: 'channel' },
  permission_missing: { do: 'channel' },
  rate_limited: { do: 'again' },
  text_too_long: { do: 'edit' },
  empty_message: { do: 'edit' },
  file_too_large: { do: 'edit' },
  file_wrong_kind: { do: 'edit' },
  file_not_fetched: { do: 'again' },
  attachment_expired: { do: 'again' },
  content_refused: { do: 'edit' },
  platform_trouble: { do: 'again' },
  channel_disconnected: { do: 'channel' },
  unknown: { do: 'again' },
}

/** Whether sending once more is worth a press without being asked: the cause passes by itself. */
export const mayPassByItself = (because: RefusalClass): boolean => failureHelp[because].do === 'again'
