import { channelRoutes } from '@lienmach/contract'
import type { Refusal } from '@lienmach/domain'
import type { Customer } from '@lienmach/testkit'
import { openToken } from '../../src/store/channel-tokens.ts'
import { type ControlSeen, type ControlShop, type OtherApp, openControlShop } from './control-world.ts'

const minute = 60_000
const hour = 60 * minute

export const kinds = [
  'zero_config',
  'routing',
  'routing_elsewhere',
  'handover',
  'handover_elsewhere',
] as const
export type WorldKind = (typeof kinds)[number]

/** A shop to which anything happens, from a seed. */
export interface RandomWorld extends AsyncDisposable {
  shop: ControlShop
  /** What was done, for the message of a failure. */
  history: string[]
  /** Something happens to somebody. */
  happens(): Promise<void>
  /** What the verdict says, what it says once the platform was asked, and what the platform then does with a send. */
  probes(): Promise<Probe>
}

export interface Probe {
  said: ControlSeen
  asked: ControlSeen
  /** Null: accepted. */
  refused: Refusal['class'] | null
  /** What the server had seen of the Page when it spoke. */
  knew: { humanAgent: string; unreachable: boolean; takeover: string }
  what: string
}

export async function openRandomWorld(kind: WorldKind, seed: number): Promise<RandomWorld> {
  const chance = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
  const mode = kind.startsWith('routing') ? 'routing' : kind.startsWith('handover') ? 'handover' : kind
  const shop = await openControlShop(mode as 'routing', {
    env: { META_HUMAN_AGENT: 'true' },
    seed: `${seed}`,
  })
  const { world, page, minh, appId } = shop
  const { desk } = world
  const history: string[] = [kind]
  const features = chance() < 0.7 ? ['human_agent'] : []
  await desk.call('PATCH', `/apps/${appId}`, { features })
  const other = await shop.otherApp('Bán Hàng 24h')
  if (kind === 'routing_elsewhere') await shop.setsOnFacebook({ defaultAppId: other.id })
  if (kind === 'handover_elsewhere') await shop.setsOnFacebook({ primaryAppId: other.id })
  const takeControl = [...(chance() < 0.5 ? [appId] : []), ...(chance() < 0.5 ? [other.id] : [])]
  await shop.setsOnFacebook({ takeControl })
  await shop.switches({ takeoverRefusedAsTag: chance() < 0.5, doneHandsToDefaultApp: chance() < 0.5 })
  history.push(
    JSON.stringify({ features, takeControl: takeControl.map((id) => (id === appId ? 'us' : 'other')) }),
  )

  const customers: Customer[] = []
  for (const name of ['Lan', 'Mai', 'Hoà']) customers.push(await shop.customer(name))
  const moves = movesOf(shop, other, chance)
  return {
    shop,
    history,
    async happens() {
      const [name, move] = pick(moves)
      const customer = pick(customers)
      history.push(`${name} ${customer.name}`)
      await move(customer)
      await world.settles()
    },
    async probes() {
      const customer = pick(customers)
      const said = await shop.control(customer)
      await world.clock.advance(4_100)
      await world.settles()
      const asked = await shop.checks(customer).catch(() => said)
      const { channels } = await minh.call(channelRoutes.channels, { params: {} })
      const { humanAgent, control } = channels.find(({ id }) => id === page.channelId) ?? {}
      const { unreachableSince } = await minh.conversationWith(customer)
      const refused = await sendsPast(shop, customer, asked)
      await world.settles()
      const what = `${customer.name}: ${asked.verdict.verdict} ${asked.verdict.because ?? asked.verdict.as} → ${refused ?? 'accepted'}`
      history.push(`  ${what}`)
      const knew = {
        humanAgent: humanAgent ?? 'unknown',
        unreachable: unreachableSince !== null,
        takeover: control?.takeover ?? 'unknown',
      }
      return { said, asked, refused, knew, what }
    },
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  }
}

/** A send that asks nobody's verdict. */
async function sendsPast(
  { world, page, minh }: ControlShop,
  customer: Customer,
  { verdict, at }: ControlSeen,
): Promise<Refusal['class'] | null> {
  const { context } = world
  const [workspaceId, channelId] = [minh.workspaceId as never, page.channelId as never]
  const opened = await openToken(context.db.pipeline, context.secretBox, workspaceId, channelId)
  if (!opened) return 'channel_disconnected'
  const { lastCustomerAt } = await minh.conversationWith(customer)
  const isLate = lastCustomerAt !== null && at - lastCustomerAt >= 24 * hour
  const outcome = await context.channels.get('facebook_page').deliver(
    { workspaceId, channelId, externalId: opened.externalId, token: opened.token },
    {
      contactExternalId: await customer.psid(),
      content: { kind: 'text', text: 'Dạ', replyToMid: null },
      token: `probe-${at}`,
      as: verdict.as ?? (isLate ? 'human_agent' : 'response'),
    },
    { signal: new AbortController().signal, startBy: Number.POSITIVE_INFINITY },
  )
  if (outcome.outcome === 'accepted') return null
  if ('refusal' in outcome && outcome.refusal) return outcome.refusal.class
  throw new Error(`The probe came to ${outcome.outcome}.`)
}

