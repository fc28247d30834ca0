import { useSyncExternalStore } from 'react'

const key = 'lm.hidden-alerts'
/** As many as anybody hides while they still stand. */
const kept = 50
const listeners = new Set<() => void>()
let hidden: ReadonlySet<string> = new Set(read())

/** Alerts that this browser shows in the list only: hiding one takes it from nobody else. */
export function useHiddenAlerts(): ReadonlySet<string> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => hidden,
  )
}

export function hideAlert(mark: string): void {
  hidden = new Set([...hidden, mark].slice(-kept))
  try {
    globalThis.localStorage?.setItem(key, JSON.stringify([...hidden]))
  } catch {
    // Private windows may refuse storage; it then stays hidden as long as the page.
  }
  for (const listener of [...listeners]) listener()
}

function read(): string[] {
  try {
    const stored: unknown = JSON.parse(globalThis.localStorage?.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}
