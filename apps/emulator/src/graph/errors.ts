import type { Refusal } from '../world/refusals.ts'
import { rareErrors } from './rare-errors.ts'

/** How a refusal reads on the wire. `{name}` in a sentence is filled from the refusal's details. */
export interface GraphError {
  code: number
  subcode?: number
  /** 400 unless said otherwise. */
  status?: number
  /** OAuthException unless said otherwise. */
  type?: 'GraphMethodException' | 'FacebookApiException'
  transient?: boolean
  message: string
  /** The sentence for a Vietnamese token owner, where one is known or plausible. */
  vi?: string
}

const session = 'Error validating access token: '
const unsupported =
  "Unsupported {method} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation"

/** The error catalogue, by what went wrong; compare with sections 1.3, 1.8, 4.5 and 5 of docs/platform/messenger.md. */
export const graphErrors: Record<Refusal, GraphError> = {
  // Calls
  unknown_path: { code: 2500, status: 404, message: 'Unknown path components: /{path}' },
  unknown_object: { code: 100, subcode: 33, type: 'GraphMethodException', message: unsupported },
  old_version: {
    code: 2635,
    message:
      '(#2635) You are calling a deprecated version of the Ads API. Please update to the latest version: v26.0.',
  },
  bad_parameter: { code: 100, message: '(#100) Invalid parameter: {name}' },
  missing_parameter: { code: 100, message: '(#100) The parameter {name} is required' },
  unknown_field: {
    code: 100,
    message: '(#100) Tried accessing nonexisting field ({field}) on node type ({type})',
  },
  bad_json: { code: 100, message: '(#100) Param {name} must be valid JSON' },
  unknown_error: { code: 1, status: 500, transient: true, message: 'An unknown error occurred' },
  service_unavailable: {
    code: 2,
    status: 500,
    transient: true,
    message: 'An unexpected error has occurred. Please retry your request later.',
  },
  invalid_json_reply: { code: 1, subcode: 1357046, transient: true, message: 'Received invalid JSON reply' },
  app_throttled: { code: 4, transient: true, message: '(#4) Application request limit reached' },
  too_many_calls: { code: 613, message: '(#613) Calls to this api have exceeded the rate limit.' },
  too_many_media_calls: { code: 613, message: '(#613) Calls to this api have exceeded the rate limit.' },
  day_spent: {
    code: 80006,
    message: '(#80006) There have been too many calls to this messenger account. Wait a bit and try again.',
  },
  high_volume: {
    code: 2,
    status: 500,
    transient: true,
    message: '(#2) Service temporarily unavailable: this Page has too many messages',
  },

  // Tokens
  no_token: {
    code: 2500,
    message: 'An active access token must be used to query information about the current user.',
    vi: 'Phải sử dụng mã truy cập đang hoạt động để truy vấn thông tin về người dùng hiện tại.',
  },
  malformed_token: { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' },
  app_removed: {
    code: 190,
    subcode: 458,
    message: `${session}The user has not authorized application {app}.`,
  },
  checkpointed: {
    code: 190,
    subcode: 459,
    message: `${session}You cannot access the app till you log in to www.facebook.com and follow the instructions given.`,
  },
  password_changed: {
    code: 190,
    subcode: 460,
    message: `${session}The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.`,
  },
  expired: {
    code: 190,
    subcode: 463,
    message: `${session}Session has expired on {expired}. The current time is {now}.`,
  },
  unconfirmed_user: {
    code: 190,
    subcode: 464,
    message: `${session}Sessions for the user are not allowed because the user is not a confirmed user.`,
  },
  logged_out: {
    code: 190,
    subcode: 467,
    message: `${session}The session is invalid because the user logged out.`,
  },
  lost_page_role: {
    code: 190,
    subcode: 492,
    message: `${session}The session is invalid because the user no longer has a suitable role on the Page.`,
  },
  page_not_granted: {
    code: 190,
    subcode: 2069032,
    message: `${session}The user has not granted the app access to this Page.`,
  },
  proof_missing: {
    code: 100,
    type: 'GraphMethodException',
    message: 'API calls from the server require an appsecret_proof argument',
  },
  proof_wrong: {
    code: 100,
    type: 'GraphMethodException',
    message: 'Invalid appsecret_proof provided in the API argument',
  },
  wrong_token_kind: {
    code: 210,
    message: '(#210) A page access token is required to request this resource.',
  },
  not_your_page: { code: 100, subcode: 33, type: 'GraphMethodException', message: unsupported },
  permission_missing: { code: 200, message: '(#200) Requires {permission} permission to manage the object' },
  task_missing: {
    code: 200,
    message: "(#200) The user doesn't have the required task ({task}) on this Page",
  },
  app_token_needed: { code: 15, message: '(#15) This method must be called with an app access token.' },

  // Login
  unknown_app: {
    code: 101,
    message: 'Error validating application. Cannot get application info due to a system error.',
  },
  wrong_secret: { code: 1, message: 'Error validating client secret.' },
  code_expired: { code: 100, subcode: 36007, message: 'This authorization code has expired.' },
  redirect_differs: {
    code: 100,
    subcode: 36008,
    message:
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
  },
  code_used: { code: 100, subcode: 36009, message: 'This authorization code has been used.' },
  code_unknown: { code: 100, message: 'Invalid verification code format.' },
  callback_failed: {
    code: 2200,
    message: '(#2200) Callback verification failed with the following errors: {why}',
  },

  // Sends
  empty_message: {
    code: 100,
    subcode: 2018034,
    message: '(#100) Message cannot be empty, must provide valid attachment or text',
  },
  text_too_long: {
    code: 100,
    message: '(#100) Length of param message[text] must be less than or equal to 2000',
    vi: '(#100) Độ dài của tham số message[text] phải nhỏ hơn hoặc bằng 2000',
  },
  metadata_too_long: {
    code: 100,
    message: '(#100) Length of param message[metadata] must be less than or equal to 1000',
  },
  too_many_quick_replies: {
    code: 100,
    message: '(#100) param message[quick_replies] has too many elements.',
  },
  too_few_quick_replies: { code: 194, message: '(#194) param message[quick_replies] has too few elements.' },
  no_such_person: {
    code: 100,
    subcode: 2018001,
    message: '(#100) No matching user found',
    vi: '(#100) Không tìm thấy người dùng phù hợp',
  },
  bad_messaging_type: {
    code: 100,
    message: '(#100) Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG, UTILITY}',
  },
  tag_retired: {
    code: 100,
    message: '(#100) The message tag {tag} is deprecated and can no longer be used.',
  },
  tag_unknown: { code: 100, message: '(#100) Param tag must be a supported message tag' },
  human_agent_missing: {
    code: 100,
    subcode: 2018276,
    message: "(#100) Cannot tag messages with 'HUMAN_AGENT' without prior approval.",
    vi: '(#100) Hiện không thể gắn thẻ nhân viên cho trang / ứng dụng này',
  },
  window_closed: {
    code: 10,
    subcode: 2018278,
    message:
      '(#10) This message is sent outside of allowed window. Learn more about the new policy here: https://developers.facebook.com/docs/messenger-platform/policy-overview',
    vi: '(#10) Tin nhắn này được gửi ngoài khoảng thời gian cho phép. Tìm hiểu thêm về chính sách mới tại đây: https://developers.facebook.com/docs/messenger-platform/policy-overview',
  },
  other_app_owns: {
    code: 10,
    subcode: 2018300,
    message: '(#10) Message failed to send because another app is controlling this thread now.',
    vi: '(#10) Không gửi được tin nhắn vì một ứng dụng khác hiện đang kiểm soát chuỗi tin nhắn này.',
  },
  lead_flow_runs: {
    code: 10,
    subcode: 2018321,
    message: '(#10) This chat is controlled by Messenger during an automated Q&A flow.',
  },
  unreachable: {
    code: 551,
    subcode: 1545041,
    message: "(#551) This person isn't available right now.",
    vi: '(#551) Người này hiện không có mặt.',
  },
  unreachable_200: {
    code: 200,
    subcode: 1545041,
    message: "(#551) This person isn't available right now.",
    vi: '(#551) Người này hiện không có mặt.',
  },
  page_restricted: {
    code: 10,
    subcode: 1893063,
    message: '(#10) You are temporarily restricted from sending messages.',
    vi: '(#10) Bạn tạm thời bị hạn chế gửi tin nhắn.',
  },
  text_with_attachment: {
    code: 100,
    message: '(#100) Message text and attachment cannot be sent in the same message',
  },
  action_with_message: {
    code: 100,
    subcode: 2018014,
    message: '(#100) Cannot send both message and state at the same time',
  },
  action_failed: { code: 100, subcode: 2018048, message: '(#100) Sender action failed' },
  template_invalid: { code: 100, message: '(#100) Invalid parameter: message[attachment][payload] ({why})' },
  too_many_elements: { code: 105, message: '(#105) param {name} has too many elements.' },
  too_few_elements: { code: 194, message: '(#194) param {name} has too few elements.' },
  no_app_role: {
    code: 200,
    subcode: 2018028,
    message:
      '(#200) Cannot message users who are not admins, developers or testers of the app until pages_messaging permission is reviewed and the app is live.',
  },
  template_not_approved: {
    code: 100,
    message: '(#100) No approved utility template has this name and language',
  },
  template_words_differ: {
    code: 100,
    message: '(#100) The parameters do not match those of the utility template',
  },
  reply_with_tag: { code: 100, message: '(#100) Param reply_to cannot be used with a message tag' },
  reusable_in_send: {
    code: 100,
    message: '(#100) Param is_reusable cannot be used when uploading and sending in one step',
  },
  routing_needed: {
    code: 100,
    message: '(#100) Param thread_control is supported only when Conversation Routing is enabled',
  },

  // Attachments
  fetch_failed: {
    code: 100,
    subcode: 2018008,
    message: '(#100) Failed to fetch the file from the url',
    vi: '(#100) Không tìm nạp được tệp từ URL',
  },
  type_mismatch: { code: 100, subcode: 2018047, message: '(#100) Upload attachment failure.' },
  too_large: { code: 100, subcode: 2018109, message: '(#100) Attachment size exceeds allowable limit' },
  attachment_unknown: {
    code: 100,
    subcode: 2018074,
    message: '(#100) Invalid attachment ID, or you do not own the attachment',
  },
  video_timed_out: {
    code: 100,
    subcode: 2018294,
    message: '(#100) Video upload timed out or video is corrupted',
  },
  file_name_not_plain: { code: 100, subcode: 2018047, message: '(#100) Upload attachment failure.' },
  one_file_needed: {
    code: 100,
    message: '(#100) Incorrect number of files uploaded. Must upload exactly one file',
  },

  // Thread control
  take_without_routing: {
    code: 27,
    subcode: 2018464,
    message: '(#27) Take thread control is not supported when Conversation Routing is not enabled.',
  },
  take_not_allowed: {
    code: 10,
    message: '(#10) This app is not allowed to take control of conversations on this Page.',
  },
  take_by_secondary: {
    code: 10,
    message: '(#10) Only the primary receiver can take thread control on this Page.',
  },
  receivers_only: {
    code: 100,
    subcode: 2018171,
    message: '(#100) Only available to Primary and Secondary Receivers.',
  },
  primary_only: {
    code: 100,
    subcode: 2018234,
    message: '(#100) Only the Primary Receiver can ask about other receivers.',
  },
  handover_disabled: { code: 100, message: '(#100) Handover Protocol APIs disabled for this page.' },
  already_owner: { code: 100, message: '(#100) The calling app is already the thread owner' },
  release_by_non_owner: { code: 100, message: '(#100) Only the current thread owner can release' },
  pass_by_non_owner: { code: 100, subcode: 2018151, message: '(#100) calling app is not the thread owner' },
  pass_to_itself: { code: 100, message: '(#100) The thread owner cannot pass control to itself' },
  request_with_routing: {
    code: 100,
    message: '(#100) Request thread control is not supported when Conversation Routing is enabled.',
  },
  unknown_target_app: { code: 100, subcode: 2018164, message: '(#100) Incorrect App ID.' },

  // Comments
  already_replied: { code: 10900, message: '(#10900) Activity already replied to' },
  comment_unreachable: { code: 10903, message: '(#10903) This user cant reply to this activity' },
  messages_off: { code: 10904, message: '(#10904) This Page has messages disabled' },

  // Reading
  message_deleted: {
    code: 9000001,
    message: '(#9000001) Message has been deleted by the user or the business',
  },
  profile_forbidden: {
    code: 100,
    subcode: 2018247,
    message: '(#100) Insufficient permission to access user profile.',
  },
  ...rareErrors,
  profile_unavailable: { code: 100, subcode: 2018218, message: '(#100) No profile available for this user.' },
}
