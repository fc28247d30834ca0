import type { Page, Thread } from './entities.ts'
import { threadControlEvent } from './events.ts'
import { pushEvent } from './push-event.ts'
import { type Refused, refuse } from './refusals.ts'
import { systemApps } from './system-apps.ts'
import { defaultAppOf, ownerAt } from './thread-control.ts'
import type { World } from './world.ts'

/** Gives the thread to an app, or to nobody, without a word to anyone but the desk. */
export function setOwner(world: World, thread: Thread, appId: string | null, until: number | null) {
  thread.ownerAppId = appId
  thread.ownerUntil = appId === null ? null : until
  world.tell({
    type: 'owner_changed',
    pageId: thread.pageId,
    psid: thread.psid,
    ownerAppId: appId,
    until: thread.ownerUntil,
  })
}

const freshUntil = (world: World) => world.clock.now() + world.switches.ownershipLifetimeMs

/** An app, or Meta's inbox, seizes the thread; the previous owner hears `take_thread_control`. */
export function seize(world: World, page: Page, thread: Thread, appId: string, metadata: string | null) {
  const previous = ownerAt(thread, world.clock.now())
  setOwner(world, thread, appId, freshUntil(world))
  if (previous === appId) return
  if (previous === null && !world.switches.takeEventFromIdle) return
  const event = threadControlEvent('take_thread_control', page, thread, world.clock.now(), {
    previous_owner_app_id: previous,
    new_owner_app_id: appId,
    ...(metadata === null ? {} : { metadata }),
  })
  const onlyTo = world.switches.takeEventTo === 'all' || previous === null ? null : previous
  pushEvent(world, page, { kind: 'take_thread_control', thread, event, onlyTo, channel: 'messaging' })
}

/** Hands the thread to an app, which hears `pass_thread_control`. */
export function handOver(world: World, page: Page, thread: Thread, appId: string, metadata: string | null) {
  const previous = ownerAt(thread, world.clock.now())
  setOwner(world, thread, appId, freshUntil(world))
  const event = threadControlEvent('pass_thread_control', page, thread, world.clock.now(), {
    previous_owner_app_id: previous,
    new_owner_app_id: appId,
    ...(metadata === null ? {} : { metadata }),
  })
  pushEvent(world, page, { kind: 'pass_thread_control', thread, event, onlyTo: appId, channel: 'messaging' })
}

/** A member of staff ticks "Move to Done" in Meta's inbox. */
export function moveToDone(world: World, page: Page, thread: Thread) {
  thread.folder = 'page_done'
  world.tell({ type: 'folder_changed', pageId: page.id, psid: thread.psid, folder: 'page_done' })
  if (ownerAt(thread, world.clock.now()) !== systemApps.inbox) return
  const defaultApp = defaultAppOf(page)
  if (world.switches.doneHandsToDefaultApp && defaultApp !== null && defaultApp !== systemApps.inbox) {
    handOver(world, page, thread, defaultApp, null)
  } else {
    setOwner(world, thread, null, null)
  }
}

export interface ControlOrder {
  appId: string
  metadata: string | null
}

export type Controlled = { ok: true } | Refused

export function passControl(
  world: World,
  page: Page,
  thread: Thread,
  order: ControlOrder & { targetAppId: string | null },
) {
  const owner = ownerAt(thread, world.clock.now())
  const target = order.targetAppId ?? defaultAppOf(page)
  if (target === null || !isConnected(world, page, target)) return refuse('unknown_target_app')
  if (owner !== null && owner !== order.appId) return refuse('pass_by_non_owner')
  if (owner === order.appId && target === order.appId) return refuse('pass_to_itself')
  handOver(world, page, thread, target, order.metadata)
  return done
}

export function takeControl(world: World, page: Page, thread: Thread, order: ControlOrder): Controlled {
  if (!page.routing) return refuse('take_without_routing')
  if (!page.takeControl.has(order.appId)) return refuse('take_not_allowed')
  if (ownerAt(thread, world.clock.now()) === order.appId) return refuse('already_owner')
  seize(world, page, thread, order.appId, order.metadata)
  return done
}

/** Success says only that the owner was asked; Meta's inbox never answers. */
export function requestControl(world: World, page: Page, thread: Thread, order: ControlOrder): Controlled {
  if (page.routing) return refuse('request_with_routing')
  const owner = ownerAt(thread, world.clock.now())
  if (owner === null) {
    handOver(world, page, thread, order.appId, order.metadata)
    return done
  }
  const event = threadControlEvent('request_thread_control', page, thread, world.clock.now(), {
    requested_owner_app_id: Number(order.appId),
    ...(order.metadata === null ? {} : { metadata: order.metadata }),
  })
  pushEvent(world, page, {
    kind: 'request_thread_control',
    thread,
    event,
    onlyTo: owner,
    channel: 'messaging',
  })
  return done
}

export function releaseControl(world: World, _page: Page, thread: Thread, order: ControlOrder): Controlled {
  if (ownerAt(thread, world.clock.now()) !== order.appId) return refuse('release_by_non_owner')
  setOwner(world, thread, null, null)
  return done
}

const longestExtension = 604_800

export function extendControl(world: World, thread: Thread, appId: string, seconds: number): Controlled {
  if (ownerAt(thread, world.clock.now()) !== appId) return refuse('pass_by_non_owner')
  if (!(seconds >= 1 && seconds <= longestExtension)) return refuse('bad_parameter', { name: 'duration' })
  setOwner(world, thread, appId, world.clock.now() + seconds * 1000)
  return done
}

const done = { ok: true } as const

function isConnected(world: World, page: Page, appId: string): boolean {
  return (
    page.subscriptions.has(appId) ||
    appId === systemApps.inbox ||
    (world.apps.has(appId) && page.defaultAppId === appId)
  )
}
