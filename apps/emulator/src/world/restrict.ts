import type { Page } from './entities.ts'
import { pushEvent } from './push-event.ts'
import type { World } from './world.ts'

/** Meta restricts a Page for its policy, or lifts that: two events tell of it, and sends fail meanwhile. (E39) */
export function restrict(world: World, page: Page, restricted: boolean) {
  if (page.restricted === restricted) return
  page.restricted = restricted
  const now = world.clock.now()
  const action = restricted
    ? { action: 'block', reason: 'The Page repeatedly sent spam.' }
    : { action: 'unblock' }
  const policy = { recipient: { id: page.id }, timestamp: now, policy_enforcement: action }
  pushEvent(world, page, { kind: 'policy_enforcement', thread: null, event: policy })
  const seconds = Math.floor(now / 1000)
  const restrictions = restricted
    ? [{ feature: 'messaging', status: 'active', description: 'Sending messages', applied_time: seconds }]
    : []
  const value = {
    timestamp: seconds,
    status: restricted ? 'restricted' : 'good',
    violations: [],
    restrictions,
  }
  const event = { field: 'business_integrity', value: { ...value, action_events: [] } }
  pushEvent(world, page, { kind: 'business_integrity', thread: null, event, channel: 'changes' })
}
