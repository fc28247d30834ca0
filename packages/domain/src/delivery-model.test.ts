import { expect, test } from 'vitest'

/**
 * The sending protocol as a model: one reply, two workers that may be delayed for any time, two crashes, requests that
 * are accepted at any later time or lost, echoes that come or do not. Every state that can be reached is visited, so
 * what does not turn up cannot happen. It has no clocks, and one reply only.
 */
interface Model {
  row: 'queued' | 'sending' | 'uncertain' | 'sent'
  epoch: number
  /** `checked` has found its epoch valid just before calling; `answered` has read its answer and not recorded it. */
  workers: { at: 'idle' | 'claimed' | 'checked' | 'waiting' | 'answered'; epoch: number }[]
  /** Requests on the way, by the worker that still waits for each; -1 when nobody does. */
  inFlight: number[]
  accepted: number
  echoes: number
  crashes: number
  overrides: number
}

/** The protocol is `{}`; every field plants a mistake, or lets a person override. */
interface Variant {
  requeueOn?: 'lease_expiry' | 'ambiguity' | 'empty_look_up' | 'certainly_empty_look_up'
  checksEpochBeforeCalling?: true
  humanResends?: number
}

const idle = { at: 'idle', epoch: 0 } as const
const start: Model = {
  row: 'queued',
  epoch: 0,
  workers: [idle, idle],
  inFlight: [],
  accepted: 0,
  echoes: 0,
  crashes: 0,
  overrides: 0,
}
const highestEpoch = 3

function nextStates(now: Model, variant: Variant): Model[] {
  const next: Model[] = []
  const step = (change: (to: Model) => void) => {
    const to = structuredClone(now)
    change(to)
    to.inFlight.sort()
    next.push(to)
  }
  const afterwards = (mistake: Variant['requeueOn']) =>
    variant.requeueOn === mistake ? 'queued' : 'uncertain'

  now.workers.forEach((worker, no) => {
    const owns = now.row === 'sending' && worker.epoch === now.epoch
    const leave = (to: Model) => {
      to.workers[no] = { ...idle }
      to.inFlight = to.inFlight.map((waiting) => (waiting === no ? -1 : waiting))
    }
    const call = (to: Model) => {
      to.workers[no] = { at: 'waiting', epoch: worker.epoch }
      to.inFlight.push(no)
    }
    if (worker.at === 'idle' && now.row === 'queued' && now.epoch < highestEpoch) {
      step((to) => {
        to.row = 'sending'
        to.workers[no] = { at: 'claimed', epoch: ++to.epoch }
      })
    }
    if (worker.at === 'claimed') {
      if (!variant.checksEpochBeforeCalling) step(call)
      else if (owns)
        step((to) => {
          to.workers[no] = { at: 'checked', epoch: worker.epoch }
        })
      // Nothing was written: the same attempt may put it back.
      step((to) => {
        if (owns) to.row = 'queued'
        leave(to)
      })
    }
    if (worker.at === 'checked') step(call)
    if (worker.at === 'waiting') {
      step((to) => {
        if (owns) to.row = afterwards('ambiguity')
        leave(to)
      })
    }
    if (worker.at === 'answered') {
      step((to) => {
        to.row = 'sent'
        leave(to)
      })
    }
    if (worker.at !== 'idle' && now.crashes < 2) {
      step((to) => {
        to.crashes++
        leave(to)
      })
    }
  })

  for (const waiting of new Set(now.inFlight)) {
    const arrive = (to: Model) => to.inFlight.splice(to.inFlight.indexOf(waiting), 1)
    step(arrive)
    for (const echoes of [0, 1]) {
      step((to) => {
        arrive(to)
        to.accepted++
        to.echoes += echoes
        const worker = to.workers[waiting]
        if (worker) worker.at = 'answered'
      })
    }
  }

  if (now.echoes > 0) {
    step((to) => {
      to.row = 'sent'
      to.echoes--
    })
  }
  if (now.row === 'sending')
    step((to) => {
      to.row = afterwards('lease_expiry')
    })
  if (now.row === 'uncertain') {
    const quiet = now.inFlight.length === 0 && now.workers.every((worker) => worker.at === 'idle')
    if (now.accepted > 0)
      step((to) => {
        to.row = 'sent'
      })
    if (variant.requeueOn === 'empty_look_up')
      step((to) => {
        to.row = 'queued'
      })
    if (variant.requeueOn === 'certainly_empty_look_up' && quiet && now.accepted === 0)
      step((to) => {
        to.row = 'queued'
      })
    if (now.overrides < (variant.humanResends ?? 0)) {
      step((to) => {
        to.row = 'queued'
        to.overrides++
      })
    }
  }
  return next
}

/** Visits everything, breadth first; `doubleAfter` is the length of the shortest way to a double send. */
function explore(variant: Variant) {
  const seen = new Set([JSON.stringify(start)])
  const found = { states: 0, falseSent: 0, doubleAfter: null as number | null, beyondOverrides: 0 }
  let frontier = [start]
  for (let steps = 0; frontier.length > 0; steps++) {
    const reached: Model[] = []
    for (const state of frontier) {
      if (state.row === 'sent' && state.accepted === 0) found.falseSent++
      if (state.accepted > 1) found.doubleAfter ??= steps
      if (state.accepted > 1 + state.overrides) found.beyondOverrides++
      for (const next of nextStates(state, variant)) {
        const key = JSON.stringify(next)
        if (seen.has(key)) continue
        seen.add(key)
        reached.push(next)
      }
    }
    frontier = reached
  }
  return { ...found, states: seen.size }
}

test('the protocol never sends twice and never calls something sent that is not', () => {
  // 124 states in this encoding: requests are told apart only by who waits for them.
  expect(explore({})).toEqual({ states: 124, falseSent: 0, doubleAfter: null, beyondOverrides: 0 })
})

test.each([
  ['queueing again when a lease expires', { requeueOn: 'lease_expiry' }, 7],
  [
    'checking the epoch just before the call',
    { requeueOn: 'lease_expiry', checksEpochBeforeCalling: true },
    9,
  ],
  ['queueing again after a time-out', { requeueOn: 'ambiguity' }, 7],
  ['queueing again after an empty look-up', { requeueOn: 'empty_look_up' }, 8],
] as const)('%s sends twice within %o', (_mistake, variant, shortest) => {
  const found = explore(variant)
  expect(found.doubleAfter).toBe(shortest)
  expect(found.beyondOverrides).toBeGreaterThan(0)
})

test('an empty look-up would be safe only if nothing were on its way and history had no lag', () => {
  expect(explore({ requeueOn: 'certainly_empty_look_up' })).toMatchObject({ doubleAfter: null, falseSent: 0 })
})

test.each([1, 2])(
  'people who send again %i times can double a reply that often, and no more',
  (humanResends) => {
    const found = explore({ humanResends })
    expect(found.doubleAfter).toBe(8)
    expect(found).toMatchObject({ beyondOverrides: 0, falseSent: 0 })
  },
)
