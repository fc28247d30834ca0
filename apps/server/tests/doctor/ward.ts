import { type ChannelCheckView, type ChannelHealthView, channelRoutes } from '@lienmach/contract'
import {
  type Customer,
  type FacebookPage,
  startWorld,
  type World,
  type WorldOptions,
} from '@lienmach/testkit'

/** What each question answers: `state: reason`, by name. */
export type Chart = Record<string, string>

/** A Page that works, with a customer who has just written, and what can befall it. */
export interface Patient {
  world: World
  page: FacebookPage
  lan: Customer
  /** What the doctor finds now. */
  chart(): Promise<Chart>
  checks(): Promise<ChannelCheckView[]>
  health(): Promise<ChannelHealthView>
  /** Another customer writes for the first time. */
  hears(name: string): Promise<Customer>
  /** Something happens to the Facebook account that connected the Page. */
  befalls(accident: string): Promise<void>
  /** An admin of the Page sets something on Facebook. */
  sets(settings: object): Promise<void>
  /** The Page no longer tells our app what happens. */
  unsubscribes(): Promise<void>
  /** The person who connected it allows no more than these. */
  allows(permissions: string[]): Promise<void>
  /** Another vendor's app, which hears of the Page. */
  otherApp(): Promise<{ id: string; says(customer: Customer, text: string): Promise<void> }>
  /** Something happens to a customer's thread in Meta's inbox. */
  event(customer: Customer, event: object): Promise<void>
}

/** What was said before a Page was connected is read beside everything else; nothing of it comes later. */
async function historyIsRead(world: World, { channelId }: FacebookPage): Promise<void> {
  for (;;) {
    const channel = await world.owner.call(channelRoutes.channel, { params: { channelId } })
    if (channel.import?.state === 'done') return
    await world.clock.advance(2_000)
    await world.settles()
  }
}

export const openWard = (options?: WorldOptions): Promise<World> => startWorld(options)

/** Connects a Page and lets a customer write, so that all there is to know is known. */
export async function admit(
  world: World,
  name: string,
  mode: 'zero_config' | 'routing' = 'zero_config',
): Promise<Patient> {
  const { desk, owner } = world
  const page = await world.connectFacebookPage({ name, mode })
  const { appId } = world.context.config.meta
  const params = { channelId: page.channelId }
  const hears = async (customerName: string) => {
    const customer = page.contact(customerName)
    await customer.says('Shop ơi, còn hàng không ạ?')
    await world.settles()
    return customer
  }
  const checks = async () => (await owner.call(channelRoutes.checkChannel, { params })).checks
  const lan = await hears('Lan')
  await historyIsRead(world, page)
  return {
    world,
    page,
    lan,
    hears,
    checks,
    async chart() {
      await world.settles()
      const found = await checks()
      await world.settles()
      return Object.fromEntries(found.map(({ check, state, reason }) => [check, `${state}: ${reason}`]))
    },
    health: () => owner.call(channelRoutes.channelHealth, { params }),
    befalls: async (kind) => {
      await desk.call('POST', `/users/${page.adminId}/accidents`, { kind, appId, pageId: page.externalId })
    },
    sets: async (settings) => {
      await desk.call('PATCH', `/pages/${page.externalId}`, settings)
      await world.settles()
    },
    async unsubscribes() {
      const token = await tokenOf(world, page, appId)
      await graph(world, 'DELETE', `${page.externalId}/subscribed_apps`, token)
    },
    allows: async (granted) => {
      await desk.call('PATCH', `/users/${page.adminId}/grants/${appId}`, { granted })
    },
    async otherApp() {
      const { id } = await desk.app({ name: 'Bot bán hàng' })
      const token = await tokenOf(world, page, id)
      const fields = { subscribed_fields: ['messages'] }
      await graph(world, 'POST', `${page.externalId}/subscribed_apps`, token, fields)
      return {
        id,
        async says(customer, text) {
          const recipient = { id: await customer.psid() }
          await graph(world, 'POST', 'me/messages', token, { recipient, message: { text } })
        },
      }
    },
    event: async (customer, event) => {
      const path = `/pages/${page.externalId}/customers/${await customer.psid()}/events`
      await desk.call('POST', path, event)
    },
  }
}

async function tokenOf({ desk }: World, page: FacebookPage, appId: string): Promise<string> {
  const order = { appId, pageId: page.externalId, userId: page.adminId }
  return (await desk.call<{ pageAccessToken: string }>('POST', '/tokens', order)).pageAccessToken
}

async function graph({ desk }: World, method: string, path: string, token: string, json?: object) {
  const answer = await fetch(`${desk.url}/v25.0/${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    ...(json && { body: JSON.stringify(json) }),
  })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`)
}

/** Answers that became another one and ask for something to be done. What can't be asked any more is no finding. */
export function findings(before: Chart, after: Chart): Chart {
  const found = Object.entries(after).filter(
    ([check, answer]) => answer !== before[check] && /^(look|broken): /.test(answer),
  )
  return Object.fromEntries(found)
}
