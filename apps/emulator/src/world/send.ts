import type { Comment } from './comments.ts'
import { handOver, seize, setOwner } from './control-thread.ts'
import type { App, Page, Thread } from './entities.ts'
import type { Attachment, Message, QuickReply } from './message.ts'
import { speakForPage } from './page-message.ts'
import { openThread } from './people.ts'
import { type Refused, refuse } from './refusals.ts'
import { systemApps } from './system-apps.ts'
import { defaultAppOf, ownerAt, speakVerdict } from './thread-control.ts'
import type { World } from './world.ts'

/** A send as an app asks for it, already read from the wire. */
export interface SendOrder {
  app: App
  page: Page
  psid: string
  messagingType: string
  tag: string | null
  text: string | null
  quickReplies: QuickReply[]
  metadata: string | null
  replyTo: string | null
  personaId: string | null
  threadControl: { type: 'pass' | 'release'; appId: string | null } | null
  /** A private reply to a comment opens no window and needs none. */
  privateReplyTo: Comment | null
}

const day = 24 * 60 * 60_000

/** Whether the platform lets this send through: recipient, then owner, then window and tag. (3.7; the order is unsure) */
export function admitSend(world: World, order: SendOrder): { ok: true } | Refused {
  const [first, second] = world.switches.windowBeforeOwner
    ? [checkWindow, checkOwner]
    : [checkOwner, checkWindow]
  return checkRecipient(world, order) ?? first(world, order) ?? second(world, order) ?? { ok: true }
}

/** Whether the person can be reached at all, whoever holds the thread and however long ago they wrote. */
export function admitPerson(world: World, order: SendOrder): { ok: true } | Refused {
  return checkRecipient(world, order) ?? { ok: true }
}

function checkRecipient(world: World, { app, page, psid }: SendOrder): Refused | null {
  const customer = page.customers.get(psid)
  if (!customer) return refuse('no_such_person')
  if (page.restricted) return refuse('page_restricted')
  if (!app.live && !customer.tester) return refuse('no_app_role')
  if (!customer.unreachable) return null
  return refuse(world.switches.unreachableAs200 ? 'unreachable_200' : 'unreachable')
}

const isHumanAgent = (order: SendOrder) => order.tag === 'HUMAN_AGENT'
const hasHumanAgent = (order: SendOrder) => order.app.features.has('human_agent')

function verdictOn(world: World, order: SendOrder, thread: Thread) {
  const ignoresOwner = world.switches.zeroConfigIgnoresOwner
  const tagged = { humanAgent: isHumanAgent(order), approved: hasHumanAgent(order), ignoresOwner }
  return speakVerdict(order.page, thread, order.app.id, tagged, world.clock.now())
}

function checkOwner(world: World, order: SendOrder): Refused | null {
  const thread = order.page.threads.get(order.psid)
  if (!thread || verdictOn(world, order, thread) !== 'other_app_owns') return null
  const byLeadFlow = ownerAt(thread, world.clock.now()) === systemApps.leadFlow
  if (byLeadFlow && !world.switches.leadFlowRefusedAsOwned) return refuse('lead_flow_runs')
  const asTag = isHumanAgent(order) && world.switches.takeoverRefusedAsTag
  return refuse(asTag ? 'human_agent_missing' : 'other_app_owns')
}

function checkWindow(world: World, order: SendOrder): Refused | null {
  if (order.privateReplyTo) return null
  const lastUserAt = order.page.threads.get(order.psid)?.lastUserAt ?? null
  const age = lastUserAt === null ? Number.POSITIVE_INFINITY : world.clock.now() - lastUserAt
  switch (order.messagingType) {
    case 'RESPONSE':
    case 'UPDATE':
      return age <= day ? null : refuse('window_closed')
    case 'UTILITY':
      return null
    case 'MESSAGE_TAG':
      if (world.switches.retiredTags.includes(order.tag ?? ''))
        return refuse('tag_retired', { tag: order.tag ?? '' })
      if (!isHumanAgent(order)) return refuse('tag_unknown', { tag: order.tag ?? '' })
      if (!hasHumanAgent(order)) return refuse('human_agent_missing')
      if (order.replyTo !== null && !world.switches.replyToWithHumanAgent) return refuse('reply_with_tag')
      return age <= 7 * day ? null : refuse('window_closed')
    default:
      return refuse('bad_messaging_type', { value: order.messagingType })
  }
}

/** Takes the send into the ledger and the thread. Call only what `admitSend` let through. */
export function acceptSend(world: World, order: SendOrder, attachments: Attachment[]): Message {
  const { app, page, psid, text, quickReplies, metadata, replyTo, personaId } = order
  const thread = openThread(world, page, psid)
  moveOwner(world, order, thread)
  const message = speakForPage(world, page, thread, {
    appId: app.id,
    text,
    attachments,
    quickReplies,
    metadata,
    replyTo,
    personaId,
  })
  world.ledger.push({
    order: world.ledger.length + 1,
    mid: message.mid,
    pageId: page.id,
    psid,
    appId: app.id,
    at: message.at,
    metadata,
    text,
    attachments: attachments.map((attachment) => attachment.type),
    messagingType: order.messagingType,
    tag: order.tag,
    replyTo,
  })
  if (order.privateReplyTo) {
    order.privateReplyTo.answeredPrivately = true
    if (world.switches.privateReplyLine) noteComment(world, page, thread, order.privateReplyTo)
  }
  if (order.threadControl) applyThreadControl(world, order, thread)
  return message
}

/** The platform's own line above a private reply, as reports have it. (2.9) */
function noteComment(world: World, page: Page, thread: Thread, comment: Comment) {
  const text = `You are replying to a comment on your post. See comment(https://facebook.com/${comment.id})`
  speakForPage(world, page, thread, { appId: systemApps.inbox, text, system: true })
}

function moveOwner(world: World, order: SendOrder, thread: Thread) {
  const until = world.clock.now() + world.switches.ownershipLifetimeMs
  const verdict = verdictOn(world, order, thread)
  if (verdict === 'becomes_owner') setOwner(world, thread, order.app.id, until)
  if (verdict === 'takes_over') seize(world, order.page, thread, order.app.id, null)
  const owns = ownerAt(thread, world.clock.now()) === order.app.id
  if (owns && world.switches.sendExtendsOwnership) thread.ownerUntil = Math.max(thread.ownerUntil ?? 0, until)
}

/** After the message: `pass` is announced, `release` is not. (4.4) */
function applyThreadControl(world: World, order: SendOrder, thread: Thread) {
  const target = order.threadControl?.appId ?? defaultAppOf(order.page)
  if (order.threadControl?.type === 'pass' && target !== null)
    handOver(world, order.page, thread, target, null)
  else setOwner(world, thread, null, null)
}
