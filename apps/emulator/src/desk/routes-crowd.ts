import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { guessShop } from '../crowd/guess-shop.ts'
import type { Crowd, CrowdState } from '../crowd/run-crowd.ts'
import { shopKinds } from '../crowd/shops.ts'
import type { World } from '../world/world.ts'
import { DeskError, findIn } from './find.ts'

const day = 24 * 60 * 60_000
const Milliseconds = Type.Integer({ minimum: 0, maximum: 90 * day })
const Livestream = Type.Object({
  afterMs: Milliseconds,
  lastsMs: Milliseconds,
  customers: Type.Integer({ minimum: 1, maximum: 50_000 }),
})
const CrowdOrder = Type.Object({
  /** The world's own seed when absent. The same seed brings the same people with the same words. */
  seed: Type.Optional(Type.String()),
  customers: Type.Optional(Type.Integer({ minimum: 1, maximum: 50_000 })),
  pages: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  /** What the Pages sell; guessed from each Page's category and name when absent. */
  shop: Type.Optional(Type.Union(shopKinds.map((kind) => Type.Literal(kind)))),
  /** Acts in a second of the clock, instead of coming as the day goes. */
  perSecond: Type.Optional(Type.Number({ minimum: 0.01, maximum: 10_000 })),
  /** How long they come for. */
  overMs: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 * day })),
  livestream: Type.Optional(Livestream),
})

/** Thousands of customers at once, to fill an inbox or to load it. */
export const crowdRoutes: FastifyPluginAsyncTypebox<{ world: World; crowd: Crowd }> = async (
  app,
  { world, crowd },
) => {
  const find = findIn(world)

  app.post('/crowd', { schema: { body: Type.Optional(CrowdOrder) } }, async (request) => {
    const { seed, customers, pages, shop, perSecond, overMs, livestream } = request.body ?? {}
    if (world.crowd?.running)
      throw new DeskError(409, 'A crowd is here already. DELETE /_desk/crowd sends it home.')
    const visited = pages?.map((id) => find.page(id)) ?? [...world.pages.values()]
    if (visited.length === 0) throw new DeskError(409, 'There is no Page that a crowd could come to.')
    const state = crowd.start({
      seed: seed ?? world.seed,
      customers: customers ?? 1_000,
      pages: visited.map((page) => ({ id: page.id, shop: shop ?? guessShop(page) })),
      perSecond: perSecond ?? null,
      overMs: overMs ?? day,
      livestream,
    })
    return present(state)
  })

  app.get('/crowd', async () => present(world.crowd))

  app.delete('/crowd', async () => {
    crowd.stop()
    return present(world.crowd)
  })
}

function present(state: CrowdState | null) {
  if (state === null) return { running: false }
  const { order, running, startsAt, arrived, done, leftOut } = state
  return { running, seed: order.seed, startsAt, customers: order.customers, arrived, done, leftOut, order }
}
