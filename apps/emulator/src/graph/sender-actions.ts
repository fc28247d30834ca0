import { openThread } from '../world/people.ts'
import { reactionNames } from '../world/reactions.ts'
import { type Refused, refuse } from '../world/refusals.ts'
import { admitPerson, admitSend, type SendOrder } from '../world/send.ts'
import { type Answered, answered, type CalledVisit } from './endpoint.ts'
import { object, type Params, text, textOf } from './params.ts'

export const isSenderAction = (params: Params) => text(params, 'sender_action') !== null

/** Typing, seen, reactions. They are refused where a message would be. (3.4) */
export function actOnThread(visit: CalledVisit<'page'>, order: SendOrder | Refused): Answered {
  if ('refusal' in order) return order
  const { world, call, node } = visit
  if (call.params.message !== undefined) return refuse('action_with_message')
  const admitted = world.switches.actionsNeedThread ? admitSend(world, order) : admitPerson(world, order)
  if (!admitted.ok) return admitted
  const thread = openThread(world, node.page, order.psid)
  const where = { pageId: node.page.id, psid: order.psid }
  switch (text(call.params, 'sender_action')) {
    case 'typing_on':
      world.tell({ type: 'typing', ...where, by: 'page', on: true })
      break
    case 'typing_off':
      world.tell({ type: 'typing', ...where, by: 'page', on: false })
      break
    case 'mark_seen':
      thread.unreadByPage = 0
      world.tell({ type: 'seen_by_page', ...where })
      break
    case 'react':
    case 'unreact': {
      const payload = object(call.params, 'payload')
      const message = thread.messages.find(({ mid }) => mid === textOf(payload?.message_id))
      if (!message) return refuse('action_failed')
      message.reactions = message.reactions.filter((reaction) => reaction.by !== 'page')
      const emoji = textOf(payload?.reaction)
      if (emoji !== null && text(call.params, 'sender_action') === 'react') {
        message.reactions.push({ by: 'page', emoji, reaction: reactionNames.get(emoji) ?? 'other' })
      }
      world.tell({ type: 'message_changed', ...where, message })
      break
    }
    default:
      return refuse('bad_parameter', { name: 'sender_action' })
  }
  return answered({ recipient_id: order.psid })
}
