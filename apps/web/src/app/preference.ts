import { useSyncExternalStore } from 'react'

/** A choice of this browser: it outlives the session, and an open tab follows what another tab chooses. */
export interface Preference<Value extends string> {
  get(): Value
  set(value: Value): void
  subscribe(listener: () => void): () => void
}

export function preference<const Value extends string>(
  key: string,
  values: readonly Value[],
  initial: Value,
): Preference<Value> {
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const read = (): Value => {
    const stored = storage()?.getItem(key)
    return values.find((value) => value === stored) ?? initial
  }
  let current = read()
  globalThis.addEventListener?.('storage', (event) => {
    if (event.key !== key) return
    current = read()
    tell()
  })
  return {
    get: () => current,
    set(value) {
      current = value
      storage()?.setItem(key, value)
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Reads a preference and follows it. */
export function usePreference<Value extends string>(choice: Preference<Value>): Value {
  return useSyncExternalStore(choice.subscribe, choice.get)
}

/** Private windows may refuse storage; the choice then lasts as long as the page. */
function storage(): Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}
