import type { App, Customer, Page, Thread, User } from '../world/entities.ts'
import type { Message } from '../world/message.ts'
import { openThread } from '../world/people.ts'
import type { World } from '../world/world.ts'

/** The desk was asked for something that cannot be; becomes an answer with this status. */
export class DeskError extends Error {
  readonly statusCode: number
  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

function known<Thing>(thing: Thing | undefined, what: string, id: string): Thing {
  if (thing === undefined) throw new DeskError(404, `There is no ${what} ${id}.`)
  return thing
}

/** What the desk's paths name, or a 404. */
export const findIn = (world: World) => ({
  app: (id: string): App => known(world.apps.get(id), 'app', id),
  user: (id: string): User => known(world.users.get(id), 'user', id),
  page: (id: string): Page => known(world.pages.get(id), 'Page', id),
  customer(pageId: string, psid: string): { page: Page; customer: Customer } {
    const page = this.page(pageId)
    return { page, customer: known(page.customers.get(psid), 'customer', psid) }
  },
  thread(pageId: string, psid: string): { page: Page; thread: Thread } {
    const { page } = this.customer(pageId, psid)
    return { page, thread: openThread(world, page, psid) }
  },
  message(thread: Thread, mid: string): Message {
    return known(
      thread.messages.find((message) => message.mid === mid),
      'message',
      mid,
    )
  },
})
