import type { Page, Thread } from './entities.ts'
import { planPush } from './faults.ts'
import type { Channel, Push } from './push.ts'
import { later } from './task.ts'
import { channelFor } from './thread-control.ts'
import { type EventKind, eventFields } from './webhook-fields.ts'
import type { World } from './world.ts'

export interface Announcement {
  kind: EventKind
  thread: Thread | null
  /** The event, or how it reads for an app in one of the two channels. */
  event: object | ((channel: Channel, appId: string) => object | null)
  /** Only this app hears it. */
  onlyTo?: string | null
  /** Overrules who owns the thread. */
  channel?: Channel
}

/** Sends an event to every app that is subscribed to it at both levels. */
export function pushEvent(world: World, page: Page, announcement: Announcement) {
  const { kind, thread, onlyTo = null } = announcement
  const { field, standby: carried } = eventFields[kind]
  const documented = world.switches.standbyCarries === 'documented'
  const standby = carried === 'reported' ? !documented : carried
  const now = world.clock.now()
  for (const [appId, pageFields] of page.subscriptions) {
    if (onlyTo !== null && onlyTo !== appId) continue
    const appFields = world.apps.get(appId)?.webhook?.fields
    if (!appFields) continue
    const channel = announcement.channel ?? (thread ? channelFor(page, thread, appId, now) : 'messaging')
    if (channel === 'standby' && !standby) continue
    const needed = channel === 'standby' ? 'standby' : field
    if (!appFields.has(needed) || !pageFields.has(needed)) continue
    const event =
      typeof announcement.event === 'function' ? announcement.event(channel, appId) : announcement.event
    if (event === null) continue
    const push: Push = {
      appId,
      pageId: page.id,
      psid: thread?.psid ?? null,
      field: needed,
      channel,
      event,
      at: now,
      isEcho: kind === 'echo',
    }
    for (const planned of planPush(world, push)) {
      if (planned.delayMs > 0) later(world, planned.delayMs, { do: 'push', push: planned.push })
      else world.outbound(planned.push)
    }
  }
}
