import { pushRoutes } from '@lienmach/contract'
import { call } from '../api/call.ts'
import { type DeviceRecord, forget, keep, keptDevices, keptFor } from './device-record.ts'
import { type DeviceOrder, NotSubscribed, registerDevice } from './register-device.ts'

/** Where the service worker's script lies; it serves every address of ours. */
const workerAddress = '/service-worker.js'

/** How long turning off waits for the server. Milliseconds. */
const patience = 5_000

/** The service worker, once it is at work. */
export async function ourWorker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(workerAddress, { scope: '/', updateViaCache: 'none' })
  return navigator.serviceWorker.ready
}

/** The subscription that this browser has; null when there is none. */
export async function subscriptionHere(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker?.getRegistration('/')
  return (await registration?.pushManager?.getSubscription()) ?? null
}

/**
 * Turns notifications on, with the permission given. What fails leaves them off: rejects with `NotSubscribed` or
 * `ApiError`.
 */
export async function turnOn(order: DeviceOrder): Promise<DeviceRecord> {
  try {
    return await registerDevice(await ourWorker(), order)
  } catch (error) {
    await unsubscribeUnlessNeeded()
    throw error
  }
}

/** Whether it was the browser that did not subscribe: its push service could not be reached, or is blocked. */
export const refusedByBrowser = (error: unknown): boolean => error instanceof NotSubscribed

/** Turns notifications off for a workspace, also where the server cannot be told: it learns it from the push service. */
export async function turnOff(workspaceId: string): Promise<void> {
  const kept = await keptFor(workspaceId)
  if (kept !== null && kept !== 'off') {
    const params = { workspaceId, deviceId: kept.deviceId }
    await call(pushRoutes.removePushDevice, { params }, AbortSignal.timeout(patience)).catch(() => undefined)
  }
  await keep(workspaceId, 'off')
  await unsubscribeUnlessNeeded()
}

/** Nobody is told here any more: whoever was has signed out, or somebody else has signed in. */
export async function forgetDevice(): Promise<void> {
  const devices = await keptDevices()
  if (devices.length === 0) return
  for (const { workspaceId } of devices) await forget(workspaceId)
  await unsubscribeUnlessNeeded()
}

/** One subscription serves all workspaces. */
async function unsubscribeUnlessNeeded(): Promise<void> {
  if ((await keptDevices()).length > 0) return
  await (await subscriptionHere())?.unsubscribe()
}
