import type { Channel, Push } from '../world/push.ts'

interface Attempt {
  at: number
  /** Null when no answer came. */
  status: number | null
  error: string | null
}

/** One POST to an app's webhook, with every attempt at it. */
export interface Delivery {
  id: string
  appId: string
  pageId: string
  psid: string | null
  fields: string[]
  channel: Channel
  /** When the first of its events was written. */
  at: number
  /** The exact body, the same at every attempt. */
  body: string
  state: 'waiting' | 'in_flight' | 'retrying' | 'delivered' | 'given_up'
  attempts: Attempt[]
}

export function newDelivery(id: string, pushes: readonly [Push, ...Push[]], body: string): Delivery {
  const [first] = pushes
  return {
    id,
    appId: first.appId,
    pageId: first.pageId,
    psid: first.psid,
    fields: pushes.map((push) => push.field),
    channel: first.channel,
    at: first.at,
    body,
    state: 'waiting',
    attempts: [],
  }
}
