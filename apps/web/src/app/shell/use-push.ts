import type { MeView } from '@lienmach/contract'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Looks after notifications of this device, once there is nothing more urgent to do. */
export function usePush(me: MeView, workspaceId: string): void {
  const router = useRouter()
  const { id: personId, locale } = me
  useEffect(() => {
    const left = new AbortController()
    const start = async () => {
      const { startPush } = await import('../../push/start.ts')
      if (left.signal.aborted) return
      const stop = startPush({ personId, workspaceId, locale }, (address) => router.history.push(address))
      left.signal.addEventListener('abort', stop)
    }
    const cancel = whenIdle(() => void start().catch(() => undefined))
    return () => {
      cancel()
      left.abort()
    }
  }, [router, personId, workspaceId, locale])
}

/** Safari tells no idle moments; a while after the start has to do. Answers how to cancel. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(run, { timeout: 5_000 })
    return () => cancelIdleCallback(asked)
  }
  const timer = setTimeout(run, 2_000)
  return () => clearTimeout(timer)
}
