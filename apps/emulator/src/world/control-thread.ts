import type { Page, Thread } from './entities.ts'
import { threadControlEvent } from './events.ts'
import { rulesOf } from './page-mode.ts'
import { pushEvent } from './push-event.ts'
import { type Refused, refuse } from './refusals.ts'
import { systemApps } from './system-apps.ts'
import { defaultAppOf, folderOf, holderAt, ownerAt } from './thread-control.ts'
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

/** The id of an app as the events write it; the samples have both forms. (2.6) */
const wireId = (world: World, appId: string | null) =>
  appId !== null && world.switches.controlAppIdsAsNumbers ? Number(appId) : appId

const freshUntil = (world: World) => world.clock.now() + world.switches.ownershipLifetimeMs

/** An app, or Meta's inbox, seizes the thread; the previous owner hears `take_thread_control`. */
export function seize(world: World, page: Page, thread: Thread, appId: string, metadata: string | null) {
  const previous = holderAt(page, thread, world.clock.now())
  setOwner(world, thread, appId, freshUntil(world))
  if (previous === appId) return
  if (previous === null && !world.switches.takeEventFromIdle) return
  const event = threadControlEvent('take_thread_control', page, thread, world.clock.now(), {
    previous_owner_app_id: wireId(world, previous),
    new_owner_app_id: wireId(world, appId),
    ...(metadata === null ? {} : { metadata }),
  })
  const onlyTo = world.switches.takeEventTo === 'all' || previous === null ? null : previous
  pushEvent(world, page, { kind: 'take_thread_control', thread, event, onlyTo, channel: 'messaging' })
}

/** Hands the thread to an app, which hears `pass_thread_control`. */
export function handOver(world: World, page: Page, thread: Thread, appId: string, metadata: string | null) {
  const previous = holderAt(page, thread, world.clock.now())
  setOwner(world, thread, appId, freshUntil(world))
  refile(world, page, thread)
  const event = threadControlEvent('pass_thread_control', page, thread, world.clock.now(), {
    previous_owner_app_id: wireId(world, previous),
    new_owner_app_id: wireId(world, appId),
    ...(metadata === null ? {} : { metadata }),
  })
  pushEvent(world, page, { kind: 'pass_thread_control', thread, event, onlyTo: appId, channel: 'messaging' })
}

/** With the Handover Protocol a thread's folder follows who holds it. */
function refile(world: World, page: Page, thread: Thread) {
  if (page.mode !== 'handover' || thread.folder === 'spam') return
  const folder = folderOf(page, thread, world.clock.now())
  if (folder === thread.folder) return
  thread.folder = folder
  world.tell({ type: 'folder_changed', pageId: page.id, psid: thread.psid, folder })
}

/** A member of staff ticks "Move to Done" in Meta's inbox. The Handover Protocol's primary receiver hears of it. */
export function moveToDone(world: World, page: Page, thread: Thread) {
  thread.folder = 'page_done'
  world.tell({ type: 'folder_changed', pageId: page.id, psid: thread.psid, folder: 'page_done' })
  if (ownerAt(thread, world.clock.now()) !== systemApps.inbox) return
  const defaultApp = defaultAppOf(page)
  const announced = page.mode === 'handover' || world.switches.doneHandsToDefaultApp
  if (announced && defaultApp !== null && defaultApp !== systemApps.inbox) {
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
  const owner = holderAt(page, thread, world.clock.now())
  const target = order.targetAppId ?? defaultAppOf(page)
  if (target === null || !isConnected(world, page, target)) return refuse('unknown_target_app')
  if (owner !== null && owner !== order.appId) return refuse('pass_by_non_owner')
  if (owner === order.appId && target === order.appId) return refuse('pass_to_itself')
  handOver(world, page, thread, target, order.metadata)
  return done
}

export function takeControl(world: World, page: Page, thread: Thread, order: ControlOrder): Controlled {
  const refused = mayTake(world, page, order.appId)
  if (refused) return refused
  if (holderAt(page, thread, world.clock.now()) === order.appId) return refuse('already_owner')
  seize(world, page, thread, order.appId, order.metadata)
  return done
}

function mayTake(world: World, page: Page, appId: string): Refused | null {
  if (handoverIsDisabled(world, page)) return refuse('handover_disabled')
  switch (rulesOf(page).take) {
    case 'nobody':
      return refuse('take_without_routing')
    case 'allowed_apps':
      return page.takeControl.has(appId) ? null : refuse('take_not_allowed')
    case 'primary_receiver':
      return page.primaryAppId === appId ? null : refuse('take_by_secondary')
  }
}

/** An older text: with a default app only passing and releasing are left of the Handover Protocol's calls. (4.1) */
const handoverIsDisabled = (world: World, page: Page) =>
  page.mode === 'routing' && world.switches.handoverApisDisabled

/** Success says only that somebody was asked; Meta's inbox never answers. */
export function requestControl(world: World, page: Page, thread: Thread, order: ControlOrder): Controlled {
  if (handoverIsDisabled(world, page)) return refuse('handover_disabled')
  const rule = rulesOf(page).request
  if (rule === 'refused' && !world.switches.requestWithRouting) return refuse('request_with_routing')
  const owner = holderAt(page, thread, world.clock.now())
  if (owner === null) {
    handOver(world, page, thread, order.appId, order.metadata)
    return done
  }
  const asksPrimary = rule === 'put_to_primary' && order.appId !== page.primaryAppId
  const asked = asksPrimary ? page.primaryAppId : owner
  const event = threadControlEvent('request_thread_control', page, thread, world.clock.now(), {
    requested_owner_app_id: Number(order.appId),
    ...(order.metadata === null ? {} : { metadata: order.metadata }),
  })
  pushEvent(world, page, {
    kind: 'request_thread_control',
    thread,
    event,
    onlyTo: asked,
    channel: 'messaging',
  })
  return done
}

/** The owner lets go: the thread is idle, or the primary receiver's again. Nobody is told. */
export function releaseControl(world: World, page: Page, thread: Thread, order: ControlOrder): Controlled {
  if (ownerAt(thread, world.clock.now()) !== order.appId) return refuse('release_by_non_owner')
  setOwner(world, thread, null, null)
  refile(world, page, thread)
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
    (world.apps.has(appId) && defaultAppOf(page) === appId)
  )
}
