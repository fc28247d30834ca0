import { channelRoutes, type ImportView, inboxRoutes } from '@lienmach/contract'
import type { FacebookPage } from './facebook-page.ts'
import type { PastCustomer } from './past.ts'
import { comesToRest, type World } from './world.ts'

const second = 1_000

export interface BusyImport {
  import: ImportView
  /** Messages that came into being meanwhile. */
  written: number
  secondsPassed: number
}

/**
 * Lets a Page's old conversations be imported while customers and staff keep writing, there and here. Both clocks are
 * turned, a second at a time.
 */
export async function importWhileWriting(
  world: World,
  page: FacebookPage,
  people: readonly PastCustomer[],
  { seed, progress }: { seed: number; progress?: (shown: ImportView) => void },
): Promise<BusyImport> {
  const draw = randomOf(seed)
  const startedAt = world.context.clock.now()
  let written = 0
  let shown = await importOf(world, page.channelId)
  for (let passed = 0; shown.state !== 'done' && passed < people.length * 4 + 600; passed += 1) {
    await world.clock.advance(second)
    if (passed % 3 === 0) written += await somebodyWrites(world, page.externalId, people, draw, passed)
    await comesToRest(world)
    if (passed % 10 === 0) shown = await importOf(world, page.channelId)
    if (passed % 250 === 0) progress?.(shown)
  }
  const secondsPassed = Math.round((world.context.clock.now() - startedAt) / second)
  await world.settles()
  return { import: shown, written, secondsPassed }
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

async function importOf(world: World, channelId: string): Promise<ImportView> {
  const { import: shown } = await world.owner.call(channelRoutes.channel, { params: { channelId } })
  if (shown === null) throw new Error('Nothing is imported.')
  return shown
}

/** Numbers from a seed, in [0, 1). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
