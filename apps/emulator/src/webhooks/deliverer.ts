import type { Push } from '../world/push.ts'
import { later } from '../world/task.ts'
import type { World } from '../world/world.ts'
import { type Delivery, newDelivery } from './delivery.ts'
import { envelope, signatures } from './envelope.ts'
import {
  empty,
  isQuiet,
  type Lane,
  type LaneState,
  newLane,
  stateOfLane,
  takeEvents,
  waitingIn,
} from './lane.ts'
import type { Post } from './post.ts'

/** Brings events to webhooks: in order, signed, tried again while they fail, and stopped when they fail for long. */
export interface Deliverer {
  push(push: Push): void
  /** The newest last; as many as the switch `deliveryHistory` keeps. */
  history(appId: string | null): Delivery[]
  /** Sends one once more at once, with the same bytes; false when it is not known or on its way already. */
  again(deliveryId: string): boolean
  /** Resolves when nothing is on its way, to one app's Page or at all. Retries that wait for the clock do not count. */
  quiet(lane?: { appId: string; pageId: string }): Promise<void>
  counts(): { waiting: number; inFlight: number }
  /** Tries a failed delivery again: its time has come. */
  retry(deliveryId: string): void
  clear(): void
  save(): DelivererState
  /** Goes on where another deliverer stood. */
  restore(state: DelivererState): void
}

/** Everything a deliverer knows, as data. */
export interface DelivererState {
  nextId: number
  history: Delivery[]
  retrying: Delivery[]
  lanes: LaneState[]
}

