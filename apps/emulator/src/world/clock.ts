import type { RealTime } from './real-time.ts'
import type { Task } from './task.ts'
import { createTimerHeap } from './timer-heap.ts'

/** The emulator's own time: real time by default, and as fast, slow or still as a test wants it. */
export interface VirtualClock {
  /** Virtual milliseconds since the epoch. */
  now(): number
  /** Virtual milliseconds that pass in a real one; 0 is a frozen clock. */
  rate(): number
  /**
   * Runs once the virtual time has passed; the returned function cancels it. What is to survive in a snapshot says its
   * `task` as well, and is better set by `later`.
   */
  after(ms: number, run: () => void, task?: Task): () => void
  /** Moves time on and fires, in order, everything that falls due on the way. */
  advance(ms: number): void
  /** Moves time to a moment, forwards or backwards. */
  set(moment: number): void
  setRate(rate: number): void
  /** How many timers wait, and when the first of them is due. */
  waiting(): { count: number; nextDue: number | null }
  /** The tasks that wait, in the order in which they will fire. */
  tasks(): { due: number; task: Task }[]
  /** Forgets every timer and goes back to real time. */
  reset(): void
  /** Forgets every timer and asks nothing more of the machine. */
  close(): void
}

/** Longest sleep a machine's timer takes without overflowing. */
const longestWake = 2 ** 31 - 1

export function createClock(real: RealTime, start: number | null = null): VirtualClock {
  const timers = createTimerHeap()
  let virtualBase = start ?? real.now()
  let realBase = real.now()
  let rate = 1
  let frozenAt: number | null = null
  let sleeping: { due: number; cancel: () => void } | null = null

  const now = () => frozenAt ?? Math.floor(virtualBase + (real.now() - realBase) * rate)

  function rebase(moment: number) {
    virtualBase = moment
    realBase = real.now()
  }

  function sleep() {
    const due = timers.nextDue()
    if (sleeping && due !== null && sleeping.due === due) return
    sleeping?.cancel()
    sleeping = null
    if (due === null || rate === 0) return
    const ms = Math.min(Math.max(0, Math.ceil((due - now()) / rate)), longestWake)
    sleeping = { due, cancel: real.wake(ms, wakeUp) }
  }

  function wakeUp() {
    sleeping = null
    fireUntil(now())
    sleep()
  }

  /** Time stands at each timer's own moment while it runs, so that what it writes carries that moment. */
  function fireUntil(target: number) {
    for (let timer = timers.takeDue(target); timer; timer = timers.takeDue(target)) {
      const before: number | null = frozenAt
      frozenAt = Math.max(now(), timer.due)
      try {
        timer.run()
      } finally {
        frozenAt = before
      }
    }
  }

  function moveTo(target: number) {
    fireUntil(target)
    rebase(target)
    restartSleep()
  }

  function restartSleep() {
    sleeping?.cancel()
    sleeping = null
    sleep()
  }

  return {
    now,
    rate: () => rate,
    after(ms, run, task) {
      const cancel = timers.add(now() + Math.max(0, ms), run, task ?? null)
      if (frozenAt === null) sleep()
      return cancel
    },
    advance: (ms) => moveTo(now() + ms),
    set: moveTo,
    setRate(next) {
      rebase(now())
      rate = next
      restartSleep()
    },
    tasks: () => timers.list().flatMap(({ due, task }) => (task === null ? [] : [{ due, task }])),
    waiting: () => ({ count: timers.size(), nextDue: timers.nextDue() }),
    reset() {
      timers.clear()
      sleeping?.cancel()
      sleeping = null
      frozenAt = null
      rate = 1
      rebase(start ?? real.now())
    },
    close() {
      timers.clear()
      sleeping?.cancel()
      sleeping = null
      rate = 0
    },
  }
}
