import type { Clock } from '@lienmach/server'

/** Time runs as usual, and a test can turn it on: everything that falls due on the way happens at once, in order. */
export interface TestClock extends Clock {
  advance(ms: number): void
  /** Milliseconds until something falls due; null when nothing will. */
  untilNext(): number | null
}

interface Timer {
  due: number
  run: () => void
  real: NodeJS.Timeout
}

/** Longest wait of a machine's timer. */
const longest = 2 ** 31 - 1

/** A clock that starts at the machine's time. */
export function createTestClock(): TestClock {
  const timers = new Set<Timer>()
  let ahead = 0
  const monotonic = () => performance.now() + ahead

  const fire = (timer: Timer) => {
    clearTimeout(timer.real)
    if (timers.delete(timer)) timer.run()
  }

  const earliest = () => [...timers].sort((a, b) => a.due - b.due)[0]

  const schedule: Clock['schedule'] = (after, run) => {
    const timer: Timer = {
      due: monotonic() + after,
      run,
      real: setTimeout(() => fire(timer), Math.min(after, longest)),
    }
    timers.add(timer)
    return {
      [Symbol.dispose]: () => {
        clearTimeout(timer.real)
        timers.delete(timer)
      },
    }
  }

  return {
    now: () => Math.round(Date.now() + ahead) as ReturnType<Clock['now']>,
    monotonic,
    schedule,
    sleep(duration, signal) {
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const done = () => {
          timer[Symbol.dispose]()
          signal?.removeEventListener('abort', done)
          resolve()
        }
        const timer = schedule(duration, done)
        signal?.addEventListener('abort', done)
      })
    },
    untilNext() {
      const timer = earliest()
      return timer ? Math.max(0, timer.due - monotonic()) : null
    },
    advance(ms) {
      const target = ahead + ms
      for (let timer = earliest(); timer && timer.due <= performance.now() + target; timer = earliest()) {
        ahead = Math.max(ahead, timer.due - performance.now())
        fire(timer)
      }
      ahead = Math.max(ahead, target)
      for (const timer of timers) {
        clearTimeout(timer.real)
        timer.real = setTimeout(() => fire(timer), Math.min(Math.max(0, timer.due - monotonic()), longest))
      }
    },
  }
}
