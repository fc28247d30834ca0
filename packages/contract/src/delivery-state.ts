import type { MessageState } from './views.ts'

/**
 * What a sent reply has come to, given how far the customer's side has received and read. A receipt changes no message
 * by itself: whoever hears of new marks applies them to the messages at hand, so server and browser share this rule.
 */
export function deliveryState(
  state: MessageState,
  at: number,
  marks: { deliveredUntil: number | null; readUntil: number | null },
): MessageState {
  if (state !== 'sent' && state !== 'delivered') return state
  if (marks.readUntil !== null && at <= marks.readUntil) return 'read'
  if (marks.deliveredUntil !== null && at <= marks.deliveredUntil) return 'delivered'
  return state
}
