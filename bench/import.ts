import {
  compareHistory,
  importWhileWriting,
  type PastCustomer,
  startTestPostgres,
  startWorld,
  writePast,
} from '@lienmach/testkit'

export interface ImportBench {
  conversations: number
  seed: number
  json: boolean
}

/** Imports a Page's old conversations while people keep writing; what stands here in the end is held against the platform. */
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
    const since = performance.now()
    const done = await importWhileWriting(world, page, people, {
      seed,
      progress: ({ imported, found }) => {
        if (!json) process.stdout.write(`${imported} of ${found}\n`)
      },
    })
    const seconds = Math.round((performance.now() - since) / 1_000)
    const { lost, duplicated, outOfOrder, ...counts } = await compareHistory(world, page)
    for (const line of [...lost, ...duplicated, ...outOfOrder]) process.stderr.write(`${line}\n`)
    return {
      bench: 'import',
      conversations: counts.conversations,
      messages: counts.messages,
      imported_messages: done.import.messages,
      written_meanwhile: done.written,
      state: done.import.state,
      lost: lost.length,
      duplicated: duplicated.length,
      out_of_order: outOfOrder.length,
      seconds_virtual: done.secondsPassed,
      seconds_real: seconds,
    }
  } finally {
    await postgres.stop()
  }
}
