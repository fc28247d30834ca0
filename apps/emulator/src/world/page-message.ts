import type { Page, Thread } from './entities.ts'
import { fromPage } from './events.ts'
import type { Message } from './message.ts'
import { pushEvent } from './push-event.ts'
import { expectReceipts } from './receipts.ts'
import { type NewMessage, storeMessage } from './store-message.ts'
import { later } from './task.ts'
import { wireMessage } from './wire-message.ts'
import type { World } from './world.ts'

/** A message of the Page, whoever wrote it: stored, echoed to every app, and on its way to the customer. */
export function speakForPage(
  world: World,
  page: Page,
  thread: Thread,
  content: Omit<NewMessage, 'from'>,
): Message {
  const message = storeMessage(world, page, thread, { ...content, from: 'page' })
  if (world.switches.echoBeforeResponse || world.switches.echoDelayMs === 0)
    echo(world, page, thread, message)
  else later(world, world.switches.echoDelayMs, { do: 'echo', mid: message.mid })
  expectReceipts(world, page, thread, message)
  return message
}

/** Tells every app what was said for the Page. */
export function echo(world: World, page: Page, thread: Thread, message: Message) {
  const event = { ...fromPage(thread, message.at), message: wireMessage(world, message) }
  pushEvent(world, page, { kind: 'echo', thread, event })
}
