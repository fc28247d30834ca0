import type { Page, Thread } from './entities.ts'

/** The head that every event of a thread carries when the customer acted. */
export function fromCustomer(thread: Thread, at: number) {
  return { sender: { id: thread.psid }, recipient: { id: thread.pageId }, timestamp: at }
}

/** An echo is the other way about: the Page is the sender. */
export function fromPage(thread: Thread, at: number) {
  return { sender: { id: thread.pageId }, recipient: { id: thread.psid }, timestamp: at }
}

export function deliveryEvent(thread: Thread, at: number | null, mids: string[] | null) {
  return {
    sender: { id: thread.psid },
    recipient: { id: thread.pageId },
    delivery: { ...(mids === null ? {} : { mids }), watermark: thread.deliveredUpTo },
    ...(at === null ? {} : { timestamp: at }),
  }
}

export function readEvent(thread: Thread, at: number) {
  return { ...fromCustomer(thread, at), read: { watermark: thread.readUpTo } }
}

export function threadControlEvent(
  kind: 'pass_thread_control' | 'take_thread_control' | 'request_thread_control',
  _page: Page,
  thread: Thread,
  at: number,
  body: Record<string, unknown>,
) {
  return { ...fromCustomer(thread, at), [kind]: body }
}
