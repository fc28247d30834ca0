import type { MessageView } from '@lienmach/contract'
import type { FaultRule } from '@lienmach/emulator'
import {
  type Customer,
  type FacebookPage,
  type Member,
  startWorld,
  type World,
  type WorldOptions,
} from '@lienmach/testkit'

/** A shop with one Page, an agent, and customers who have just written. */
export interface Shop extends AsyncDisposable {
  world: World
  page: FacebookPage
  minh: Member
  /** A new customer who wrote within the window. */
  customer(name: string): Promise<Customer>
  /** Has calls or echoes concerning one customer go wrong. Earlier faults stay. */
  fault(
    customer: Customer,
    kind: FaultRule['kind'],
    effect: FaultRule['effect'],
    times?: number,
  ): Promise<void>
  noMoreFaults(): Promise<void>
  /** How many sends the platform accepted for a customer, and what they said, in order. */
  accepted(customer: Customer): Promise<string[]>
  state(customer: Customer, reply: MessageView): Promise<string | undefined>
  /** Lets time pass and everything that falls due in it. */
  passes(ms: number): Promise<void>
}

export async function openShop(options?: WorldOptions, mode?: 'zero_config' | 'routing'): Promise<Shop> {
  const world = await startWorld(options)
  const page = await world.connectFacebookPage(mode === undefined ? {} : { mode })
  const minh = await world.signIn('Trần Minh')
  let rules: FaultRule[] = []
  return {
    world,
    page,
    minh,
    async customer(name) {
      const customer = page.contact(name)
      await customer.says('Shop ơi')
      await world.settles()
      return customer
    },
    async fault(customer, kind, effect, times) {
      const psid = await customer.psid()
      rules = [...rules, { kind, match: { psid }, effect, ...(times !== undefined && { times }) }]
      await world.desk.faults(rules)
    },
    async noMoreFaults() {
      rules = []
      await world.desk.faults(rules)
    },
    async accepted(customer) {
      const psid = await customer.psid()
      return (await page.ledger()).filter((entry) => entry.psid === psid).map(({ text }) => text ?? '')
    },
    async state(customer, reply) {
      return (await minh.looksAt(reply, customer)).delivery?.state
    },
    async passes(ms) {
      await world.clock.advance(ms)
      await world.settles()
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}
