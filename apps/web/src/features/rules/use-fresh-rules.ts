import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { rulesQuery } from '../../api/queries.ts'
import { useWorkspace } from '../../entities/workspace.ts'

const refreshAfter = 600

/** Asks again who waits, a moment after conversations have changed. */
export function useFreshRules(): void {
  const { workspace, live } = useWorkspace()
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = live.subscribe((frames) => {
      const changed = frames.some(
        (frame) =>
          frame.type === 'changes' && frame.conversations.length + frame.goneConversations.length > 0,
      )
      if (!changed) return
      timer ??= setTimeout(() => {
        timer = undefined
        void client.invalidateQueries({ queryKey: rulesQuery(workspace.id).queryKey })
      }, refreshAfter)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [live, client, workspace.id])
}
