import { inboxRoutes } from '@lienmach/contract'
import type { FaultRule } from '@lienmach/emulator'
import { comesToRest } from '@lienmach/testkit'
import { expect, test } from 'vitest'
import { rows, sql } from '../../src/store/sql.ts'
import { openShop, type Shop } from './outbound-world.ts'

const chance = (probability: number, kind: FaultRule['kind'], effect: FaultRule['effect']): FaultRule => ({
  kind,
  probability,
  effect,
})

/** The shares of faults that the protocol has to survive, a little worse than on a bad day. */
const badDay: FaultRule[] = [
  chance(0.05, 'send', { answer: { as: 'http_500' } }),
  chance(0.05, 'send', { answer: { as: 'drop' } }),
  chance(0.05, 'send', { accept: false, answer: { as: 'http_500' } }),
  chance(0.03, 'send', { accept: false, answer: { as: 'drop' } }),
  chance(0.02, 'send', { answer: { as: 'bad_gateway' } }),
  chance(0.02, 'send', { answer: { as: 'reset', bytes: 25 } }),
  chance(0.02, 'send', { answer: { as: 'truncated' } }),
  chance(0.02, 'send', { answer: { as: 'no_message_id' } }),
  chance(0.02, 'send', { accept: true, answer: { as: 'refusal', refusal: 'invalid_json_reply' } }),
  chance(0.04, 'send', { answer: { as: 'refusal', refusal: 'too_many_calls' } }),
  chance(0.03, 'send', { answer: { as: 'refusal', refusal: 'unreachable' } }),
  chance(0.05, 'send', { answer: { as: 'close_after' } }),
  chance(0.07, 'echo', { drop: true }),
  chance(0.07, 'echo', { copies: 4 }),
  chance(0.07, 'echo', { standby: true }),
  chance(0.1, 'webhook', { reorderWithinMs: 20_000 }),
]

interface Row {
  messageId: string
  conversationId: string
  token: string
  state: string
  seq: number
  steppedOver: boolean
}

const outboxOf = ({ world }: Shop) =>
  rows<Row>(
    world.context.db.owner,
    sql`
    select message_id as "messageId", conversation_id as "conversationId", token, state, seq,
      stepped_over_at is not null as "steppedOver"
    from outbox order by seq`,
  )

/** Whether a reply is on its way or could be at this moment. */
async function isSending({ world }: Shop): Promise<boolean> {
  const now = world.context.clock.now()
  const [found] = await rows<{ busy: boolean }>(
    world.context.db.owner,
    sql`
    select exists (
      select from outbox
      left join dispatch_leases as lease using (workspace_id, channel_id)
      where state = 'sending' or (
        state = 'queued' and not_before <= to_timestamp(${now} / 1000.0)
        and coalesce(paused_until, '-infinity') <= to_timestamp(${now} / 1000.0)
        and not exists (
          select from outbox as earlier
          where earlier.conversation_id = outbox.conversation_id and earlier.seq < outbox.seq
            and earlier.state in ('queued', 'sending', 'held', 'uncertain') and earlier.stepped_over_at is null
        )
      )
    ) as busy`,
  )
  return found?.busy ?? false
}

/** Lets time pass as the machine would live it: no call on its way is overtaken by the clock. */
async function timePasses(shop: Shop, seconds: number): Promise<Row[]> {
  for (let passed = 0; passed < seconds; passed += 10) {
    await shop.world.clock.advance(10_000)
    await comesToRest(shop.world, async () => !(await isSending(shop)))
  }
  return outboxOf(shop)
}

/** People step in where the machine may not. Answers whether they overrode a doubt. */
async function peopleDecide(
  { minh }: Shop,
  { messageId, steppedOver }: Row,
  choice: number,
): Promise<boolean> {
  const params = { messageId }
  if (choice % 3 === 1) {
    const body = { clientMessageId: `again-${messageId}` }
    return (await minh.try(inboxRoutes.sendAgain, { params, body })).status < 300
  }
  if (choice % 3 === 2 && !steppedOver) await minh.try(inboxRoutes.stepOver, { params })
  else await minh.try(inboxRoutes.abandonMessage, { params })
  return false
}

const unfinished = ({ state }: Row) => ['queued', 'sending', 'held', 'uncertain'].includes(state)

test.each(['gió mùa', 'mưa rào'])(
  'on a bad day (%s) no reply goes twice, none is called sent or failed wrongly, and nothing is stuck',
  async (seed) => {
    await using shop = await openShop({ seed })
    const { world, page, minh } = shop
    const customers = await Promise.all(
      ['Lan', 'Hoà', 'Tú', 'Mai', 'Đạt', 'Quân', 'Yến', 'Sơn'].map((name) => shop.customer(name)),
    )
    await world.desk.faults(badDay)
    // The platform's history is behind: an empty look-up proves nothing.
    await world.desk.call('PUT', '/switches', { lookupLagMs: 30_000 })
    for (let no = 0; no < 20; no++) {
      await Promise.all(customers.map((customer) => minh.repliesTo(customer, `câu ${no % 7}`)))
    }

    let overrides = 0
    for (let rounds = 0; rounds < 60; rounds++) {
      const outbox = await timePasses(shop, 65)
      if (!outbox.some(unfinished)) break
      for (const [no, row] of outbox.filter(({ state }) => state === 'uncertain').entries()) {
        if (await peopleDecide(shop, row, no + rounds)) overrides++
      }
    }

    const outbox = await timePasses(shop, 65)
    const ledger = (await page.ledger()).filter(({ metadata }) => metadata)
    const acceptedOf = Map.groupBy(ledger, ({ metadata }) => metadata)
    for (const { token, state } of outbox) {
      const accepted = acceptedOf.get(token)?.length ?? 0
      expect(accepted, `${state} ${token}`).toBeLessThanOrEqual(1)
      if (state === 'sent') expect(accepted, token).toBe(1)
      if (state === 'failed' || state === 'cancelled') expect(accepted, token).toBe(0)
    }
    expect(outbox.filter(unfinished)).toEqual([])
    expect(overrides).toBeGreaterThan(0)

    // Stepping over is the only thing that changes the order, and people did that above: compare what nobody touched.
    const untouched = new Set(outbox.map(({ conversationId }) => conversationId))
    for (const { id } of await rows<{ id: string }>(
      world.context.db.owner,
      sql`
    select distinct conversation_id as id from outbox where stepped_over_at is not null`,
    ))
      untouched.delete(id)
    const seqOf = new Map(outbox.map((row) => [row.token, row]))
    for (const conversationId of untouched) {
      const seqs = ledger
        .flatMap(({ metadata }) => seqOf.get(metadata ?? '') ?? [])
        .filter((row) => row.conversationId === conversationId)
        .map(({ seq }) => seq)
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
    }

    const doubles = await rows(world.context.db.owner, sql`select token from double_sends`)
    expect(doubles).toEqual([])
    const shown = await rows<{ mid: string }>(
      world.context.db.owner,
      sql`
    select mid from messages where direction = 'out' and mid is not null group by mid having count(*) > 1`,
    )
    expect(shown).toEqual([])
  },
  240_000,
)
