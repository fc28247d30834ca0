import type { Deliverer } from './webhooks/deliverer.ts'
import type { World } from './world/world.ts'

/**
 * Waits until nothing is on its way: no webhook in flight, no timer due within so many virtual milliseconds. A frozen
 * clock is moved to those timers; a running one reaches them by itself.
 */
export async function settle(world: World, deliverer: Deliverer, withinMs: number): Promise<void> {
  const horizon = world.clock.now() + withinMs
  for (;;) {
    await deliverer.quiet()
    const { nextDue } = world.clock.waiting()
    if (nextDue === null || nextDue > horizon) {
      if (isIdle(deliverer)) return
      continue
    }
    if (world.clock.rate() === 0) world.clock.set(Math.max(world.clock.now(), nextDue))
    else
      await new Promise<void>((resolve) =>
        world.clock.after(Math.max(0, nextDue - world.clock.now()), resolve),
      )
  }
}

function isIdle(deliverer: Deliverer): boolean {
  const { waiting, inFlight } = deliverer.counts()
  return waiting === 0 && inFlight === 0
}
