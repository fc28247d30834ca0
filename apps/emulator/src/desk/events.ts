import { answerAsAi, endAi } from '../world/ai-agent.ts'
import { addComment, announceComment, type CommentVerb } from '../world/comments.ts'
import { buttonMaker, comeBack, editMessage, react, say, tapButton } from '../world/customer-acts.ts'
import type { Customer, Page, Thread } from '../world/entities.ts'
import { fromCustomer } from '../world/events.ts'
import { beginLeadFlow, endLeadFlow } from '../world/lead-flow.ts'
import { openThread } from '../world/people.ts'
import { pushEvent } from '../world/push-event.ts'
import { readThread } from '../world/receipts.ts'
import { eventFields, isEventKind } from '../world/webhook-fields.ts'
import type { World } from '../world/world.ts'
import { DeskError, findIn } from './find.ts'

type Json = Record<string, unknown>

interface Stage {
  world: World
  page: Page
  customer: Customer
  thread: Thread
  order: Json
}

const word = (order: Json, name: string): string => {
  const value = order[name]
  if (typeof value !== 'string') throw new DeskError(400, `This event needs "${name}".`)
  return value
}
const maybeWord = (order: Json, name: string): string | null =>
  typeof order[name] === 'string' ? order[name] : null
const maybeObject = (order: Json, name: string): Json | null =>
  typeof order[name] === 'object' && order[name] !== null ? (order[name] as Json) : null

function readAll({ world, page, thread }: Stage) {
  readThread(world, page, thread)
  return {}
}

function setBlocked({ world, customer }: Stage, blocked: boolean) {
  customer.unreachable = blocked
  world.tell({ type: 'world_changed', what: 'customer' })
  return {}
}

/** What a customer can do besides writing, by name. What each makes of its fields stands beside it. */
const acts: Record<string, (stage: Stage) => object> = {
  /** Opens the chat, which reads everything in it. */
  open: readAll,
  read: readAll,
  typing({ world, page, customer, order }) {
    world.tell({
      type: 'typing',
      pageId: page.id,
      psid: customer.psid,
      by: 'customer',
      on: order.on !== false,
    })
    return {}
  },
  /** `mid`, and `emoji`: null takes the reaction back. */
  reaction({ world, page, thread, order }) {
    react(world, page, thread, findIn(world).message(thread, word(order, 'mid')), maybeWord(order, 'emoji'))
    return {}
  },
  /** `mid` and the new `text`. */
  edit({ world, page, thread, order }) {
    const message = findIn(world).message(thread, word(order, 'mid'))
    if (!editMessage(world, page, thread, message, word(order, 'text'))) {
      throw new DeskError(409, 'Only a customer’s own message can be edited, and only five times.')
    }
    return { edits: message.edits }
  },
  /** `title`, `payload`, and `mid` of the message that carries the button. */
  postback({ world, page, customer, order }) {
    const title = word(order, 'title')
    const madeBy = buttonMaker(world, maybeWord(order, 'mid'))
    const button = {
      title,
      payload: maybeWord(order, 'payload') ?? title,
      madeBy,
      referral: maybeObject(order, 'referral'),
    }
    return { mid: tapButton(world, page, customer, button).mid }
  },
  /** A tap on a quick reply: `title` and `payload`. */
  quick_reply({ world, page, customer, order }) {
    return {
      mid: say(world, page, customer, { text: word(order, 'title'), tapped: word(order, 'payload') }).mid,
    }
  },
  /** `referral`, as the platform writes it. */
  referral({ world, page, customer, order }) {
    comeBack(
      world,
      page,
      customer,
      maybeObject(order, 'referral') ?? { source: 'SHORTLINK', type: 'OPEN_THREAD' },
    )
    return {}
  },
  block: (stage) => setBlocked(stage, true),
  unblock: (stage) => setBlocked(stage, false),
  /** A lead advertisement asks its questions, and is through with `answers`. */
  lead_flow({ world, thread }) {
    beginLeadFlow(world, thread)
    return {}
  },
  lead_complete({ world, page, thread, order }) {
    const answers = Array.isArray(order.answers)
      ? (order.answers as { question: string; answer: string }[])
      : []
    endLeadFlow(world, page, thread, answers)
    return {}
  },
  /** Meta's AI agent answers with `text`, gives up, or is relieved by staff. */
  ai_answer: ({ world, page, thread, order }) => ({
    mid: answerAsAi(world, page, thread, word(order, 'text')).mid,
  }),
  ai_hands_over({ world, page, thread }) {
    endAi(world, page, thread, 'handsOver')
    return {}
  },
  ai_taken_over({ world, page, thread }) {
    endAi(world, page, thread, 'isTakenOver')
    return {}
  },
  /** `text`, and optionally `postId` or `parentId`. */
  comment({ world, page, customer, order }) {
    const place = { postId: maybeWord(order, 'postId'), parentId: maybeWord(order, 'parentId') }
    const author = { fromId: customer.psid, fromName: customer.name }
    const comment = addComment(world, page, { ...place, ...author, text: word(order, 'text') })
    return { commentId: comment.id, postId: comment.postId }
  },
  /** `commentId`, `verb`, and `text` for `edited`. */
  comment_change({ world, page, order }) {
    const comment = world.comments.get(word(order, 'commentId'))
    if (!comment) throw new DeskError(404, 'There is no such comment.')
    comment.text = maybeWord(order, 'text') ?? comment.text
    announceComment(world, page, comment, word(order, 'verb') as CommentVerb)
    if (order.verb === 'remove') world.comments.delete(comment.id)
    return {}
  },
}

/** Lets a customer do something: one of the acts above, or any event of the platform with `event` as its body. */
export function performEvent(
  world: World,
  page: Page,
  customer: Customer,
  order: Json & { kind: string },
): object {
  const act = Object.hasOwn(acts, order.kind) ? acts[order.kind] : undefined
  const thread = openThread(world, page, customer.psid)
  if (act) return act({ world, page, customer, thread, order })
  if (!isEventKind(order.kind)) {
    const kinds = [...Object.keys(acts), ...Object.keys(eventFields)].join(', ')
    throw new DeskError(400, `There is no event "${order.kind}". These exist: ${kinds}.`)
  }
  inject(world, page, thread, order.kind, maybeObject(order, 'event') ?? {})
  return {}
}

/** An event in the platform's own words, without changing the world. */
function inject(world: World, page: Page, thread: Thread, kind: keyof typeof eventFields, body: Json) {
  const now = world.clock.now()
  const isChange = kind === 'feed' || kind === 'inbox_labels' || kind === 'business_integrity'
  if (isChange) {
    const event = { field: eventFields[kind].field, value: body }
    pushEvent(world, page, { kind, thread: null, event, channel: 'changes' })
    return
  }
  const faceless = kind === 'policy_enforcement' || kind === 'app_roles'
  const head = faceless ? { recipient: { id: page.id }, timestamp: now } : fromCustomer(thread, now)
  const key = kind === 'echo' ? 'message' : kind
  pushEvent(world, page, { kind, thread, event: { ...head, [key]: body } })
}
