import { type Locale, type PushTopic, pushRoutes } from '@lienmach/contract'
import { call, request } from '../api/call.ts'
import { type DeviceRecord, keep, keptFor } from './device-record.ts'
import { type Subscribed, subscribe } from './subscription.ts'

export interface DeviceOrder {
  workspaceId: string
  personId: string
  locale: Locale
  topics: readonly PushTopic[]
}

/** The browser would not subscribe; `cause` is what it said. */
export class NotSubscribed extends Error {
  override name = 'NotSubscribed'
}

/**
 * Subscribes this browser and tells the server, or brings both up to date. From a page and from the service worker.
 * Rejects with `NotSubscribed`, or with `ApiError` of the server.
 */
export async function registerDevice(
  registration: ServiceWorkerRegistration,
  { workspaceId, personId, locale, topics }: DeviceOrder,
): Promise<DeviceRecord> {
  const params = { workspaceId }
  const { publicKey } = await call(pushRoutes.pushDevices, { params })
  const subscribed: Subscribed = await subscribe(registration, publicKey).catch((cause: unknown) => {
    throw new NotSubscribed('The browser did not subscribe.', { cause })
  })
  const body = { ...subscribed, locale, topics: [...topics] }
  const { id: deviceId, endpoint } = await call(pushRoutes.keepPushDevice, { params, body })
  const before = await keptFor(workspaceId)
  const device = { personId, sessionId: await sessionId(), deviceId, endpoint, locale, topics }
  await keep(workspaceId, device)
  if (before !== null && before !== 'off' && before.personId === personId && before.deviceId !== deviceId) {
    // The same browser under its former address; the push service would refuse it sooner or later.
    await call(pushRoutes.removePushDevice, {
      params: { workspaceId, deviceId: before.deviceId },
    }).catch(() => undefined)
  }
  return device
}

/** Names the session in the browser's cookie; null when there is none. */
export async function sessionId(): Promise<string | null> {
  const { session } = await request<{ session: { id: string } | null }>('/api/auth/get-session', {
    method: 'GET',
  })
  return session?.id ?? null
}
