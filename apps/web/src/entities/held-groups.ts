import { inboxRoutes } from '@lienmach/contract'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { readOf } from '../api/queries.ts'
import { useWorkspace } from './workspace.ts'

const refreshAfter = 400

/** Everything that waits, by channel and cause; asked for again a moment after anything of it may have changed. */
export function useHeldGroups() {
  const { workspace, live } = useWorkspace()
  const client = useQueryClient()
  const read = readOf(inboxRoutes.held, { params: { workspaceId: workspace.id } })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer = undefined
      const { queryKey } = readOf(inboxRoutes.held, { params: { workspaceId: workspace.id } })
      void client.invalidateQueries({ queryKey })
    }
    const stop = live.subscribe((frames) => {
      if (frames.some((frame) => frame.type === 'changes')) timer ??= setTimeout(refresh, refreshAfter)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [live, client, workspace.id])
  return useQuery({ ...read, placeholderData: keepPreviousData })
}
