import type { Locale } from '@lienmach/contract'
import { keepDevice } from './keep-device.ts'
import { readFollow } from './worker-messages.ts'

/**
 * Looks after notifications while the app is open: keeps the device on, and goes where a pressed one leads. Answers how
 * to stop.
 */
export function startPush(
  me: { personId: string; workspaceId: string; locale: Locale },
  go: (address: string) => void,
): () => void {
  const worker: ServiceWorkerContainer | undefined = navigator.serviceWorker
  const onMessage = ({ data, ports }: MessageEvent) => {
    const asked = readFollow(data)
    if (asked === null) return
    ports[0]?.postMessage('going')
    go(asked.follow)
  }
  worker?.addEventListener('message', onMessage)
  worker?.startMessages()
  // Without the server or the browser's database it is tried again at the next start.
  if (worker !== undefined) void keepDevice(me).catch(() => undefined)
  return () => worker?.removeEventListener('message', onMessage)
}
