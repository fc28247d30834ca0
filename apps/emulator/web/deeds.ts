import { useSyncExternalStore } from 'react'

let complaint: string | null = null
const listeners = new Set<() => void>()

function complain(next: string | null) {
  complaint = next
  for (const listener of listeners) listener()
}

/** Does something at the desk; when it refuses, its sentence stands above every screen until the next deed. */
export async function attempt(deed: Promise<unknown>): Promise<boolean> {
  try {
    await deed
    complain(null)
    return true
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
    return false
  }
}

export const forgetComplaint = () => complain(null)

/** What the desk last refused, or null. */
export const useComplaint = (): string | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => complaint,
  )
