import { takeOverLying } from '../actions/take-over-lying.ts'
import { tellWaiting } from '../actions/tell-waiting.ts'
import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { mendQueues } from '../store/waiting-customers.ts'
import { startLoop } from './loop.ts'

const pollEvery = 15_000

/** Looks after customers who wait: gives them to somebody else where their rule says so, and tells people. */
export const watchWaitingWorker: Worker = { name: 'watch-waiting', role: 'jobs', start: startWatchWaiting }

async function startWatchWaiting(context: Context): Promise<Running> {
  return startLoop(context, {
    name: 'watch-waiting',
    pollEvery,
    async step() {
      if (await mendQueues(context.db.pipeline)) context.wake.hint('jobs:distribute')
      await takeOverLying(context)
      await tellWaiting(context)
      return 'rested'
    },
  })
}
