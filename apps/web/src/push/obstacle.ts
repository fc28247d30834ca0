/** Why a browser tells nothing while no window is open. `denied`: its user has forbidden it. */
export type Obstacle = 'insecure' | 'home_screen' | 'unsupported' | 'denied'

/** What stands in the way of notifications here; null when they are on or may be turned on. */
export function findObstacle(): Obstacle | null {
  if (!globalThis.isSecureContext) return 'insecure'
  const able = 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis
  if (!able) return isPhoneOfApple() ? 'home_screen' : 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : null
}

/** iPhones and iPads know web push only in what was put on the Home Screen. iPads call themselves Macs. */
function isPhoneOfApple(): boolean {
  const { userAgent, maxTouchPoints } = navigator
  return /iPhone|iPad/u.test(userAgent) || (/Macintosh/u.test(userAgent) && maxTouchPoints > 1)
}

/** Tells when the browser's permission may have changed: by its own word, or because somebody comes back to the page. */
export function onPermission(listener: () => void): () => void {
  const away = new AbortController()
  document.addEventListener('visibilitychange', listener, { signal: away.signal })
  globalThis.addEventListener('focus', listener, { signal: away.signal })
  void navigator.permissions
    ?.query({ name: 'notifications' })
    .then((status) => status.addEventListener('change', listener, { signal: away.signal }))
    .catch(() => undefined)
  return () => away.abort()
}
