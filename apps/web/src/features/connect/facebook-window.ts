const windowName = 'lien-mach-facebook'
/** Also named in public/returned.js, which speaks from that window. */
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

/** Hears when Facebook has sent that window back; told what went wrong there, if anything did. */
export function onReturn(listener: (problem: string | null) => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = ({ data }: MessageEvent<string>) => listener(data || null)
  return () => channel.close()
}
