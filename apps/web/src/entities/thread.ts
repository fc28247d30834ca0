import { type ConversationView, deliveryState, type MessageView } from '@lienmach/contract'

/**
 * What is known of one conversation's messages: an unbroken stretch of the timeline, oldest first, and replies of
 * this browser that the server has not confirmed yet.
 */
export interface Thread {
  readonly id: string
  readonly messages: readonly MessageView[]
  /** Cursor to what came before; null at the very beginning. */
  readonly previous: string | null
  /** Cursor to what came after, when the stretch does not reach the newest message (after a jump). */
  readonly next: string | null
  readonly loaded: boolean
  /** Grows whenever another stretch takes the place of this one, as after a jump. */
  readonly stretch: number
}

export const emptyThread = (id: string): Thread => ({
  id,
  messages: [],
  previous: null,
  next: null,
  loaded: false,
  stretch: 0,
})

/** The timeline's order: platform time, then id, exactly as the server sorts. */
export function compareMessages(a: MessageView, b: MessageView): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Puts views as they are now into a thread: known ones are replaced, new ones take their place in the order. */
export function mergeMessages(thread: Thread, views: readonly MessageView[]): Thread {
  const news = new Map(views.map((view) => [view.id, view]))
  const kept = thread.messages.filter((message) => !news.has(message.id))
  const oldest = thread.messages[0]
  const newest = thread.messages.at(-1)
  // A message outside the stretch we hold belongs to a page we have not read yet, and will come with it.
  const fits = (view: MessageView) =>
    thread.messages.some((message) => message.id === view.id) ||
    ((thread.previous === null || oldest === undefined || compareMessages(view, oldest) > 0) &&
      (thread.next === null || newest === undefined || compareMessages(view, newest) < 0))
  const merged = [...kept, ...[...news.values()].filter(fits)].sort(compareMessages)
  return { ...thread, messages: merged }
}

/** Lets replies show what a receipt says of them. The server tells of a receipt by the conversation alone. */
export function applyReceipts(
  thread: Thread,
  marks: Pick<ConversationView, 'deliveredUntil' | 'readUntil'>,
): Thread {
  let changed = false
  const messages = thread.messages.map((message) => {
    if (message.delivery === null) return message
    const state = deliveryState(message.delivery.state, message.at, marks)
    if (state === message.delivery.state) return message
    changed = true
    return { ...message, delivery: { ...message.delivery, state } }
  })
  return changed ? { ...thread, messages } : thread
}

/** Joins an older or newer page to the stretch. */
export function joinPage(
  thread: Thread,
  page: { messages: readonly MessageView[]; previous: string | null; next: string | null },
  where: 'before' | 'after' | 'instead',
): Thread {
  if (where === 'instead') {
    return {
      ...thread,
      messages: [...page.messages].sort(compareMessages),
      previous: page.previous,
      next: page.next,
      loaded: true,
      stretch: thread.stretch + 1,
    }
  }
  const byId = new Map([...page.messages, ...thread.messages].map((message) => [message.id, message]))
  return {
    ...thread,
    messages: [...byId.values()].sort(compareMessages),
    previous: where === 'before' ? page.previous : thread.previous,
    next: where === 'after' ? page.next : thread.next,
  }
}
