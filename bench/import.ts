import { channelRoutes, type ImportView, inboxRoutes } from '@lienmach/contract'
import {
  compareHistory,
  type PastCustomer,
  startTestPostgres,
  startWorld,
  type World,
  writePast,
} from '@lienmach/testkit'

export interface ImportBench {
  conversations: number
  seed: number
  json: boolean
}

const second = 1_000

/**
 * A Page with a past is connected, and its old conversations are imported while customers and staff keep writing there
 * and here. Both clocks are turned, a second at a time; what stands here in the end is held against the platform's own.
 */
export async function benchImport({
  conversations,
  seed,
  json,
}: ImportBench): Promise<Record<string, number | string>> {
  const postgres = await startTestPostgres()
  process.env.LIENMACH_TEST_POSTGRES = postgres.templateUrl
  try {
    await using world = await startWorld({ seed: `import ${seed}` })
    let people: PastCustomer[] = []
    const page = await world.connectFacebookPage({
      before: async (old) => {
        people = await writePast(old, { conversations })
      },
    })
    await world.settles()
    const draw = randomOf(seed)
    const since = performance.now()
    const startedAt = world.context.clock.now()
    let written = 0
    let shown = await progress(world, page.channelId)
    for (let passed = 0; shown.state !== 'done' && passed < conversations * 4 + 600; passed += 1) {
      await world.clock.advance(second)
      if (passed % 3 === 0) written += await somebodyWrites(world, page.externalId, people, draw, passed)
      await rests(world)
      if (passed % 10 === 0) shown = await progress(world, page.channelId)
      if (!json && passed % 250 === 0) process.stdout.write(`${shown.imported} of ${shown.found}\n`)
    }
    const virtual = world.context.clock.now() - startedAt
    const real = performance.now() - since
    await world.settles()
    const report = await compareHistory(world, page)
    const { unread } = await listed(world)
    for (const line of [...report.lost, ...report.duplicated, ...report.outOfOrder])
      process.stderr.write(`${line}\n`)
    return {
      bench: 'import',
      conversations: report.conversations,
      messages: report.messages,
      imported_messages: shown.messages,
      written_meanwhile: written,
      state: shown.state,
      unread_conversations: unread,
      lost: report.lost.length,
      duplicated: report.duplicated.length,
      out_of_order: report.outOfOrder.length,
      seconds_virtual: Math.round(virtual / second),
      seconds_real: Math.round(real / second),
    }
  } finally {
    await postgres.stop()
  }
}

/** Old customers, a new one, staff in Meta's inbox and staff here, in turn. Answers how many messages that made. */
async function somebodyWrites(
  world: World,
  pageId: string,
  people: readonly PastCustomer[],
  draw: () => number,
  passed: number,
): Promise<number> {
  const { desk, owner } = world
  const one = people[Math.floor(draw() * people.length)]
  if (!one) return 0
  const chance = draw()
  if (chance < 0.6) {
    await desk.says(pageId, one.psid, { text: `Shop ơi ${passed}` })
    return 1
  }
  if (chance < 0.75) {
    const { psid } = await desk.customer(pageId, `Khách mới ${passed}`)
    await desk.says(pageId, psid, { text: 'Chào shop' })
    await desk.says(pageId, psid, { text: 'Cho hỏi giá' })
    return 2
  }
  if (chance < 0.9) {
    await desk.call('POST', `/pages/${pageId}/inbox/${one.psid}/messages`, { text: `Dạ ${passed}` })
    return 1
  }
  const { conversations } = await owner.call(inboxRoutes.conversations, {
    params: {},
    query: { view: 'all', limit: 1 },
  })
  const [first] = conversations
  if (!first) return 0
  const { status } = await owner.try(inboxRoutes.sendMessage, {
    params: { conversationId: first.id },
    body: { clientMessageId: `bench-${passed}`, text: `Dạ shop đây ${passed}` },
  })
  return status < 300 ? 1 : 0
}

async function progress(world: World, channelId: string): Promise<ImportView> {
  const { import: shown } = await world.owner.call(channelRoutes.channel, { params: { channelId } })
  if (shown === null) throw new Error('Nothing is imported.')
  return shown
}

async function listed(world: World) {
  const { rows } = await world.context.db.owner.query({
    text: 'select count(*) filter (where unread_count > 0) as unread from conversations',
    values: [],
  })
  return rows[0] as { unread: number }
}

/** Until nobody has anything to do at this moment. */
async function rests(world: World): Promise<void> {
  do await world.desk.call('POST', '/settle', { withinMs: 0 })
  while ((await world.server.roles.busy()).length > 0)
}

/** Numbers from a seed, in [0, 1). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
