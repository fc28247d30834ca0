import type { MeView } from '@lienmach/contract'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { keptChannel } from '../../push/kept-channel.ts'

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
    const startSoon = () => {
      const cancel = whenIdle(() => void start().catch(() => undefined))
      left.signal.addEventListener('abort', cancel)
    }
    if (mayNotify()) startSoon()
    else onceTurnedOn(startSoon, left.signal)
    return () => left.abort()
  }, [router, personId, workspaceId, locale])
}

/** Most people have nothing to look after. */
const mayNotify = () => 'Notification' in globalThis && Notification.permission === 'granted'

function onceTurnedOn(run: () => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(keptChannel)
  signal.addEventListener('abort', () => channel.close())
  channel.onmessage = () => {
    if (!mayNotify()) return
    channel.close()
    run()
  }
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
