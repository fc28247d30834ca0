import { Type } from 'typebox'
import { defineRoute } from './route.ts'
import { InWorkspace, Nothing, workspacePath } from './routes-accounts.ts'
import { Locale, Uuid } from './views.ts'
import { PushDeviceView, pushTopics } from './views-push.ts'

const OneDevice = Type.Object({ workspaceId: Uuid, deviceId: Uuid })
const base64url = (length: number) =>
  Type.String({ pattern: '^[A-Za-z0-9_-]+$', minLength: length, maxLength: length })

export const pushRoutes = {
  pushDevices: defineRoute({
    method: 'GET',
    path: `${workspacePath}/push`,
    standing: 'agent',
    summary: 'The devices on which I am told while no window is open, and the key a browser subscribes with.',
    params: InWorkspace,
    response: Type.Object({
      /** Of VAPID (RFC 8292): an uncompressed P-256 point in base64url. */
      publicKey: Type.String(),
      devices: Type.Array(PushDeviceView),
    }),
  }),
  keepPushDevice: defineRoute({
    method: 'PUT',
    path: `${workspacePath}/push/devices`,
    standing: 'agent',
    summary: 'Tells me on this device from now on. One that is known by its address is brought up to date.',
    params: InWorkspace,
    body: Type.Object({
      /** What the browser’s push service gave: `PushSubscription.endpoint` and its two keys (RFC 8291). */
      endpoint: Type.String({ minLength: 1, maxLength: 2_000 }),
      p256dh: base64url(87),
      auth: base64url(22),
      /** The language it speaks. */
      locale: Locale,
      topics: Type.Array(Type.Enum(pushTopics), { maxItems: pushTopics.length }),
    }),
    response: PushDeviceView,
  }),
  removePushDevice: defineRoute({
    method: 'DELETE',
    path: `${workspacePath}/push/devices/:deviceId`,
    standing: 'agent',
    summary: 'Tells me nothing more on a device of mine.',
    params: OneDevice,
    response: Nothing,
  }),
  tryPushDevice: defineRoute({
    method: 'POST',
    path: `${workspacePath}/push/devices/:deviceId/trial`,
    standing: 'agent',
    summary: 'Sends a trial notification to a device of mine.',
    params: OneDevice,
    response: Nothing,
  }),
}
