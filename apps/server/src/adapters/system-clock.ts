import type { Instant } from '@lienmach/domain'
import type { Clock } from '../ports/clock.ts'

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now() as Instant,
  monotonic: () => performance.now(),
  schedule(after, run) {
    const timer = setTimeout(run, after)
    return { [Symbol.dispose]: () => clearTimeout(timer) }
  },
  sleep(duration, signal) {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, duration)
      signal?.addEventListener('abort', done)
    })
  },
}
