import {
  type Controlled,
  extendControl,
  passControl,
  releaseControl,
  requestControl,
  takeControl,
} from '../../world/control-thread.ts'
import type { Page, Thread } from '../../world/entities.ts'
import { openThread } from '../../world/people.ts'
import { refuse } from '../../world/refusals.ts'
import { systemAppNames, systemApps } from '../../world/system-apps.ts'
import { defaultAppOf, holderAt, ownerAt } from '../../world/thread-control.ts'
import { type Answered, answered, type CalledVisit, endpoint, success } from '../endpoint.ts'
import { number, object, text, textOf } from '../params.ts'

const control = {
  fault: 'thread_control',
  permissions: ['pages_messaging'],
  tasks: ['MESSAGING', 'MANAGE'],
} as const

interface ControlCall {
  visit: CalledVisit<'page'>
  page: Page
  thread: Thread
  appId: string
  metadata: string | null
}

/** A control endpoint: finds the thread of the recipient and says whether the app may. */
function controlEndpoint(edge: string, carryOut: (order: ControlCall) => Controlled) {
  return endpoint('POST', 'page', edge, 'page', {
    ...control,
    answer(visit): Answered {
      const { world, node, call, caller } = visit
      const psid = textOf(object(call.params, 'recipient')?.id)
      if (psid === null) return refuse('missing_parameter', { name: 'recipient' })
      if (!node.page.customers.has(psid)) return refuse('no_such_person')
      const thread = openThread(world, node.page, psid)
      const metadata = text(call.params, 'metadata')
      const controlled = carryOut({ visit, page: node.page, thread, appId: caller.app.id, metadata })
      return controlled.ok ? success : controlled
    },
  })
}

/** Conversation Routing. (section 4.4) */
export const threadControlEndpoints = [
  controlEndpoint('pass_thread_control', ({ visit, page, thread, appId, metadata }) =>
    passControl(visit.world, page, thread, {
      appId,
      metadata,
      targetAppId: text(visit.call.params, 'target_app_id'),
    }),
  ),
  controlEndpoint('take_thread_control', ({ visit, page, thread, ...order }) =>
    takeControl(visit.world, page, thread, order),
  ),
  controlEndpoint('request_thread_control', ({ visit, page, thread, ...order }) =>
    requestControl(visit.world, page, thread, order),
  ),
  controlEndpoint('release_thread_control', ({ visit, page, thread, ...order }) =>
    releaseControl(visit.world, page, thread, order),
  ),
  controlEndpoint('extend_thread_control', ({ visit, thread, appId }) =>
    extendControl(visit.world, thread, appId, number(visit.call.params, 'duration') ?? 0),
  ),
  endpoint('GET', 'page', 'thread_owner', 'page', {
    fault: 'thread_owner',
    permissions: ['pages_messaging'],
    answer({ world, node, call, caller }) {
      const psid = textOf(object(call.params, 'recipient')?.id) ?? text(call.params, 'recipient')
      if (psid === null) return refuse('missing_parameter', { name: 'recipient' })
      if (!node.page.customers.has(psid)) return refuse('no_such_person')
      const thread = node.page.threads.get(psid)
      const now = world.clock.now()
      const holder = thread ? holderAt(node.page, thread, now) : null
      if (!thread || holder === null) return answered({ data: [] })
      const mayKnow = holder === caller.app.id || defaultAppOf(node.page) === caller.app.id
      const owned = ownerAt(thread, now) !== null
      const threadOwner = {
        ...(mayKnow ? { app_id: holder } : {}),
        ...(owned ? { expiration: Math.floor((thread.ownerUntil ?? 0) / 1000) } : {}),
      }
      return answered({ data: [{ thread_owner: threadOwner }] })
    },
  }),
  endpoint('GET', 'page', 'secondary_receivers', 'page', {
    fault: 'thread_owner',
    permissions: ['pages_messaging'],
    answer({ world, node, caller }) {
      const { page } = node
      if (page.mode === 'routing' && world.switches.handoverApisDisabled) return refuse('handover_disabled')
      const primary = defaultAppOf(page)
      if (primary !== null && primary !== caller.app.id)
        return refuse(page.subscriptions.has(caller.app.id) ? 'primary_only' : 'receivers_only')
      const others = [...page.subscriptions.keys()].filter((id) => id !== caller.app.id)
      const data = [...others.map((id) => ({ id, name: world.apps.get(id)?.name ?? '' }))]
      return answered({ data: [...data, { id: systemApps.inbox, name: systemAppNames[systemApps.inbox] }] })
    },
  }),
]
