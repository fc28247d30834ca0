const windowName = 'lien-mach-facebook'
const channelName = 'lien-mach-connect'

/** A window beside this page, opened before it is known where it leads. */
export interface SideWindow {
  go(address: string): void
  close(): void
}

/**
 * Opens a window for Facebook's dialog. Has to be called right in the press of a button, or the browser blocks it; then
 * it is null.
 */
export function openSideWindow(): SideWindow | null {
  const width = Math.min(680, screen.availWidth)
  const height = Math.min(820, screen.availHeight)
  const left = Math.max(0, Math.round((screen.availWidth - width) / 2))
  const top = Math.max(0, Math.round((screen.availHeight - height) / 2))
  const opened = window.open('', windowName, `popup,width=${width},height=${height},left=${left},top=${top}`)
  if (opened === null) return null
  opened.focus()
  return {
    go(address) {
      opened.location.href = address
    },
    close: () => opened.close(),
  }
}

/** Whether this very page is the window in which Facebook's dialog was shown. */
export const isFacebookWindow = (): boolean => window.name === windowName && window.opener !== null

/** Tells the page that waits that Facebook has answered. */
export function announceReturn(): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage('returned')
  channel.close()
}

/** Hears when the other window comes back from Facebook. */
export function onReturn(listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = listener
  return () => channel.close()
}
