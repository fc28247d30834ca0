import { Customer } from './customer.ts'
import type { Desk, LedgerEntry } from './desk.ts'

/** What staff do in the platform's own inbox. */
export interface MetaInbox {
  /** Answers there, by which the platform takes the thread from us. */
  takesThreadOf(customer: Customer, text?: string): Promise<void>
  says(customer: Customer, text: string): Promise<void>
  movesToDone(customer: Customer): Promise<void>
}

/** A Page on the emulated platform, with the people around it. */
export class FacebookPage {
  readonly desk: Desk
  readonly externalId: string
  /** The emulated person who runs it. */
  readonly adminId: string
  readonly name: string
  /** Ours, once it is connected. */
  channelId = ''
  readonly customers: Customer[] = []

  constructor(desk: Desk, externalId: string, adminId: string, name: string) {
    this.desk = desk
    this.externalId = externalId
    this.adminId = adminId
    this.name = name
  }

  contact(name: string): Customer {
    const customer = new Customer(this, name)
    this.customers.push(customer)
    return customer
  }

  readonly metaInbox: MetaInbox = {
    takesThreadOf: (customer, text = 'Chào bạn, shop đây ạ') => this.metaInbox.says(customer, text),
    says: async (customer, text) => {
      await this.desk.call('POST', `/pages/${this.externalId}/inbox/${await customer.psid()}/messages`, {
        text,
      })
    },
    movesToDone: async (customer) => {
      await this.desk.call('POST', `/pages/${this.externalId}/inbox/${await customer.psid()}/done`)
    },
  }

  /** What the platform accepted from us, in order. */
  ledger(): Promise<LedgerEntry[]> {
    return this.desk.ledger(this.externalId)
  }
}
