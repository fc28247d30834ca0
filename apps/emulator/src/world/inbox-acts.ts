import { seize } from './control-thread.ts'
import type { Page, Thread } from './entities.ts'
import type { Message } from './message.ts'
import { speakForPage } from './page-message.ts'
import type { NewMessage } from './store-message.ts'
import { systemApps } from './system-apps.ts'
import type { World } from './world.ts'

/** A member of staff answers in Meta Business Suite, which takes the thread. */
export function replyInInbox(
  world: World,
  page: Page,
  thread: Thread,
  content: Omit<NewMessage, 'from'>,
): Message {
  const message = speakForPage(world, page, thread, { ...content, appId: systemApps.inbox })
  thread.unreadByPage = 0
  thread.folder = 'inbox'
  seize(world, page, thread, systemApps.inbox, null)
  return message
}

/** Staff move the thread to Main: the same takeover without a message. */
export function moveToMain(world: World, page: Page, thread: Thread) {
  thread.folder = 'inbox'
  world.tell({ type: 'folder_changed', pageId: page.id, psid: thread.psid, folder: 'inbox' })
  seize(world, page, thread, systemApps.inbox, null)
}

/** Staff call the thread spam, where what the customer writes stays unnoticed. Who controls it does not change. */
export function moveToSpam(world: World, page: Page, thread: Thread) {
  thread.folder = 'spam'
  world.tell({ type: 'folder_changed', pageId: page.id, psid: thread.psid, folder: 'spam' })
}

/** Staff look at the thread in Meta's inbox. */
export function lookInInbox(world: World, page: Page, thread: Thread) {
  thread.unreadByPage = 0
  world.tell({ type: 'seen_by_page', pageId: page.id, psid: thread.psid })
}
