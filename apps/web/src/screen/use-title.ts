import { useEffect, useSyncExternalStore } from 'react'

let unread = 0
const listeners = new Set<() => void>()

/** How many conversations of mine are unread: shown in the title, on the tab's picture and on the app's badge. */
export function showUnread(count: number): void {
  if (count === unread) return
  unread = count
  for (const listener of [...listeners]) listener()
  document.querySelector('link[rel=icon]')?.setAttribute('href', count > 0 ? '/icon-unread.svg' : '/icon.svg')
  if ('setAppBadge' in navigator)
    void (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => {})
}

/** Names the document after what is on screen. */
export function useTitle(name: string): void {
  const count = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => unread,
  )
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ''}${name} · Liền Mạch`
  }, [name, count])
}
