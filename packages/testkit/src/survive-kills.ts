import { inboxRoutes, type MessageView } from '@lienmach/contract'
import type { Customer } from './customer.ts'
import type { FacebookPage } from './facebook-page.ts'
import type { Member } from './member.ts'
import { ServerApart } from './server-apart.ts'
import type { World } from './world.ts'

export interface KillOptions {
  kills: number
  /** The same seed kills at the same moments of the same traffic, as far as a real machine repeats itself. */
  seed: number
  customers?: number
  progress?: (done: number) => void
}

/** What 100 % sure looks like; every list is empty when the promise is kept. */
export interface KillReport {
  kills: number
  customerMessages: number
  replies: number
  /** Customer messages that the platform was told are kept, and that are not there. */
  lost: string[]
  /** Customer messages or replies that stand in the inbox more than once. */
  doubled: string[]
  /** Replies that the customer received more than once. */
  sentTwice: string[]
  /** Conversations whose replies arrived in another order than they were given. */
  outOfOrder: string[]
  /** Replies that are neither sent nor waiting for a person who was asked about them or about the one before. */
  stuck: string[]
  /** Replies of which a person had to say what becomes of them: killed between claiming and hearing the answer. */
  askedAPerson: number
  /** Replies that never arrived, after people had decided. */
  missing: string[]
}

/** Times ten milliseconds or so. */
const longestWait = 1_000

const names = [
  'Nguyễn Thị Lan',
  'Trần Văn Hùng',
  'Phạm Ngọc Mai',
  'Lê Minh Quân',
  'Vũ Thu Hà',
  'Đặng Thùy Linh',
  'Bùi Anh Tuấn',
  'Hoàng Bảo Châu',
]

/**
 * Kills the server at random moments while customers write and agents answer, then compares what the platform, the
 * database and the people know. Leaves the world's own server running again.
 */
export async function surviveKills(
  world: World,
  page: FacebookPage,
  agent: Member,
  options: KillOptions,
): Promise<KillReport> {
  const random = seeded(options.seed)
  const customers = names.slice(0, options.customers ?? 6).map((name) => page.contact(name))
  for (const customer of customers) await customer.says('Shop ơi')
  await world.settles()
  const conversations = new Map<Customer, string>()
  for (const customer of customers) conversations.set(customer, (await agent.conversationWith(customer)).id)

  await world.stopsServer()
  const server = new ServerApart(world.environment)
  await server.start()

  const said = new Map<Customer, string[]>(customers.map((customer) => [customer, ['Shop ơi']]))
  const given = new Map<Customer, string[]>(customers.map((customer) => [customer, []]))
  let running = true
  let up = true
  let accepted = 0
  const pause = (most: number) => new Promise((resolve) => setTimeout(resolve, 5 + random() * most))

  const writes = async (customer: Customer) => {
    for (let n = 1; running; n += 1) {
      const text = `khách ${n}`
      await customer.says(text)
      said.get(customer)?.push(text)
      await pause(up ? 250 : 600)
    }
  }
  // As a browser does: the same reply under the same id until the server has confirmed it.
  const answers = async (customer: Customer, index: number) => {
    for (let n = 1; running; n += 1) {
      const text = `trả lời ${index}.${n}`
      for (;;) {
        const answer = await agent
          .try(inboxRoutes.sendMessage, {
            params: { conversationId: conversations.get(customer) ?? '' },
            body: { clientMessageId: `reply-${index}-${n}`.padEnd(12, '.'), text },
          })
          .catch(() => null)
        if (answer !== null && answer.status < 300) break
        if (answer !== null && answer.status < 500)
          throw new Error(`A reply was refused: ${answer.status} ${answer.code}`)
        await pause(up ? 20 : 200)
      }
      given.get(customer)?.push(text)
      accepted += 1
      await pause(90)
    }
  }
  const traffic = [...customers.map(writes), ...customers.map(answers)]
  const broken = Promise.all(traffic)
  broken.catch(() => undefined)

  for (let n = 1; n <= options.kills; n += 1) {
    // Somewhere in the middle of the work: after some replies were taken on, and a little later.
    const enough = accepted + Math.floor(random() * 25)
    for (let waited = 0; accepted < enough && waited < longestWait; waited += 1) await pause(10)
    await pause(150)
    up = false
    await server.kill()
    // The platform repeats what failed by its own clock; a minute of it passes while we are down.
    await world.desk.advance(60_000)
    await server.start()
    up = true
    options.progress?.(n)
  }
  running = false
  await broken
  await server.stop()

  await world.startsServer()
  await world.settlesAll()
  return judge(world, agent, customers, said, given, options.kills)
}

