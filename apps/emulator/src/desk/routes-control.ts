import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { settle } from '../settle.ts'
import type { Deliverer } from '../webhooks/deliverer.ts'
import type { FaultRule } from '../world/faults.ts'
import { defaultSwitches, switchChoices } from '../world/switches.ts'
import { DeskError } from './find.ts'
import { presentApp, presentCustomer, presentPage, presentUser } from './present.ts'
import type { DeskOptions } from './routes-setup.ts'
import * as schema from './schemas.ts'
import { streamHappenings } from './stream.ts'

export interface ControlOptions extends DeskOptions {
  deliverer: Deliverer
}

/** Reading the world and turning its knobs: clock, faults, switches, ledger, deliveries. */
export const controlRoutes: FastifyPluginAsyncTypebox<ControlOptions> = async (app, { world, deliverer }) => {
  const clockNow = () => ({ now: world.clock.now(), rate: world.clock.rate(), ...world.clock.waiting() })

  app.get('/state', async () => ({
    seed: world.seed,
    clock: clockNow(),
    apps: [...world.apps.values()].map(presentApp),
    users: [...world.users.values()].map(presentUser),
    pages: [...world.pages.values()].map((page) => ({
      ...presentPage(world, page),
      customers: [...page.customers.values()].map((customer) => presentCustomer(world, page, customer)),
    })),
    deliveries: deliverer.counts(),
  }))

  app.get('/stream', (_request, reply) => streamHappenings(world, reply))

  const ledgerQuery = Type.Object({
    page: Type.Optional(Type.String()),
    after: Type.Optional(Type.Integer({ minimum: 0 })),
  })
  app.get('/ledger', { schema: { querystring: ledgerQuery } }, async (request) => {
    const { page, after = 0 } = request.query
    return world.ledger.filter(
      (entry) => entry.order > after && (page === undefined || entry.pageId === page),
    )
  })

  app.get(
    '/deliveries',
    { schema: { querystring: Type.Object({ app: Type.Optional(Type.String()) }) } },
    async (request) => deliverer.history(request.query.app ?? null),
  )

  const deliveryPath = Type.Object({ delivery: Type.String() })
  app.post('/deliveries/:delivery/again', { schema: { params: deliveryPath } }, async (request) => {
    if (!deliverer.again(request.params.delivery))
      throw new DeskError(409, 'This delivery is unknown, or still on its way.')
    return { ok: true }
  })

  app.get('/clock', async () => clockNow())
  app.post('/clock', { schema: { body: schema.ClockOrder } }, async (request) => {
    const { rate, setMs, advanceMs } = request.body
    if (rate !== undefined) world.clock.setRate(rate)
    if (setMs !== undefined) world.clock.set(setMs)
    if (advanceMs !== undefined) world.clock.advance(advanceMs)
    world.tell({ type: 'clock_moved', now: world.clock.now(), rate: world.clock.rate() })
    return clockNow()
  })

  const settleBody = Type.Optional(
    Type.Object({ withinMs: Type.Optional(Type.Number({ minimum: 0, maximum: 60_000 })) }),
  )
  app.post('/settle', { schema: { body: settleBody } }, async (request) => {
    await settle(world, deliverer, request.body?.withinMs ?? 2_000)
    return clockNow()
  })

  app.get('/faults', async () => world.faults)
  app.put('/faults', { schema: { body: Type.Array(schema.Fault) } }, async (request) => {
    // The schema allows what the type allows; a rule's effect suits its kind or does nothing.
    world.faults = request.body.map(
      (rule: Static<typeof schema.Fault>) => ({ ...rule, seen: 0, struck: 0 }) as FaultRule,
    )
    world.tell({ type: 'world_changed', what: 'faults' })
    return world.faults
  })

  app.get('/switches', async () => world.switches)
  app.put('/switches', { schema: { body: Type.Record(Type.String(), Type.Unknown()) } }, async (request) => {
    const standard = defaultSwitches as Record<string, unknown>
    for (const [name, value] of Object.entries(request.body)) {
      const choices: readonly unknown[] | undefined = switchChoices[name as keyof typeof switchChoices]
      const fits =
        Object.hasOwn(standard, name) && isLike(standard[name], value) && (choices?.includes(value) ?? true)
      if (!fits)
        throw new DeskError(400, `There is no switch "${name}" that could be ${JSON.stringify(value)}.`)
    }
    Object.assign(world.switches, request.body)
    world.tell({ type: 'world_changed', what: 'switches' })
    return world.switches
  })
}

/** Whether a switch could be so: of the same kind, and a list of the same kind of things. */
function isLike(standard: unknown, value: unknown): boolean {
  if (!Array.isArray(standard)) return typeof standard === typeof value
  return Array.isArray(value) && value.every((item) => typeof item === typeof standard[0])
}
