import type { RuleId } from '@lienmach/domain'
import { foreseeRound, giveOut } from '../actions/give-out.ts'
import type { Context } from '../context.ts'
import type { Running, Worker } from '../roles.ts'
import { listRulesWithQueue } from '../store/rule-turns.ts'
import { startLoop } from './loop.ts'

/** Working hours begin by the clock, and a hint may be lost. */
const pollEvery = 1_000
/** Between two rounds while more waits, or while another process gives out by the same rule. */
const breath = 5

/** Gives out what waits for an agent, the moment there is something to give and somebody to take it. */
export const distributeWorker: Worker = { name: 'distribute', role: 'jobs', start: startDistribute }

async function startDistribute(context: Context): Promise<Running> {
  const { db } = context
  /** Rules by which everything could be given out last time: about these nobody was told anything. */
  const flowing = new Set<RuleId>()
  const inTurn = async () =>
    (await listRulesWithQueue(db.pipeline)).filter(({ method }) => method === 'round_robin')

  return startLoop(context, {
    name: 'distribute',
    topic: 'jobs:distribute',
    pollEvery,
    breath,
    async step() {
      let more = false
      for (const rule of await inTurn()) {
        const { said, isStuck } = await giveOut(context, rule, !flowing.has(rule.id))
        if (said !== 'rested') more = true
        if (isStuck) flowing.delete(rule.id)
        else flowing.add(rule.id)
      }
      return more ? 'more' : 'rested'
    },
    async hasMore() {
      for (const rule of await inTurn()) if ((await foreseeRound(context, rule)).gifts.length > 0) return true
      return false
    },
  })
}
