import { type ConversationView, inboxRoutes, type MessageView, type ResponseOf } from '@lienmach/contract'
import type { Customer } from './customer.ts'
import { Person } from './person.ts'

/** Somebody of the shop, signed in, with the inbox open. */
export class Member extends Person {
  #sent = 0

  /** The conversation with a customer. Throws when the inbox does not show one. */
  async conversationWith(customer: Customer): Promise<ConversationView> {
    const psid = await customer.psid()
    for (const view of ['all', 'done'] as const) {
      let cursor: string | undefined
      do {
        const page: ResponseOf<typeof inboxRoutes.conversations> = await this.call(
          inboxRoutes.conversations,
          {
            params: {},
            query: {
              view,
              channelId: customer.page.channelId,
              limit: 100,
              ...(cursor !== undefined && { cursor }),
            },
          },
        )
        const found = page.conversations.find(({ contact }) => contact.externalId === psid)
        if (found) return found
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
    }
    throw new Error(`${this.name} sees no conversation with ${customer.name}.`)
  }

  /** The newest messages with a customer, oldest first. */
  async reads(customer: Customer): Promise<MessageView[]> {
    const { id } = await this.conversationWith(customer)
    const { messages } = await this.call(inboxRoutes.messages, {
      params: { conversationId: id },
      query: { limit: 100 },
    })
    return messages
  }

  /** Has a reply accepted; what becomes of it is for later. */
  async repliesTo(customer: Customer, reply: string | Reply): Promise<MessageView> {
    const { id } = await this.conversationWith(customer)
    const { messages } = await this.call(inboxRoutes.sendMessage, {
      params: { conversationId: id },
      body: {
        clientMessageId: `${this.id}-${++this.#sent}`,
        ...(typeof reply === 'string' ? { text: reply } : reply),
      },
    })
    const [message] = messages
    if (message === undefined) throw new Error('The reply became no message.')
    return message
  }

  /** What became of a reply. */
  async looksAt(reply: MessageView, customer: Customer): Promise<MessageView> {
    const found = (await this.reads(customer)).find(({ id }) => id === reply.id)
    if (!found) throw new Error('The reply is gone.')
    return found
  }
}

export interface Reply {
  text?: string
  attachmentIds?: string[]
  stickerId?: string
  replyTo?: string
  clientMessageId?: string
}
