import { startWorld, surviveKills } from '@lienmach/testkit'
import { expect, test } from 'vitest'

test('a server killed again and again loses nothing, doubles nothing, keeps the order and leaves nothing stuck', {
  timeout: 600_000,
}, async () => {
  await using world = await startWorld()
  const page = await world.connectFacebookPage()
  const report = await surviveKills(world, page, world.owner, { kills: 3, seed: 20_261_121 })

  expect(report.customerMessages).toBeGreaterThan(30)
  expect(report.replies).toBeGreaterThan(12)
  const { lost, doubled, sentTwice, outOfOrder, stuck, missing } = report
  expect({ lost, doubled, sentTwice, outOfOrder, stuck, missing }).toEqual({
    lost: [],
    doubled: [],
    sentTwice: [],
    outOfOrder: [],
    stuck: [],
    missing: [],
  })
})
