import { keptDevices } from '../push/device-record.ts'
import { registerDevice } from '../push/register-device.ts'

/**
 * The browser has another address for its messages: the server is told of it, for each workspace. Where that fails, the
 * app puts it right when it is next opened.
 */
export async function renewSubscription(registration: ServiceWorkerRegistration): Promise<void> {
  for (const { workspaceId, device } of await keptDevices()) {
    await registerDevice(registration, { workspaceId, ...device }).catch(() => undefined)
  }
}
