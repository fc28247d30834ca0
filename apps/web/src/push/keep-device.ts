import { type Locale, pushRoutes } from '@lienmach/contract'
import { call } from '../api/call.ts'
import { keptDevices, keptFor } from './device-record.ts'
import { sessionId } from './register-device.ts'
import { isMadeWith } from './subscription.ts'
import { forgetDevice, subscriptionHere, turnOff, turnOn } from './this-device.ts'

/**
 * Keeps a device on that was turned on by this very person: whatever the browser or the server lost meanwhile is put
 * right without a word. Somebody else's is ended. Never asks for anything.
 */
export async function keepDevice(me: {
  personId: string
  workspaceId: string
  locale: Locale
}): Promise<void> {
  const { personId, workspaceId, locale } = me
  if ((await keptDevices()).some(({ device }) => device.personId !== personId)) await forgetDevice()
  const device = await keptFor(workspaceId)
  if (device === null || device === 'off') return
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return turnOff(workspaceId)

  const { publicKey, devices } = await call(pushRoutes.pushDevices, { params: { workspaceId } })
  const subscription = await subscriptionHere()
  const known = devices.find(({ endpoint }) => endpoint === subscription?.endpoint)
  if (known === undefined && subscription?.endpoint === device.endpoint) {
    // Within one session the server forgets a device only when its owner turned it off from another one.
    if ((await sessionId()) === device.sessionId) return turnOff(workspaceId)
  }
  const isRight = known !== undefined && subscription !== null && isMadeWith(subscription, publicKey)
  if (isRight && device.locale === locale) return
  await turnOn({ personId, workspaceId, locale, topics: known?.topics ?? device.topics })
}
