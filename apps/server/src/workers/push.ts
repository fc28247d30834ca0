import { callToClaim, isAnybodyToCall } from '../actions/call-to-claim.ts'
import { tellDevices } from '../actions/tell-devices.ts'
import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { dueNotices } from '../store/push-notices.ts'
import { startLoop } from './loop.ts'

const pollEvery = 1_000

/** Tells members who have no window open, on the devices where they want to be told. */
export const pushWorker: Worker = { name: 'push', role: 'jobs', start: startPush }

async function startPush(context: Context): Promise<Running> {
  return startLoop(context, {
    name: 'push',
    topic: 'jobs:push',
    pollEvery,
    async step() {
      await callToClaim(context)
      return (await tellDevices(context)) ? 'more' : 'rested'
    },
    due: () => dueNotices(context.clock.now()),
    hasMore: () => isAnybodyToCall(context),
  })
}
