import type { Clock } from '@lienmach/server'

type Instant = ReturnType<Clock['now']>

interface Timer {
  dueAt: number
  run: () => void
  real: NodeJS.Timeout
}

/** A clock that goes by itself and can be turned ahead: what comes due on the way happens at once, in its order. */
export class TurnableClock implements Clock {
  #ahead = 0
  readonly #timers = new Set<Timer>()

  now(): Instant {
    return (Date.now() + this.#ahead) as Instant
  }

  monotonic(): number {
    return performance.now() + this.#ahead
  }

  schedule(after: number, run: () => void): Disposable {
    const timer: Timer = { dueAt: this.monotonic() + after, run, real: setTimeout(() => this.#fire(timer), after) }
    this.#timers.add(timer)
    return {
      [Symbol.dispose]: () => {
        clearTimeout(timer.real)
        this.#timers.delete(timer)
      },
    }
  }

  sleep(duration: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const done = () => {
        timer[Symbol.dispose]()
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = this.schedule(duration, done)
      signal?.addEventListener('abort', done)
    })
  }

  turn(ms: number): void {
    this.#ahead += ms
    const now = this.monotonic()
    for (const timer of [...this.#timers].sort((a, b) => a.dueAt - b.dueAt)) {
      if (timer.dueAt <= now) {
        this.#fire(timer)
      } else {
        clearTimeout(timer.real)
        timer.real = setTimeout(() => this.#fire(timer), timer.dueAt - now)
      }
    }
  }

  #fire(timer: Timer): void {
    clearTimeout(timer.real)
    if (this.#timers.delete(timer)) timer.run()
  }
}
