import type { RareRefusal } from '../world/rare-refusals.ts'
import type { GraphError } from './errors.ts'

const session = 'Error validating access token: '

/** Errors of the catalogue that only a fault brings about; compare with 1.8, 5.2 and 5.3. Wording is ours where none is known. */
export const rareErrors: Record<RareRefusal, GraphError> = {
  // Platform
  internal_error: { code: -1, message: '(#-1) Unexpected internal error' },
  unknown_error_99: { code: 1, subcode: 99, transient: true, message: 'An unknown error occurred' },
  contact_terms_missing: {
    code: 2,
    subcode: 2018344,
    message: '(#2) Service temporarily unavailable - Page contact terms not accepted',
  },
  no_capability: {
    code: 3,
    message: '(#3) Application does not have the capability to make this API call.',
  },
  object_missing: { code: 803, message: '(#803) Some of the aliases you requested do not exist' },
  duplicate_post: { code: 506, message: '(#506) Duplicate status message' },
  link_not_read: { code: 1609005, message: '(#1609005) Error reading the link' },
  send_failed_for_now: {
    code: 1200,
    subcode: 2018024,
    transient: true,
    message: '(#1200) Temporary send message failure. Please try again later.',
  },

  // Throttles
  phone_sends_throttled: {
    code: 4,
    subcode: 2018022,
    message: '(#4) Too many send requests to phone numbers',
  },
  notifications_too_close: {
    code: 4,
    subcode: 2018354,
    message: '(#4) There is a minimum delay between 2 notifications',
  },
  too_many_actions: { code: 9, subcode: 2018352, message: '(#9) User is performing too many actions' },
  user_throttled: { code: 17, transient: true, message: '(#17) User request limit reached' },
  page_throttled: { code: 32, transient: true, message: '(#32) Page request limit reached' },
  app_limit_throttled: { code: 341, transient: true, message: '(#341) Application limit reached' },
  same_topic: {
    code: 613,
    subcode: 1893016,
    message: '(#613) Multiple opt-in requests with the same topic',
  },
  tags_bother: { code: 613, subcode: 2018338, message: '(#613) Bothersome use of tags warning' },

  // Tokens
  session_ended: { code: 102, message: 'Session key invalid or no longer valid' },
  session_malformed: { code: 190, subcode: 456, message: `${session}The session is malformed.` },
  origin_invalid: { code: 190, subcode: 457, message: `${session}The session has an invalid origin.` },
  app_reinstalled: { code: 190, subcode: 461, message: `${session}The application has been re-installed.` },
  session_stale: { code: 190, subcode: 462, message: `${session}The session has a stale version.` },
  user_invalid: { code: 190, subcode: 465, message: `${session}The session has an invalid user.` },
  ended_by_api: { code: 190, subcode: 466, message: `${session}The session was invalidated by the API.` },
  long_unused: { code: 190, subcode: 468, message: `${session}The session has not been used for too long.` },
  security_checkpoint: {
    code: 190,
    subcode: 490,
    message: `${session}The user is enrolled in a blocking, logged-in checkpoint.`,
  },

  // Permissions and people
  app_not_permitted: { code: 10, message: '(#10) Application does not have permission for this action' },
  opt_in_restricted: {
    code: 10,
    subcode: 1404170,
    message: '(#10) Application does not have permission for this action',
  },
  topic_stopped: {
    code: 10,
    subcode: 1893015,
    message: '(#10) The user stopped notification messages for this topic',
  },
  outside_news_window: {
    code: 10,
    subcode: 2018065,
    message: '(#10) This message is sent outside of allowed window.',
  },
  cannot_receive: {
    code: 10,
    subcode: 2018108,
    message: "(#10) They can't receive your messages right now.",
  },
  region_gate: { code: 10, subcode: 2018336, message: '(#10) User Thread Impact' },
  app_not_reviewed: {
    code: 200,
    message: '(#200) The app is not live, or pages_messaging has not been reviewed.',
  },
  phone_fee: { code: 200, subcode: 2018021, message: '(#200) Messaging phone numbers has a fee' },
  phone_not_permitted: {
    code: 200,
    subcode: 2018027,
    message: '(#200) Messaging phone numbers needs a permission',
  },
  person_not_visible: { code: 210, message: '(#210) User not visible' },
  person_disallows: { code: 230, message: '(#230) Permissions disallow message to user' },
  blocked_for_policy: {
    code: 368,
    message: '(#368) The action attempted has been deemed abusive or is otherwise disallowed',
  },
  reply_thread_unknown: { code: 504, message: '(#504) Invalid reply thread id' },
  commerce_disabled: {
    code: 2022,
    message: '(#2022) The ability to send commerce messages is temporarily disabled',
    vi: '(#2022) Tạm thời bạn bị chặn thực hiện thao tác này',
  },

  // Content
  upload_failed: { code: 100, subcode: 2018007, message: '(#100) Upload attachment failure.' },
  address_not_allowed: {
    code: 100,
    message: '(#100) The URL provided is not whitelisted for messenger extensions',
  },
}
