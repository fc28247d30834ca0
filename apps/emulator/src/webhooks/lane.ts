import type { Push } from '../world/push.ts'
import type { Delivery } from './delivery.ts'

/** The way from one Page to one app: a queue, so that events arrive in the order in which they happened. */
export interface Lane {
  readonly appId: string
  readonly pageId: string
  /** Events not yet put into a POST. */
  readonly queue: Push[]
  /** How many of the queue's head are taken already. */
  taken: number
  /** POSTs whose time to be tried again has come. */
  readonly again: Delivery[]
  readonly inFlight: Set<Delivery>
  /** Since when every attempt has failed, in virtual time. */
  failingSince: number | null
}

export const newLane = (appId: string, pageId: string): Lane => ({
  appId,
  pageId,
  queue: [],
  taken: 0,
  again: [],
  inFlight: new Set(),
  failingSince: null,
})

export const waitingIn = (lane: Lane) => lane.queue.length - lane.taken + lane.again.length
export const isQuiet = (lane: Lane) => lane.inFlight.size === 0 && waitingIn(lane) === 0

/** Takes up to so many events off the queue's head. */
export function takeEvents(lane: Lane, most: number): Push[] {
  const events = lane.queue.slice(lane.taken, lane.taken + most)
  lane.taken += events.length
  if (lane.taken > 1024 && lane.taken * 2 > lane.queue.length) {
    lane.queue.splice(0, lane.taken)
    lane.taken = 0
  }
  return events
}

/** A lane as data: what is on its way goes out again when it is brought back, since nobody knows whether it arrived. */
export interface LaneState {
  appId: string
  pageId: string
  queue: Push[]
  again: Delivery[]
  failingSince: number | null
}

export const stateOfLane = ({
  appId,
  pageId,
  queue,
  taken,
  again,
  inFlight,
  failingSince,
}: Lane): LaneState => ({
  appId,
  pageId,
  queue: queue.slice(taken),
  again: [...inFlight, ...again],
  failingSince,
})

export function empty(lane: Lane) {
  lane.queue.length = 0
  lane.again.length = 0
  lane.taken = 0
}
