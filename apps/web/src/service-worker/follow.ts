import type { Follow } from '../push/worker-messages.ts'

/** How long a window may take to say that it goes. A page that is none of the app's never says so. Milliseconds. */
const patience = 1_000

/** Takes somebody to an address of the app: in the window they used last, or in a new one. */
export async function follow(
  { clients, location }: ServiceWorkerGlobalScope,
  address: string,
): Promise<void> {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  const [last] = windows.filter(
    ({ frameType, url }) => frameType === 'top-level' && !new URL(url).pathname.startsWith('/api/'),
  )
  if (last !== undefined) {
    const focused = await last.focus().catch(() => last)
    if (await goes(focused, address)) return
  }
  await clients.openWindow(new URL(address, location.origin))
}

function goes(window: WindowClient, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve(true)
    setTimeout(() => resolve(false), patience)
    window.postMessage({ follow: address } satisfies Follow, [port2])
  })
}
