import type { RealTime } from './world/real-time.ts'

/** The machine's own clock and timers. */
export const machineTime: RealTime = {
  now: () => Date.now(),
  wake(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
