/** What a browser's push service gave, as the contract takes it. */
export interface Subscribed {
  endpoint: string
  p256dh: string
  auth: string
}

/**
 * Subscribes with the server's key, or keeps a subscription made with it. Rejects with what the browser says: most often
 * an `AbortError`, where its push service cannot be reached.
 */
export async function subscribe(
  { pushManager }: ServiceWorkerRegistration,
  publicKey: string,
): Promise<Subscribed> {
  const known = await pushManager.getSubscription()
  if (known !== null && isMadeWith(known, publicKey)) return read(known)
  await known?.unsubscribe()
  return read(
    await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) }),
  )
}

/** Whether the server's messages can be meant for this subscription; an unknown key counts as another one. */
export function isMadeWith({ options }: PushSubscription, publicKey: string): boolean {
  const key = options.applicationServerKey
  if (key === null) return false
  const [has, wants] = [new Uint8Array(key), bytesOf(publicKey)]
  return has.length === wants.length && wants.every((byte, at) => has[at] === byte)
}

function read(subscription: PushSubscription): Subscribed {
  const { p256dh, auth } = subscription.toJSON().keys ?? {}
  if (p256dh === undefined || auth === undefined)
    throw new Error('The browser gave a subscription without keys.')
  return { endpoint: subscription.endpoint, p256dh, auth }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const bytes = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))
}
