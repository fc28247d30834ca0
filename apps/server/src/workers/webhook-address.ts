import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { anythingReceives } from '../store/channel-ownership.ts'
import { startLoop } from './loop.ts'

const pollEvery = 60 * 60_000
/** Short, because at the start the platform may call back before we listen. Milliseconds. */
const tryAgainAfter = 5_000

/**
 * Keeps the platform's webhooks coming to this installation: its public address may have changed since the last
 * start, and the platform may have dropped the subscription. As long as nothing is connected it asks for nothing.
 */
export const webhookAddressWorker: Worker = {
  name: 'webhook-address',
  role: 'jobs',
  start: startWebhookAddress,
}

async function startWebhookAddress(context: Context): Promise<Running> {
  const { connector, db, log } = context
  let told = false
  return startLoop(context, {
    name: 'webhook-address',
    pollEvery,
    breath: tryAgainAfter,
    async step() {
      if (!(await anythingReceives(db.pipeline))) return 'rested'
      const answer = await connector.pointWebhooksHere()
      if (answer.answer !== 'yes' && !told)
        log.warn({ answer }, 'the platform does not send its webhooks here; it is asked again and again')
      told = answer.answer !== 'yes'
      return told ? 'more' : 'rested'
    },
  })
}
