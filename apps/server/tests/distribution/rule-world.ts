import {
  accountRoutes,
  type ConversationView,
  type MemberView,
  type RuleDraft,
  type RuleView,
  ruleRoutes,
} from '@lienmach/contract'
import {
  type Customer,
  type FacebookPage,
  type Member,
  startWorld,
  type World,
  type WorldOptions,
} from '@lienmach/testkit'

/** A rule as a form holds it, with what a test leaves unsaid. */
export const draftOf = (
  pages: readonly FacebookPage[],
  agents: readonly Member[],
  more: Partial<RuleDraft> = {},
): RuleDraft => ({
  name: 'Chia khách',
  method: 'round_robin',
  visibility: 'claimable',
  cap: null,
  skipAway: true,
  sticky: false,
  hours: null,
  reassignAfterMinutes: null,
  reassignWhenAway: false,
  channelIds: pages.map(({ channelId }) => channelId),
  agents: agents.map(({ email }) => ({ email, cap: null, shifts: null })),
  moveChannels: false,
  old: 'none',
  understood: false,
  ...more,
})

/** A shop with one Page and three agents who are ready. */
export interface RuleWorld extends AsyncDisposable {
  world: World
  page: FacebookPage
  minh: Member
  lan: Member
  vy: Member
}

export async function openShop(options: WorldOptions = {}): Promise<RuleWorld> {
  const world = await startWorld(options)
  try {
    const page = await world.connectFacebookPage()
    const [minh, lan, vy] = [await world.signIn('Minh'), await world.signIn('Lan'), await world.signIn('Vy')]
    for (const agent of [minh, lan, vy]) await is(agent, 'ready')
    return { world, page, minh, lan, vy, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() }
  } catch (error) {
    await world[Symbol.asyncDispose]()
    throw error
  }
}

export const is = (member: Member, presence: MemberView['presence']) =>
  member.call(accountRoutes.setPresence, { params: {}, body: { presence } })

export const makeRule = (by: Member, draft: RuleDraft): Promise<RuleView> =>
  by.call(ruleRoutes.createRule, { params: {}, body: draft })

/** New customers who each say something; resolves when everything has settled. */
export async function customersWrite(world: World, page: FacebookPage, number: number): Promise<Customer[]> {
  const customers = Array.from({ length: number }, (_, no) =>
    page.contact(`Khách ${page.customers.length + no}`),
  )
  for (const customer of customers) await customer.says('Còn hàng không shop?')
  await world.settles()
  return customers
}

/** How many of these conversations each member is in charge of; `nobody` for the rest. */
export async function sharesAmong(
  owner: Member,
  customers: readonly Customer[],
  members: readonly Member[],
): Promise<Record<string, number>> {
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const shares: Record<string, number> = {}
  for (const customer of customers) {
    const { assigneeId } = await owner.conversationWith(customer)
    const name = assigneeId === null ? 'nobody' : (names.get(assigneeId) ?? 'somebody else')
    shares[name] = (shares[name] ?? 0) + 1
  }
  return shares
}

export const whoHas = async (owner: Member, customer: Customer): Promise<string | null> =>
  (await owner.conversationWith(customer)).assigneeId

export const whyOf = async (reader: Member, { id }: Pick<ConversationView, 'id'>) =>
  (await reader.call(ruleRoutes.assignments, { params: { conversationId: id } })).assignments
