import { inboxRoutes } from '@lienmach/contract'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { readOf } from '../api/queries.ts'
import { useWorkspace } from './workspace.ts'

const refreshAfter = 400

/** How many conversations each view holds. */
export function useCounts() {
  const { workspace } = useWorkspace()
  return useQuery({
    ...readOf(inboxRoutes.counts, { params: { workspaceId: workspace.id } }),
    placeholderData: keepPreviousData,
  })
}

/** Asks for the counts again a moment after conversations have changed. Stands once, in the shell. */
export function useFreshCounts(): void {
  const { workspace, live } = useWorkspace()
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer = undefined
      const { queryKey } = readOf(inboxRoutes.counts, { params: { workspaceId: workspace.id } })
      void client.invalidateQueries({ queryKey })
    }
    const stop = live.subscribe((frames) => {
      const changed = frames.some(
        (frame) =>
          frame.type === 'changes' && frame.conversations.length + frame.goneConversations.length > 0,
      )
      if (changed) timer ??= setTimeout(refresh, refreshAfter)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [live, client, workspace.id])
}
