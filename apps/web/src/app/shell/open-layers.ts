import { useSyncExternalStore } from 'react'

/** Whether a layer that anything may open is open. */
export interface OpenLayer {
  get(): boolean
  set(open: boolean): void
  subscribe(listener: () => void): () => void
}

function openLayer(): OpenLayer {
  let open = false
  const listeners = new Set<() => void>()
  return {
    get: () => open,
    set(next) {
      open = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The list of everything that can be done, behind Ctrl K. */
export const paletteOpen: OpenLayer = openLayer()

/** The sheet of keys, behind `?`. */
export const sheetOpen: OpenLayer = openLayer()

export const useOpenLayer = (layer: OpenLayer): boolean => useSyncExternalStore(layer.subscribe, layer.get)
