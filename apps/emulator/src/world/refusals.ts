import { rareRefusals } from './rare-refusals.ts'

/** Every way in which the platform says no. What each looks like on the wire is `graph/errors.ts`. */
export const refusals = [
  // Calls
  'unknown_path',
  'unknown_object',
  'old_version',
  'bad_parameter',
  'missing_parameter',
  'unknown_field',
  'bad_json',
  'unknown_error',
  'service_unavailable',
  'invalid_json_reply',
  'app_throttled',
  'too_many_calls',
  'too_many_media_calls',
  'day_spent',
  'high_volume',
  // Tokens
  'no_token',
  'malformed_token',
  'app_removed',
  'checkpointed',
  'password_changed',
  'expired',
  'unconfirmed_user',
  'logged_out',
  'lost_page_role',
  'page_not_granted',
  'proof_missing',
  'proof_wrong',
  'wrong_token_kind',
  'not_your_page',
  'permission_missing',
  'task_missing',
  'app_token_needed',
  // Login
  'unknown_app',
  'wrong_secret',
  'code_expired',
  'code_used',
  'code_unknown',
  'redirect_differs',
  'callback_failed',
  // Sends
  'empty_message',
  'text_too_long',
  'metadata_too_long',
  'too_many_quick_replies',
  'too_few_quick_replies',
  'no_such_person',
  'bad_messaging_type',
  'tag_retired',
  'tag_unknown',
  'human_agent_missing',
  'window_closed',
  'other_app_owns',
  'lead_flow_runs',
  'unreachable',
  'unreachable_200',
  'page_restricted',
  'text_with_attachment',
  'action_with_message',
  'action_failed',
  'template_invalid',
  'too_many_elements',
  'too_few_elements',
  'no_app_role',
  'template_not_approved',
  'template_words_differ',
  'reply_with_tag',
  'reusable_in_send',
  'routing_needed',
  // Attachments
  'fetch_failed',
  'type_mismatch',
  'too_large',
  'attachment_unknown',
  'video_timed_out',
  'one_file_needed',
  'file_name_not_plain',
  // Thread control
  'take_without_routing',
  'take_not_allowed',
  'take_by_secondary',
  'receivers_only',
  'primary_only',
  'handover_disabled',
  'already_owner',
  'release_by_non_owner',
  'pass_by_non_owner',
  'pass_to_itself',
  'request_with_routing',
  'unknown_target_app',
  // Comments
  'already_replied',
  'comment_unreachable',
  'messages_off',
  // Reading
  'message_deleted',
  'profile_unavailable',
  'profile_forbidden',
  ...rareRefusals,
] as const

export type Refusal = (typeof refusals)[number]

/** The platform's no, with what its sentence needs. */
export interface Refused {
  ok: false
  refusal: Refusal
  details: Record<string, string>
}

export const refuse = (refusal: Refusal, details: Record<string, string> = {}): Refused => ({
  ok: false,
  refusal,
  details,
})