async function judge(
  world: World,
  agent: Member,
  customers: readonly Customer[],
  said: ReadonlyMap<Customer, readonly string[]>,
  given: ReadonlyMap<Customer, readonly string[]>,
  kills: number,
): Promise<KillReport> {
  const report: KillReport = {
    kills,
    customerMessages: 0,
    replies: 0,
    lost: [],
    doubled: [],
    sentTwice: [],
    outOfOrder: [],
    stuck: [],
    askedAPerson: 0,
    missing: [],
  }
  for (const customer of customers) {
    const at = (text: string) => `${customer.name}: ${text}`
    const wrote = said.get(customer) ?? []
    const replies = given.get(customer) ?? []
    report.customerMessages += wrote.length
    report.replies += replies.length

    const timeline = await everything(agent, customer)
    const incoming = timeline.filter(({ direction }) => direction === 'in').map(({ text }) => text ?? '')
    report.lost.push(...wrote.filter((text) => !incoming.includes(text)).map(at))
    report.doubled.push(...repeated(incoming).map(at))

    const outgoing = timeline.filter(({ delivery }) => delivery !== null)
    report.lost.push(...replies.filter((text) => !outgoing.some((message) => message.text === text)).map(at))
    report.doubled.push(...repeated(outgoing.map(({ text }) => text ?? '')).map(at))

    const arrived = await customer.received()
    report.sentTwice.push(...repeated(arrived).map(at))
    const order = arrived.filter((text) => replies.includes(text))
    if (order.join() !== replies.filter((text) => order.includes(text)).join())
      report.outOfOrder.push(at(order.join(' · ')))

    let asked = false
    for (const message of outgoing) {
      const state = message.delivery?.state
      if (state === 'sent' || state === 'delivered' || state === 'read') continue
      if (state === 'queued' && asked) continue
      if (state !== 'uncertain') {
        report.stuck.push(`${at(message.text ?? '')} is ${state}`)
        continue
      }
      asked = true
      report.askedAPerson += 1
      if (arrived.includes(message.text ?? ''))
        report.stuck.push(`${at(message.text ?? '')} arrived and is still in doubt`)
    }
  }
  await decideDoubts(world, agent, customers)
  for (const customer of customers) {
    const arrived = await customer.received()
    report.sentTwice.push(...repeated(arrived).map((text) => `${customer.name}: ${text}`))
    report.missing.push(
      ...(given.get(customer) ?? [])
        .filter((text) => !arrived.includes(text))
        .map((text) => `${customer.name}: ${text}`),
    )
  }
  return report
}

/** A person looks at each doubt, sees that nothing arrived, and sends it again; the replies behind it then follow. */
async function decideDoubts(world: World, agent: Member, customers: readonly Customer[]): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    let decided = 0
    for (const customer of customers) {
      const doubt = (await everything(agent, customer)).find(
        ({ delivery }) => delivery?.state === 'uncertain',
      )
      if (doubt === undefined) continue
      decided += 1
      const route = (await customer.received()).includes(doubt.text ?? '')
        ? inboxRoutes.markDelivered
        : inboxRoutes.sendAgain
      await agent.call(route, {
        params: { messageId: doubt.id },
        ...(route === inboxRoutes.sendAgain && {
          body: { clientMessageId: `again-${doubt.id}`.slice(0, 60) },
        }),
      } as never)
    }
    if (decided === 0) return
    await world.settlesAll()
  }
}

async function everything(agent: Member, customer: Customer): Promise<MessageView[]> {
  const { id } = await agent.conversationWith(customer)
  const all: MessageView[] = []
  let before: string | undefined
  do {
    const page: { messages: MessageView[]; previous: string | null } = await agent.call(
      inboxRoutes.messages,
      {
        params: { conversationId: id },
        query: { limit: 100, ...(before !== undefined && { before }) },
      },
    )
    all.unshift(...page.messages)
    before = page.previous ?? undefined
  } while (before !== undefined)
  return all
}

const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index)

/** Mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
