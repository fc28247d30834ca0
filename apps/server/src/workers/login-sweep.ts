import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { eraseSessions } from '../store/connect-attempts.ts'
import { startLoop } from './loop.ts'

/** A session that nobody came back for is kept this much too long at most. Milliseconds. */
const pollEvery = 10 * 60_000

/** Erases the Facebook sessions of runs of the wizard that nobody finished in time. */
export const loginSweepWorker: Worker = { name: 'login-sweep', role: 'jobs', start: startLoginSweep }

async function startLoginSweep(context: Context): Promise<Running> {
  return startLoop(context, {
    name: 'login-sweep',
    pollEvery,
    async step() {
      await eraseSessions(context.db.pipeline, { expiredAt: context.clock.now() })
      return 'rested'
    },
  })
}
