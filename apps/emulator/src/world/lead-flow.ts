import { handOver, setOwner } from './control-thread.ts'
import type { Page, Thread } from './entities.ts'
import { fromCustomer } from './events.ts'
import { pushEvent } from './push-event.ts'
import { systemApps } from './system-apps.ts'
import { defaultAppOf } from './thread-control.ts'
import type { World } from './world.ts'

/** A lead advertisement asks its questions: the flow owns the thread until it is through. */
export function beginLeadFlow(world: World, thread: Thread) {
  setOwner(world, thread, systemApps.leadFlow, world.clock.now() + world.switches.ownershipLifetimeMs)
}

/** Where a conversation was before, on the event that follows; only lead advertisements are known to say so. (2.6) */
function hopContext(world: World): object {
  const hop = { app_id: Number(systemApps.leadFlow), metadata: 'messenger_lead_gen_complete' }
  if (world.switches.hopContext === 'none') return {}
  return { hop_context: world.switches.hopContext === 'list' ? [hop] : hop }
}

/** The flow ends: what it learnt is told, then control is passed on. The lead's time is in seconds. */
export function endLeadFlow(
  world: World,
  page: Page,
  thread: Thread,
  answers: { question: string; answer: string }[],
) {
  const now = world.clock.now()
  const referral = { source: 'ADS', type: 'LEAD_COMPLETE', lead: { data: answers } }
  const event = { ...fromCustomer(thread, Math.floor(now / 1000)), referral, ...hopContext(world) }
  pushEvent(world, page, { kind: 'referral', thread, event })
  const next = defaultAppOf(page)
  if (next === null) setOwner(world, thread, null, null)
  else handOver(world, page, thread, next, 'messenger_lead_gen_complete')
}
