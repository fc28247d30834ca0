// What runs inside a browser of a test in the place of what no such browser has. Each function stands for itself.

/** In a page: subscriptions are made by the pretend push service, and kept as long as the browser. */
export function pretendSubscriptions(): void {
  const page = globalThis as typeof globalThis & {
    subscribePretended(): Promise<{ endpoint: string; p256dh: string; auth: string }>
  }
  const shelf = 'pretended-subscription'
  const known = () => {
    const kept = localStorage.getItem(shelf)
    if (kept === null) return null
    const { endpoint, p256dh, auth, key } = JSON.parse(kept)
    return {
      endpoint,
      options: { userVisibleOnly: true, applicationServerKey: Uint8Array.from(key).buffer },
      toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
      async unsubscribe() {
        localStorage.removeItem(shelf)
        return true
      },
    }
  }
  Object.assign(PushManager.prototype, {
    getSubscription: async () => known(),
    async subscribe({ applicationServerKey }: { applicationServerKey: Uint8Array }) {
      const given = await page.subscribePretended()
      localStorage.setItem(shelf, JSON.stringify({ ...given, key: [...applicationServerKey] }))
      return known()
    },
  })
}

/** In a page: notifications are allowed. */
export function allowNotifications(): void {
  Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
  Notification.requestPermission = async () => 'granted'
}

/** In a page: notifications are forbidden until `allowAgain` is called. */
export function forbidNotifications(): void {
  let answer: NotificationPermission = 'denied'
  Object.defineProperty(Notification, 'permission', { get: () => answer })
  Notification.requestPermission = async () => answer
  Object.assign(globalThis, {
    allowAgain() {
      answer = 'granted'
      globalThis.dispatchEvent(new Event('focus'))
    },
  })
}

/** In the service worker: what it shows is kept here, one for each tag. */
export function keepNotifications(): void {
  const { registration } = globalThis as typeof globalThis & { registration: ServiceWorkerRegistration }
  if (Object.hasOwn(registration, 'getNotifications')) return
  const standing = new Map<string, object>()
  Object.assign(registration, {
    async showNotification(title: string, options: NotificationOptions = {}) {
      const { tag = '' } = options
      standing.set(tag, { title, ...options, close: () => standing.delete(tag) })
    },
    async getNotifications({ tag }: { tag?: string } = {}) {
      return [...standing].filter(([known]) => tag === undefined || known === tag).map(([, one]) => one)
    },
  })
}
