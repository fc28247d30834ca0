import type { Instant } from '@lienmach/domain'
import { waitAfter } from '../actions/import-progress.ts'
import { importStep } from '../actions/import-step.ts'
import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { claimDue, dueImports, putOffImport } from '../store/channel-imports.ts'
import { isConnectionLoss } from '../store/connection-loss.ts'
import { startLoop } from './loop.ts'

/** So many channels at once, each with one call. */
const atOnce = 4
/** Nobody else makes a channel's call for so long, unless its holder has ended. Milliseconds. */
const holdFor = 60_000
const pollEvery = 500

/** Reads the conversations from before a channel was connected: one call a second of each, one process at a time. */
export const importWorker: Worker = { name: 'import', role: 'jobs', start: startImports }

async function startImports(context: Context): Promise<Running> {
  const { clock, db, log, random } = context
  const holder = random.uuid()
  const life = await context.wake.attest(holder)

  async function step(): Promise<'more' | 'rested'> {
    const now = clock.now()
    const due = await claimDue(db.pipeline, holder, now, (now + holdFor) as Instant, atOnce)
    await Promise.all(
      due.map((claimed) =>
        importStep(context, claimed).catch(async (error: unknown) => {
          if (!isConnectionLoss(error))
            log.error({ err: error, channelId: claimed.channelId }, 'a step of an import went wrong')
          await putOffImport(db.pipeline, claimed, (clock.now() + waitAfter(claimed.failures)) as Instant)
        }),
      ),
    )
    return due.length === atOnce ? 'more' : 'rested'
  }

  const loop = startLoop(context, {
    name: 'import',
    topic: 'jobs:import',
    pollEvery,
    step,
    due: () => dueImports(clock.now()),
  })
  return {
    ...loop,
    async stop() {
      await loop.stop()
      await life[Symbol.asyncDispose]()
    },
  }
}
