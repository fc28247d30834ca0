import { useCallback, useSyncExternalStore } from 'react'
import { serverNow } from '../entities/server-clock.ts'

type Beat = 1_000 | 10_000 | 60_000

interface Heart {
  now: number
  readonly listeners: Set<() => void>
  readonly timer: ReturnType<typeof setInterval>
}

const hearts = new Map<Beat, Heart>()

/** The server's clock, ms, renewed every so often. All who ask for the same beat are renewed together. */
export function useNow(every: Beat): number {
  const subscribe = useCallback((listener: () => void) => listen(every, listener), [every])
  return useSyncExternalStore(
    subscribe,
    () => hearts.get(every)?.now ?? Math.floor(serverNow() / every) * every,
  )
}

function listen(every: Beat, listener: () => void): () => void {
  const heart = hearts.get(every) ?? start(every)
  heart.listeners.add(listener)
  return () => {
    heart.listeners.delete(listener)
    if (heart.listeners.size > 0) return
    clearInterval(heart.timer)
    hearts.delete(every)
  }
}

function start(every: Beat): Heart {
  const listeners = new Set<() => void>()
  const timer = setInterval(() => {
    const heart = hearts.get(every)
    if (heart) heart.now = serverNow()
    for (const listener of [...listeners]) listener()
  }, every)
  const heart = { now: serverNow(), listeners, timer }
  hearts.set(every, heart)
  return heart
}
