import type { MeView, WorkspaceView } from '@lienmach/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { call, sessionEnd } from '../../api/call.ts'
import { meQuery } from '../../api/queries.ts'
import { readServerClock } from '../../entities/server-clock.ts'
import type { Workspace } from '../../entities/workspace.ts'
import { WorkspaceStore } from '../../entities/workspace-store.ts'
import { localeChoice } from '../../i18n/locale.ts'
import { keepAnswers, keepQueries } from '../../live/keep-queries.ts'
import { LiveConnection } from '../../live/live-connection.ts'
import { browserSurroundings } from '../../live/live-surroundings.ts'

/** The conversation that the address bar names. */
function openConversation(router: ReturnType<typeof useRouter>): string | null {
  return (
    router.state.matches.map(({ params }) => params as { conversationId?: string }).at(-1)?.conversationId ??
    null
  )
}

interface Parts {
  live: LiveConnection
  store: WorkspaceStore
}

/** Opens the live connection of a workspace and the store that it feeds; null for the moment before they stand. */
export function useWorkplace(me: MeView, workspace: WorkspaceView): Workspace | null {
  const client = useQueryClient()
  const router = useRouter()
  const [parts, setParts] = useState<Parts | null>(null)
  const workspaceId = workspace.id
  const memberId = me.id

  useEffect(() => {
    const leave = () => {
      client.removeQueries({ queryKey: meQuery().queryKey })
      void router.navigate({ to: '/login', search: { next: router.state.location.href, ended: 'yes' } })
    }
    const live = new LiveConnection(
      browserSurroundings(workspaceId, (why) => {
        if (why === 'session') leave()
        else void client.invalidateQueries({ queryKey: meQuery().queryKey })
      }),
    )
    const store = new WorkspaceStore(call, (seq) => live.since(seq), workspaceId, memberId)
    const unsubscribe = live.subscribe((frames) => {
      for (const frame of frames) {
        store.apply(frame)
        if (frame.type === 'hello' && frame.reset)
          void store.reload(openConversation(router)).catch(() => undefined)
      }
      keepQueries(client, workspaceId, frames)
    })
    const endAnswers = keepAnswers(client, workspaceId, live)
    const onVisible = () => {
      if (!document.hidden) live.wake()
    }
    window.addEventListener('online', live.wake)
    document.addEventListener('visibilitychange', onVisible)
    sessionEnd.addEventListener('ended', leave)
    live.start()
    setParts({ live, store })
    return () => {
      unsubscribe()
      endAnswers()
      live.stop()
      window.removeEventListener('online', live.wake)
      document.removeEventListener('visibilitychange', onVisible)
      sessionEnd.removeEventListener('ended', leave)
    }
  }, [client, router, workspaceId, memberId])

  useEffect(() => readServerClock(me.now), [me.now])
  useEffect(() => localeChoice.set(me.locale), [me.locale])

  return useMemo(() => parts && { me, workspace, ...parts }, [me, workspace, parts])
}
