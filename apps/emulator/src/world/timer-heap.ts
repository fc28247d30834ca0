import type { Task } from './task.ts'

export interface Timer {
  due: number
  order: number
  run: () => void
  /** What it does, where that can be said in data. */
  task: Task | null
  cancelled: boolean
}

/** Timers by moment, then by age, so that two due at once fire in the order in which they were set. */
export function createTimerHeap() {
  let heap: Timer[] = []
  let nextOrder = 0
  let alive = 0

  const earlier = (a: Timer, b: Timer) => a.due < b.due || (a.due === b.due && a.order < b.order)
  const at = (index: number) => heap[index] as Timer

  function swap(a: number, b: number) {
    const kept = at(a)
    heap[a] = at(b)
    heap[b] = kept
  }

  function rise(from: number) {
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!earlier(at(index), at(parent))) return
      swap(index, parent)
      index = parent
    }
  }

  function sink() {
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      if (left >= heap.length) return
      const right = left + 1
      const child = right < heap.length && earlier(at(right), at(left)) ? right : left
      if (!earlier(at(child), at(index))) return
      swap(index, child)
      index = child
    }
  }

  function takeFirst(): Timer {
    const first = at(0)
    const last = heap.pop() as Timer
    if (heap.length > 0) {
      heap[0] = last
      sink()
    }
    return first
  }

  function dropCancelled() {
    while (heap[0]?.cancelled) takeFirst()
  }

  return {
    add(due: number, run: () => void, task: Task | null): () => void {
      const timer: Timer = { due, order: nextOrder++, run, task, cancelled: false }
      heap.push(timer)
      alive++
      rise(heap.length - 1)
      return () => {
        if (timer.cancelled) return
        timer.cancelled = true
        alive--
      }
    },
    takeDue(moment: number): Timer | null {
      dropCancelled()
      const first = heap[0]
      if (!first || first.due > moment) return null
      takeFirst()
      first.cancelled = true
      alive--
      return first
    },
    nextDue(): number | null {
      dropCancelled()
      return heap[0]?.due ?? null
    },
    size: () => alive,
    /** Those that wait, in the order in which they will fire. */
    list: (): Timer[] => heap.filter((timer) => !timer.cancelled).sort((a, b) => (earlier(a, b) ? -1 : 1)),
    clear() {
      heap = []
      alive = 0
    },
  }
}
