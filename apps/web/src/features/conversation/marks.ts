import type { MessageState, MessageView } from '@lienmach/contract'
import { mayPassByItself } from './failure-help.ts'

/** How a bubble looks: a held or doubtful reply may never look like a sent one. */
export type BubbleLook = 'plain' | 'waiting' | 'held' | 'uncertain' | 'failed' | 'withdrawn'

export function lookOf({ delivery }: Pick<MessageView, 'delivery'>): BubbleLook {
  if (delivery === null) return 'plain'
  switch (delivery.state) {
    case 'sent':
    case 'delivered':
    case 'read':
      return 'plain'
    case 'queued':
    case 'sending':
      return 'waiting'
    case 'held':
      return 'held'
    case 'uncertain':
      return 'uncertain'
    case 'failed':
      return 'failed'
    case 'cancelled':
    case 'resent':
    case 'abandoned':
      return 'withdrawn'
    default:
      return delivery.state satisfies never
  }
}

/** States that a run of bubbles must each admit to; the others are said once, under the last of a run. */
const alwaysSaid: ReadonlySet<MessageState> = new Set([
  'held',
  'uncertain',
  'failed',
  'cancelled',
  'resent',
  'abandoned',
])

/**
 * The message that carries the mark of a run: the last one in each state, except that what waits, failed or is in
 * doubt always speaks for itself.
 */
export function showsMark(message: MessageView, later: readonly MessageView[]): boolean {
  const state = message.delivery?.state
  if (state === undefined) return false
  if (alwaysSaid.has(state)) return true
  return !later.some((other) => other.delivery !== null && other.delivery.state === state)
}

/** What an agent may do about a reply, by its state. The server has the last word. */
export function actionsOn(message: MessageView, now: number): readonly MessageAction[] {
  const delivery = message.delivery
  if (delivery === null) return []
  switch (delivery.state) {
    case 'queued':
      return ['edit', 'cancel']
    case 'held':
      return ['edit', 'cancel', 'send_again']
    case 'failed':
      return ['send_again', 'cancel']
    case 'uncertain':
      return delivery.decidableAt !== null && now >= delivery.decidableAt
        ? [
            'mark_delivered',
            'send_again',
            'abandon',
            ...(delivery.steppedOver ? [] : (['step_over'] as const)),
          ]
        : delivery.steppedOver
          ? []
          : ['step_over']
    default:
      return []
  }
}

export type MessageAction = 'edit' | 'cancel' | 'send_again' | 'mark_delivered' | 'abandon' | 'step_over'

/** What has to be asked before an action: the customer may get it twice, lose it, or nothing is gained by it. */
export function questionBefore(
  { delivery }: Pick<MessageView, 'delivery'>,
  action: MessageAction,
): 'send_again' | 'try_again' | 'cancel' | null {
  if (action === 'cancel') return delivery?.state === 'held' ? 'cancel' : null
  if (action !== 'send_again') return null
  if (delivery?.state === 'uncertain') return 'send_again'
  // Whoever is asked whether a held reply still fits has been asked already.
  if (delivery?.state === 'held')
    return delivery.heldBecause === 'customer_wrote' || delivery.heldBecause === 'held_long'
      ? null
      : 'try_again'
  const refused = delivery?.refusal?.class
  return refused === undefined || mayPassByItself(refused) ? null : 'try_again'
}
