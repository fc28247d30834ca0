import { startTestPostgres, startWorld, surviveKills } from '@lienmach/testkit'

export interface KillBench {
  count: number
  seed: number
  json: boolean
}

/** Kills a server of its own so many times under traffic in both directions, and holds what is left against the ledger. */
export async function benchKills({ count, seed, json }: KillBench): Promise<Record<string, number | string>> {
  const postgres = await startTestPostgres()
  process.env.LIENMACH_TEST_POSTGRES = postgres.templateUrl
  try {
    await using world = await startWorld()
    const page = await world.connectFacebookPage()
    const since = performance.now()
    const report = await surviveKills(world, page, world.owner, {
      kills: count,
      seed,
      progress: (done) => {
        if (!json && done % 10 === 0) process.stdout.write(`${done} of ${count}\n`)
      },
    })
    const { lost, doubled, sentTwice, outOfOrder, stuck, missing, ...counts } = report
    for (const line of [...lost, ...doubled, ...sentTwice, ...outOfOrder, ...stuck, ...missing])
      process.stderr.write(`${line}\n`)
    return {
      kills: counts.kills,
      customer_messages: counts.customerMessages,
      replies: counts.replies,
      asked_a_person: counts.askedAPerson,
      lost: lost.length,
      doubled: doubled.length,
      sent_twice: sentTwice.length,
      out_of_order: outOfOrder.length,
      stuck: stuck.length,
      missing: missing.length,
      seconds: Math.round((performance.now() - since) / 1000),
    }
  } finally {
    await postgres.stop()
  }
}
