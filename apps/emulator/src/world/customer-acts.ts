import { answerUnattended } from './automations.ts'
import { setOwner } from './control-thread.ts'
import type { Customer, Page, Thread } from './entities.ts'
import { fromCustomer } from './events.ts'
import type { Message } from './message.ts'
import { entryPointOf, routeFor } from './page-mode.ts'
import { openThread } from './people.ts'
import { pushEvent } from './push-event.ts'
import { reactionNames } from './reactions.ts'
import { type NewMessage, storeMessage } from './store-message.ts'
import { defaultAppOf, ownerAt } from './thread-control.ts'
import { wireMessage } from './wire-message.ts'
import type { World } from './world.ts'

/**
 * The customer did something that opens the 24-hour window. An owned thread stays owned for longer; an idle one goes
 * to the app of the way they came in, else to the default app, and stays idle where there is none.
 */
function noteActivity(
  world: World,
  page: Page,
  thread: Thread,
  referral: Record<string, unknown> | null = null,
) {
  const now = world.clock.now()
  const until = now + world.switches.ownershipLifetimeMs
  const owner = ownerAt(thread, now)
  thread.lastUserAt = now
  if (owner !== null) {
    thread.ownerUntil = Math.max(thread.ownerUntil ?? 0, until)
    return
  }
  const entry = entryPointOf(referral)
  const routed = routeFor(page, entry)
  const next = routed ?? defaultAppOf(page)
  const keptUntil = routed !== null && entry === 'campaign' ? now + page.campaignControlMs : until
  if (next !== null) setOwner(world, thread, next, keptUntil)
  else if (thread.ownerAppId !== null) setOwner(world, thread, null, null)
}

/** People without a role on an app in development are not heard by it. */
function heardBy(world: World, customer: Customer, appId: string): boolean {
  return customer.tester || (world.apps.get(appId)?.live ?? true)
}

/** The customer writes. Several pictures are one message, or so many when the switch says so; the last one is returned. */
export function say(
  world: World,
  page: Page,
  customer: Customer,
  content: Omit<NewMessage, 'from'>,
): Message {
  const pictures = content.attachments ?? []
  if (!world.switches.imagesApart || pictures.length < 2) return sayOnce(world, page, customer, content)
  const said = pictures.map((picture) =>
    sayOnce(world, page, customer, { ...content, attachments: [picture] }),
  )
  return said.at(-1) as Message
}

function sayOnce(world: World, page: Page, customer: Customer, content: Omit<NewMessage, 'from'>): Message {
  const thread = openThread(world, page, customer.psid)
  noteActivity(world, page, thread, content.referral)
  const message = storeMessage(world, page, thread, { ...content, from: 'customer' })
  thread.unreadByPage++
  const event = { ...fromCustomer(thread, message.at), message: wireMessage(world, message) }
  pushEvent(world, page, {
    kind: 'message',
    thread,
    event: (_channel, appId) => (heardBy(world, customer, appId) ? event : null),
  })
  answerUnattended(world, page, thread)
  return message
}

/** The customer taps a button. Only the app that made the button learns its payload. */
export function tapButton(
  world: World,
  page: Page,
  customer: Customer,
  button: { title: string; payload: string; madeBy: string | null; referral: Record<string, unknown> | null },
): Message {
  const thread = openThread(world, page, customer.psid)
  noteActivity(world, page, thread, button.referral)
  const message = storeMessage(world, page, thread, { from: 'customer', text: button.title })
  thread.unreadByPage++
  const told = (full: boolean) => ({
    ...fromCustomer(thread, message.at),
    postback: {
      mid: message.mid,
      title: button.title,
      ...(full ? { payload: button.payload } : {}),
      ...(button.referral === null ? {} : { referral: button.referral }),
    },
  })
  if (button.madeBy !== null) {
    const mine = {
      kind: 'postback',
      thread,
      event: told(true),
      onlyTo: button.madeBy,
      channel: 'messaging',
    } as const
    pushEvent(world, page, mine)
  }
  pushEvent(world, page, {
    kind: 'postback',
    thread,
    event: (channel, appId) => {
      if (appId === button.madeBy) return null
      return told(channel === 'messaging' && button.madeBy === null)
    },
  })
  return message
}

/** The customer reacts to a message, or takes the reaction back with a null emoji. */
export function react(world: World, page: Page, thread: Thread, message: Message, emoji: string | null) {
  const before = message.reactions.find((reaction) => reaction.by === 'customer')
  message.reactions = message.reactions.filter((reaction) => reaction.by !== 'customer')
  const shown = emoji ?? before?.emoji ?? '❤'
  const reaction = reactionNames.get(shown) ?? 'other'
  if (emoji !== null) {
    message.reactions.push({ by: 'customer', emoji, reaction })
    noteActivity(world, page, thread)
  }
  const said = { reaction, emoji: shown, action: emoji === null ? 'unreact' : 'react', mid: message.mid }
  pushEvent(world, page, {
    kind: 'reaction',
    thread,
    event: { ...fromCustomer(thread, world.clock.now()), reaction: said },
  })
  world.tell({ type: 'message_changed', pageId: page.id, psid: thread.psid, message })
}

const mostEdits = 5

/** The customer corrects a message; the client allows five corrections. False when there are none left. */
export function editMessage(
  world: World,
  page: Page,
  thread: Thread,
  message: Message,
  text: string,
): boolean {
  if (message.from !== 'customer' || message.edits >= mostEdits) return false
  message.text = text
  message.edits++
  const edit = { mid: message.mid, text, num_edit: message.edits }
  pushEvent(world, page, {
    kind: 'message_edit',
    thread,
    event: { ...fromCustomer(thread, world.clock.now()), message_edit: edit },
  })
  world.tell({ type: 'message_changed', pageId: page.id, psid: thread.psid, message })
  return true
}

/** The customer comes back through a link or an advertisement. */
export function comeBack(world: World, page: Page, customer: Customer, referral: Record<string, unknown>) {
  const thread = openThread(world, page, customer.psid)
  noteActivity(world, page, thread, referral)
  pushEvent(world, page, {
    kind: 'referral',
    thread,
    event: { ...fromCustomer(thread, world.clock.now()), referral },
  })
}

/** A button's payload by the message that carries it; the Page's own menus belong to nobody in particular. */
export function buttonMaker(world: World, mid: string | null): string | null {
  return mid === null ? null : (world.messages.get(mid)?.message.appId ?? null)
}
