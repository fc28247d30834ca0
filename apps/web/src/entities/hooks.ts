import type { ConversationView } from '@lienmach/contract'
import { useCallback, useSyncExternalStore } from 'react'
import type { EntityMap } from './entity-map.ts'
import type { Thread } from './thread.ts'
import { useWorkspace } from './workspace.ts'
import type { Company, List } from './workspace-store.ts'

function useEntity<T extends { id: string }>(map: EntityMap<T>, id: string): T | undefined {
  const subscribe = useCallback((listener: () => void) => map.subscribe(id, listener), [map, id])
  return useSyncExternalStore(subscribe, () => map.get(id))
}

export const useConversation = (id: string): ConversationView | undefined =>
  useEntity(useWorkspace().store.conversations, id)
export const useThread = (id: string): Thread | undefined => useEntity(useWorkspace().store.threads, id)
export const useList = (id: string): List | undefined => useEntity(useWorkspace().store.lists, id)

/** Whether the live connection was lost: what needs the server's answer has to wait. */
export function useIsCutOff(): boolean {
  const { live } = useWorkspace()
  return useSyncExternalStore(live.subscribeStatus, () => live.status() === 'lost')
}

const nobody: Company['people'] = []
/** Colleagues who look at a conversation now. */
export const useCompany = (id: string): Company['people'] =>
  useEntity(useWorkspace().store.company, id)?.people ?? nobody
