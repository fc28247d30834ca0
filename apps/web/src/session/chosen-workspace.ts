import type { MeView, WorkspaceView } from '@lienmach/contract'
import { useSyncExternalStore } from 'react'

const key = 'lm.workspace'
const listeners = new Set<() => void>()

/** Changes the workspace of this browser. */
export function chooseWorkspace(id: string): void {
  localStorage.setItem(key, id)
  for (const listener of [...listeners]) listener()
}

/** The workspace last chosen here, or the first one the person belongs to. */
export function useChosenWorkspace(me: MeView): WorkspaceView | undefined {
  const chosen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => localStorage.getItem(key),
  )
  return me.workspaces.find((workspace) => workspace.id === chosen) ?? me.workspaces[0]
}
