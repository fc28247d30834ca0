import { channelRoutes } from '@lienmach/contract'
import { startWorld } from '@lienmach/testkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyOf, samples } from '../../src/channels/facebook-page/webhook-samples.ts'
import { post, said } from './platform.ts'

const original = Object.values(samples)

/** A good body with some of its bytes changed, removed or doubled. */
const damaged = (pageId: string) =>
  fc
    .tuple(
      fc.constantFrom(...original),
      fc.array(fc.tuple(fc.nat(2_000), fc.constantFrom('change', 'remove', 'double'), fc.nat(255)), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    .map(([event, wounds]) => {
      let bytes = bodyOf('messaging', [event], pageId)
      for (const [place, how, byte] of wounds) {
        const at = place % bytes.length
        const middle =
          how === 'change'
            ? Buffer.of(byte)
            : how === 'double'
              ? Buffer.of(bytes[at] ?? 0, bytes[at] ?? 0)
              : Buffer.alloc(0)
        bytes = Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(at + 1)])
      }
      return bytes
    })

/** A good neighbour beside an event with anything in any place. */
const twisted = (pageId: string, psid: string) =>
  fc
    .tuple(
      fc.constantFrom(...original),
      fc.nat(),
      fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }),
      fc.nat(),
    )
    .map(([event, place, value, no]) => {
      const copy = structuredClone(event) as Record<string, unknown>
      const keys = Object.keys(copy)
      const key = keys[place % keys.length] as string
      const inner = copy[key]
      if (typeof inner === 'object' && inner !== null && place % 3 > 0) {
        const innerKeys = Object.keys(inner)
        ;(inner as Record<string, unknown>)[innerKeys[place % Math.max(1, innerKeys.length)] ?? 'x'] = value
      } else copy[key] = value
      const mid = `m_ben_canh_${no}_${place}`
      return {
        mid,
        body: bodyOf(
          'messaging',
          [copy, said(pageId, psid, mid, 'Tôi vẫn ổn', 1_795_250_000_000 + (no % 1_000))],
          pageId,
        ),
      }
    })

test('whatever Meta could sign is acknowledged, harms no neighbour and stops nothing', async () => {
  await using world = await startWorld()
  const page = await world.connectFacebookPage()
  const lan = page.contact('Nguyễn Lan')
  const psid = await lan.psid()
  const bodies = fc.sample(damaged(page.externalId), { numRuns: 400, seed: 7 })
  const neighbours = fc.sample(twisted(page.externalId, psid), { numRuns: 400, seed: 8 })
  const sendAll = async (all: readonly Buffer[]) => {
    const statuses = new Set<number>()
    for (let next = 0; next < all.length; next += 20) {
      for (const status of await Promise.all(all.slice(next, next + 20).map((body) => post(world, body))))
        statuses.add(status)
    }
    return [...statuses]
  }
  expect(await sendAll(bodies)).toEqual([200])
  expect(await sendAll(neighbours.map(({ body }) => body))).toEqual([200])
  expect(await sendAll(bodies.slice(0, 50).map((body) => Buffer.concat([body, body])))).toEqual([200])
  await world.settles()

  const { rows } = await world.context.db.owner.query({
    text: 'select mid from messages where mid = any ($1::text[])',
    values: [neighbours.map(({ mid }) => mid)],
  })
  expect(new Set(rows.map(({ mid }: { mid: string }) => mid))).toEqual(
    new Set(neighbours.map(({ mid }) => mid)),
  )
  const { entries } = await world.owner.call(channelRoutes.quarantine, { params: {} })
  expect(entries.filter((entry) => entry.class.startsWith('database_') || entry.class === 'fault')).toEqual(
    [],
  )
})
