import { inboxRoutes } from '@lienmach/contract'
import {
  type Customer,
  type FacebookPage,
  startTestPostgres,
  startWorld,
  type World,
} from '@lienmach/testkit'

export interface ReleaseBench {
  conversations: number
  pages: number
}

/** The slowest of them may take this long before the run is given up, ms. */
const patience = 180_000

/**
 * How soon held replies reach the platform once their threads are free: measured on the platform's own clock, from Move to
 * Done to the ledger. Twice: with the event that some Pages get, and without any, where the platform has to be asked.
 */
export async function benchRelease({
  conversations,
  pages: pageCount,
}: ReleaseBench): Promise<Record<string, number>> {
  const postgres = await startTestPostgres()
  process.env.LIENMACH_TEST_POSTGRES = postgres.templateUrl
  try {
    await using world = await startWorld({ poolSize: 10 })
    const pages: FacebookPage[] = []
    for (let no = 0; no < pageCount; no++) {
      const page = await world.connectFacebookPage({ name: `Trang ${no + 1}`, mode: 'routing' })
      await world.desk.call('PATCH', `/pages/${page.externalId}`, {
        defaultAppId: world.context.config.meta.appId,
      })
      pages.push(page)
    }
    const told = await measure(world, pages, conversations, true)
    const silent = await measure(world, pages, conversations, false)
    return {
      conversations,
      pages: pageCount,
      event_p50_ms: at(told, 0.5),
      event_p95_ms: at(told, 0.95),
      event_max_ms: at(told, 1),
      silent_p50_ms: at(silent, 0.5),
      silent_p95_ms: at(silent, 0.95),
      silent_max_ms: at(silent, 1),
    }
  } finally {
    await postgres.stop()
  }
}

const at = (sorted: readonly number[], share: number) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)

async function measure(
  world: World,
  pages: readonly FacebookPage[],
  conversations: number,
  told: boolean,
): Promise<number[]> {
  const { desk, owner } = world
  await desk.call('PUT', '/switches', { doneHandsToDefaultApp: told })
  const customers = Array.from({ length: conversations }, (_, no) => {
    const page = pages[no % pages.length] as FacebookPage
    return page.contact(`Khách ${told ? 'được báo' : 'im lặng'} ${no + 1}`)
  })
  for (const customer of customers) await customer.says('Còn hàng không shop?')
  await world.settles()
  for (const customer of customers) await customer.page.metaInbox.takesThreadOf(customer)
  await world.settles()
  const ids = new Map<Customer, string>()
  for (const customer of customers) ids.set(customer, (await owner.conversationWith(customer)).id)
  for (const [no, customer] of customers.entries())
    await owner.call(inboxRoutes.sendMessage, {
      params: { conversationId: ids.get(customer) ?? '' },
      body: { clientMessageId: `release-${told}-${no}`, text: 'Dạ còn ạ' },
    })

  const freedAt = new Map<string, number>()
  for (const customer of customers) {
    freedAt.set(await customer.psid(), await platformNow(world))
    await customer.page.metaInbox.movesToDone(customer)
  }
  const giveUpAt = performance.now() + patience
  for (;;) {
    const sent = (await desk.call<{ psid: string; at: number }[]>('GET', '/ledger')).filter(({ psid }) =>
      freedAt.has(psid),
    )
    if (sent.length >= conversations)
      return sent.map(({ psid, at: sentAt }) => sentAt - (freedAt.get(psid) ?? 0)).sort((a, b) => a - b)
    if (performance.now() > giveUpAt) throw new Error(`Only ${sent.length} of ${conversations} left.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const platformNow = async ({ desk }: World) => (await desk.call<{ now: number }>('GET', '/clock')).now
