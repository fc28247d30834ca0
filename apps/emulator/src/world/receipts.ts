import type { Customer, Page, Thread } from './entities.ts'
import { deliveryEvent, readEvent } from './events.ts'
import type { Message } from './message.ts'
import { pushEvent } from './push-event.ts'
import { later } from './task.ts'
import type { World } from './world.ts'

/** Starts the way of a Page's message to the customer: delivered when their app receives it, read when they look. */
export function expectReceipts(world: World, page: Page, thread: Thread, message: Message) {
  const customer = page.customers.get(thread.psid)
  if (!customer || customer.unreachable) return
  if (customer.online) later(world, world.switches.deliveryDelayMs, { do: 'deliver', mid: message.mid })
  if (world.switches.autoRead)
    later(world, world.switches.readDelayMs, { do: 'read', pageId: page.id, psid: thread.psid })
}

/** The customer's app receives messages. */
export function deliver(world: World, page: Page, thread: Thread, messages: Message[]) {
  const fresh = messages.filter((message) => message.deliveredAt === null)
  if (fresh.length === 0) return
  const now = world.clock.now()
  for (const message of fresh) {
    message.deliveredAt = now
    thread.deliveredUpTo = Math.max(thread.deliveredUpTo, message.at)
    world.tell({ type: 'message_changed', pageId: page.id, psid: thread.psid, message })
  }
  const mids = world.switches.deliveryOmitsMids ? null : fresh.map((message) => message.mid)
  const at = world.switches.deliveryLacksTimestamp ? null : now
  pushEvent(world, page, { kind: 'delivery', thread, event: deliveryEvent(thread, at, mids) })
}

/** The customer's app connects again and receives what waited. */
export function comeOnline(world: World, page: Page, customer: Customer) {
  customer.online = true
  const thread = page.threads.get(customer.psid)
  if (thread) deliver(world, page, thread, sentByPage(thread))
}

/** The customer opens the chat: everything there is delivered and read. */
export function readThread(world: World, page: Page, thread: Thread) {
  const messages = sentByPage(thread)
  deliver(world, page, thread, messages)
  const unread = messages.filter((message) => message.readAt === null)
  const last = unread.at(-1)
  if (!last) return
  const now = world.clock.now()
  thread.readUpTo = Math.max(thread.readUpTo, last.at)
  for (const message of unread) {
    message.readAt = now
    world.tell({ type: 'message_changed', pageId: page.id, psid: thread.psid, message })
  }
  pushEvent(world, page, { kind: 'read', thread, event: readEvent(thread, now) })
}

/** Newest last; stops at the first one already read, since everything before it is too. */
function sentByPage(thread: Thread): Message[] {
  const found: Message[] = []
  for (let index = thread.messages.length - 1; index >= 0; index--) {
    const message = thread.messages[index] as Message
    if (message.from !== 'page') continue
    if (message.readAt !== null) break
    found.push(message)
  }
  return found.reverse()
}
