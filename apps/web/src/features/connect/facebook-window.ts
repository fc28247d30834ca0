const windowName = 'lien-mach-facebook'
const channelName = 'lien-mach-connect'

/** Opens Facebook's dialog beside this page. False when the browser blocks it. */
export function openFacebookWindow(address: string): boolean {
  const width = Math.min(680, screen.availWidth)
  const height = Math.min(820, screen.availHeight)
  const left = Math.max(0, Math.round((screen.availWidth - width) / 2))
  const top = Math.max(0, Math.round((screen.availHeight - height) / 2))
  const opened = window.open(address, windowName, `popup,width=${width},height=${height},left=${left},top=${top}`)
  opened?.focus()
  return opened !== null
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