export function createDeliverer(world: World, post: Post): Deliverer {
  const lanes = new Map<string, Lane>()
  const history: Delivery[] = []
  const retrying = new Map<string, Delivery>()
  let waiters: { lane: Lane | null; wake: () => void }[] = []
  let nextId = 1

  function laneOf(appId: string, pageId: string): Lane {
    const key = `${appId}/${pageId}`
    const lane = lanes.get(key) ?? newLane(appId, pageId)
    lanes.set(key, lane)
    return lane
  }

  function pump(lane: Lane) {
    while (lane.inFlight.size < world.switches.webhookParallel && waitingIn(lane) > 0) {
      const delivery = lane.again.shift() ?? nextFrom(lane)
      if (!delivery) return
      lane.inFlight.add(delivery)
      void attempt(lane, delivery)
    }
  }

  function nextFrom(lane: Lane): Delivery | null {
    const [first, ...rest] = takeEvents(lane, world.switches.webhookBatchSize)
    if (!first) return null
    const delivery = newDelivery(`d${nextId++}`, [first, ...rest], envelope([first, ...rest]))
    remember(delivery)
    return delivery
  }

  function remember(delivery: Delivery) {
    history.push(delivery)
    const most = world.switches.deliveryHistory
    if (history.length > most * 2) history.splice(0, history.length - most)
  }

  async function attempt(lane: Lane, delivery: Delivery) {
    const app = world.apps.get(lane.appId)
    if (app?.webhook) {
      delivery.state = 'in_flight'
      const headers = signatures(app.secret, delivery.body)
      const answer = await post(
        app.webhook.callbackUrl,
        headers,
        delivery.body,
        world.switches.webhookDeadlineMs,
      )
      delivery.attempts.push({ at: world.clock.now(), ...answer })
      if (lanes.get(`${lane.appId}/${lane.pageId}`) === lane) settle(lane, delivery, answer.status === 200)
    } else {
      delivery.state = 'given_up'
    }
    lane.inFlight.delete(delivery)
    pump(lane)
    wakeWaiters()
  }

  function settle(lane: Lane, delivery: Delivery, arrived: boolean) {
    if (arrived) {
      delivery.state = 'delivered'
      lane.failingSince = null
    } else {
      lane.failingSince ??= world.clock.now()
      if (world.clock.now() - lane.failingSince >= world.switches.webhookDisableAfterMs)
        unsubscribe(lane, delivery)
      else retryLater(delivery)
    }
    const { id, appId, pageId, state } = delivery
    world.tell({
      type: 'webhook',
      deliveryId: id,
      appId,
      pageId,
      outcome: state,
      status: delivery.attempts.at(-1)?.status ?? null,
    })
  }

  function retryLater(delivery: Delivery) {
    delivery.state = 'retrying'
    const delays = world.switches.webhookRetryDelaysMs
    const delay = delays[Math.min(delivery.attempts.length, delays.length) - 1] ?? 1_000
    retrying.set(delivery.id, delivery)
    later(world, delay, { do: 'retry', deliveryId: delivery.id })
  }

  /** An hour of failure ends the Page's subscription; what waited is lost, and only reading back recovers it. */
  function unsubscribe(lane: Lane, delivery: Delivery) {
    delivery.state = 'given_up'
    empty(lane)
    lane.failingSince = null
    for (const other of retrying.values()) {
      if (other.appId !== lane.appId || other.pageId !== lane.pageId) continue
      other.state = 'given_up'
      retrying.delete(other.id)
    }
    world.pages.get(lane.pageId)?.subscriptions.delete(lane.appId)
    world.tell({
      type: 'subscription_removed',
      appId: lane.appId,
      pageId: lane.pageId,
      why: 'webhook_failing',
    })
  }

  const allQuiet = () => [...lanes.values()].every(isQuiet)

  function wakeWaiters() {
    if (waiters.length === 0) return
    const all = allQuiet()
    const done = waiters.filter(({ lane }) => (lane === null ? all : isQuiet(lane)))
    waiters = waiters.filter((waiter) => !done.includes(waiter))
    for (const { wake } of done) wake()
  }

  return {
    push(push) {
      const lane = laneOf(push.appId, push.pageId)
      lane.queue.push(push)
      pump(lane)
    },
    history(appId) {
      const kept = history.slice(-world.switches.deliveryHistory)
      return appId === null ? kept : kept.filter((delivery) => delivery.appId === appId)
    },
    again(deliveryId) {
      const delivery = history.find(({ id }) => id === deliveryId)
      if (!delivery || delivery.state === 'waiting' || delivery.state === 'in_flight') return false
      retrying.delete(deliveryId)
      const lane = laneOf(delivery.appId, delivery.pageId)
      delivery.state = 'waiting'
      lane.again.push(delivery)
      pump(lane)
      return true
    },
    quiet(of) {
      const lane = of ? laneOf(of.appId, of.pageId) : null
      if (lane ? isQuiet(lane) : allQuiet()) return Promise.resolve()
      return new Promise((wake) => waiters.push({ lane, wake }))
    },
    counts() {
      const all = [...lanes.values()]
      return {
        waiting: all.reduce((sum, lane) => sum + waitingIn(lane), 0),
        inFlight: all.reduce((sum, lane) => sum + lane.inFlight.size, 0),
      }
    },
    retry(deliveryId) {
      const delivery = retrying.get(deliveryId)
      if (!delivery) return
      retrying.delete(deliveryId)
      const lane = laneOf(delivery.appId, delivery.pageId)
      lane.again.push(delivery)
      pump(lane)
    },
    save: () => ({
      nextId,
      history: [...history],
      retrying: [...retrying.values()],
      lanes: [...lanes.values()].map(stateOfLane),
    }),
    restore(state) {
      nextId = state.nextId
      history.push(...state.history)
      for (const delivery of state.retrying) retrying.set(delivery.id, delivery)
      for (const { appId, pageId, queue, again, failingSince } of state.lanes) {
        const lane = laneOf(appId, pageId)
        lane.queue.push(...queue)
        lane.again.push(...again)
        lane.failingSince = failingSince
      }
      for (const lane of lanes.values()) pump(lane)
    },
    clear() {
      for (const lane of lanes.values()) empty(lane)
      lanes.clear()
      retrying.clear()
      history.length = 0
      for (const { wake } of waiters) wake()
      waiters = []
    },
  }
}
