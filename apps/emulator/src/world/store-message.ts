import type { Page, Thread } from './entities.ts'
import { mint } from './ids.ts'
import { noteVolume } from './limits.ts'
import { blankMessage, type Message } from './message.ts'
import { folderOf } from './thread-control.ts'
import type { World } from './world.ts'

export type NewMessage = Pick<Message, 'from'> & Partial<Omit<Message, 'from' | 'mid' | 'at'>>

/** Writes a message into its thread. No two of a thread share a millisecond, so their order is never in doubt. */
export function storeMessage(world: World, page: Page, thread: Thread, content: NewMessage): Message {
  const last = thread.messages.at(-1)
  const message: Message = {
    ...blankMessage,
    attachments: [],
    quickReplies: [],
    reactions: [],
    ...content,
    mid: mint.mid(world.random),
    at: Math.max(world.clock.now(), last ? last.at + 1 : 0),
  }
  thread.messages.push(message)
  thread.updatedAt = message.at
  if (message.from === 'customer' && thread.folder !== 'spam')
    thread.folder = folderOf(page, thread, message.at)
  world.messages.set(message.mid, { thread, message })
  noteVolume(world, page)
  world.tell({ type: 'message', pageId: page.id, psid: thread.psid, message })
  return message
}