type Move = readonly [name: string, happens: (customer: Customer) => Promise<unknown>]

function movesOf(shop: ControlShop, other: OtherApp, chance: () => number): readonly Move[] {
  const { world, page, minh, appId } = shop
  const { desk } = world
  const inbox = async (customer: Customer, what: string) =>
    desk.call('POST', `/pages/${page.externalId}/inbox/${await customer.psid()}/${what}`)
  const event = async (customer: Customer, body: object) =>
    desk.call('POST', `/pages/${page.externalId}/customers/${await customer.psid()}/events`, body)
  const asOther = async (customer: Customer, edge: string, more: object = {}) =>
    other.calls(edge, { recipient: { id: await customer.psid() }, ...more })
  /** Whoever blocks a Page cannot write to it. */
  const writes = async (customer: Customer, text: string) => {
    await event(customer, { kind: 'unblock' })
    await customer.says(text)
  }
  const everything = grantedTo(shop)
  return [
    ['writes', (customer) => writes(customer, 'Shop ơi')],
    ['writes again', (customer) => writes(customer, 'Còn hàng không?')],
    ['inbox answers', (customer) => page.metaInbox.says(customer, 'Dạ để em kiểm tra')],
    ['inbox answers again', (customer) => page.metaInbox.says(customer, 'Dạ còn ạ')],
    ['moved to Done', (customer) => page.metaInbox.movesToDone(customer)],
    ['moved to Done again', (customer) => page.metaInbox.movesToDone(customer)],
    ['moved to Main', (customer) => inbox(customer, 'main')],
    ['AI answers', (customer) => event(customer, { kind: 'ai_answer', text: 'Dạ shop còn ạ' })],
    ['lead flow begins', (customer) => event(customer, { kind: 'lead_flow' })],
    [
      'lead flow ends',
      async (customer) => {
        await writes(customer, '0903 123 456')
        await event(customer, { kind: 'lead_complete', answers: [] })
      },
    ],
    ['other app takes', (customer) => asOther(customer, 'take_thread_control')],
    [
      'other app passes it to itself',
      (customer) => asOther(customer, 'pass_thread_control', { target_app_id: other.id }),
    ],
    [
      'other app passes it to us',
      (customer) => asOther(customer, 'pass_thread_control', { target_app_id: appId }),
    ],
    ['other app releases', (customer) => asOther(customer, 'release_thread_control')],
    [
      'other app sends',
      (customer) => asOther(customer, 'messages', { messaging_type: 'RESPONSE', message: { text: 'Chào' } }),
    ],
    ['we reply', (customer) => minh.repliesTo(customer, 'Dạ em đây ạ')],
    ['we take', (customer) => shop.takes(customer)],
    ['we ask for it', (customer) => shop.asks(customer)],
    [
      'blocks us, and hears nothing',
      async (customer) => {
        await event(customer, { kind: 'block' })
        await minh.repliesTo(customer, 'Chị ơi')
      },
    ],
    [
      'unblocks us and writes',
      async (customer) => {
        await writes(customer, 'Em hỏi chút')
      },
    ],
    [
      'restricted for a while',
      async (customer) => {
        await shop.setsOnFacebook({ restricted: true })
        await world.settles()
        await minh.repliesTo(customer, 'Dạ')
        if (chance() < 0.7) await shop.setsOnFacebook({ restricted: false })
      },
    ],
    ['no longer restricted', () => shop.setsOnFacebook({ restricted: false })],
    ['may not message for a while', () => everything(chance() < 0.5)],
    ['may message', () => everything(true)],
    ['some minutes pass', () => shop.passes(Math.ceil(chance() * 30) * minute)],
    ['some hours pass', () => shop.passes(Math.ceil(chance() * 12) * hour)],
    ['a day and a half passes', () => shop.passes(36 * hour)],
  ]
}

/** Gives or takes the permission to message; the doctor looks within minutes. */
function grantedTo({ world, page, appId, passes }: ControlShop) {
  let all: string[] = []
  return async (mayMessage: boolean) => {
    const grants = await world.desk.call<{ userId: string; appId: string; granted: string[] }[]>(
      'GET',
      '/grants',
    )
    const ours = grants.find((grant) => grant.userId === page.adminId && grant.appId === appId)
    if (ours && ours.granted.length > all.length) all = ours.granted
    const granted = mayMessage ? all : all.filter((name) => name !== 'pages_messaging')
    await world.desk.call('PATCH', `/users/${page.adminId}/grants/${appId}`, { granted })
    await passes(6 * minute)
  }
}

/** Mulberry32: the same chance from the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
