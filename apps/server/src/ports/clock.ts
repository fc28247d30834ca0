import type { Duration, Instant } from '@lienmach/domain'

/** Time, as the program may know it. Tests turn it by hand. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): Instant
  /** Milliseconds on a scale that never jumps; only differences mean something. */
  monotonic(): number
  /** Runs once after a while, unless it is disposed of first. */
  schedule(after: Duration, run: () => void): Disposable
  /** Resolves after a while; at once when the signal fires, without an error. */
  sleep(duration: Duration, signal?: AbortSignal): Promise<void>
}
