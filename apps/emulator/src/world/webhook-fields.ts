/**
 * Which field an event belongs to, and whether an app that does not own the thread still hears it in `standby`.
 * The guide names messages with their echoes, postbacks, reads and deliveries; `reported` ones are in field reports.
 */
export const eventFields = {
  message: { field: 'messages', standby: true },
  echo: { field: 'message_echoes', standby: true },
  delivery: { field: 'message_deliveries', standby: true },
  read: { field: 'message_reads', standby: true },
  reaction: { field: 'message_reactions', standby: 'reported' },
  message_edit: { field: 'message_edits', standby: 'reported' },
  postback: { field: 'messaging_postbacks', standby: true },
  referral: { field: 'messaging_referrals', standby: 'reported' },
  optin: { field: 'messaging_optins', standby: 'reported' },
  account_linking: { field: 'messaging_account_linking', standby: false },
  policy_enforcement: { field: 'messaging_policy_enforcement', standby: false },
  messaging_feedback: { field: 'messaging_feedback', standby: false },
  response_feedback: { field: 'response_feedback', standby: false },
  order: { field: 'send_cart', standby: false },
  template: { field: 'messages', standby: false },
  form: { field: 'messaging_in_thread_lead_form_submit', standby: false },
  messaging_customer_information: { field: 'messaging_customer_information', standby: false },
  pass_thread_control: { field: 'messaging_handovers', standby: false },
  take_thread_control: { field: 'messaging_handovers', standby: false },
  request_thread_control: { field: 'messaging_handovers', standby: false },
  app_roles: { field: 'messaging_handovers', standby: false },
  feed: { field: 'feed', standby: false },
  inbox_labels: { field: 'inbox_labels', standby: false },
  template_status: { field: 'messenger_template_status_update', standby: false },
  business_integrity: { field: 'business_integrity', standby: false },
} as const satisfies Record<string, { field: string; standby: boolean | 'reported' }>

export type EventKind = keyof typeof eventFields
export const isEventKind = (kind: string): kind is EventKind => Object.hasOwn(eventFields, kind)

/** Fields an app may subscribe to, for a Page. */
export const subscribableFields = new Set([
  ...Object.values(eventFields).map((row) => row.field),
  'standby',
  'messaging_game_plays',
  'messaging_seen',
  'group_feed',
])

/** Fields that need `pages_messaging` as well as `pages_manage_metadata`. */
export const needsMessaging = (field: string) =>
  field.startsWith('messag') || field === 'standby' || field === 'response_feedback' || field === 'send_cart'
