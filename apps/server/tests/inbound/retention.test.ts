import type { Instant } from '@lienmach/domain'
import { startWorld } from '@lienmach/testkit'
import { expect, test } from 'vitest'
import { dropRawDays, makeRawDays } from '../../src/store/raw-events.ts'

const day = 86_400_000

test('raw bodies are kept by day, and whole days go once they are old and digested', async () => {
  await using world = await startWorld()
  const { pipeline, owner } = world.context.db
  const ask = async <T>(text: string, values: unknown[] = []) =>
    (await owner.query({ text, values })).rows as T[]
  await world.server.roles.stop()
  const today = Math.floor(world.context.clock.now() / day) * day
  const old = (today - 30 * day) as Instant
  await makeRawDays(pipeline, old, 2)
  await makeRawDays(pipeline, old, 2)
  for (const at of [old + 1_000, old + day + 1_000, today + 1_000]) {
    await ask(
      `insert into raw_events (received_at, source, headers, body, sha256) values (to_timestamp($1::float8 / 1000), 'meta', '{}', '', '')`,
      [at],
    )
  }
  const left = async () =>
    (await ask<{ id: number }>('select id from raw_events order by id')).map(({ id }) => id)
  const [first, second, third] = (await left()) as [number, number, number]

  // Only the first of the old days was digested.
  await ask('update digest_cursors set raw_id = $1', [first])
  expect(await dropRawDays(pipeline, (today - 14 * day) as Instant)).toBe(1)
  expect(await left()).toEqual([second, third])

  await ask('update digest_cursors set raw_id = $1', [third])
  expect(await dropRawDays(pipeline, (today - 14 * day) as Instant)).toBe(1)
  expect(await left()).toEqual([third])
})
