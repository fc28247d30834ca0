import { ECDH } from 'node:crypto'
import { AppError, type PushDeviceView } from '@lienmach/contract'
import type { Context } from '../context.ts'
import { inWorkspace } from '../store/db.ts'
import { keepDevice, type PushDevice } from '../store/push-devices.ts'

/** Tells a member on this device from now on. */
export async function keepPushDevice(context: Context, device: PushDevice): Promise<PushDeviceView> {
  const { clock, db, push, random } = context
  refuseNoPoint(device.p256dh)
  if (!push.accepts(device.endpoint)) throw refusal('/endpoint', 'is not the address of a push service')
  return inWorkspace(db, device.workspaceId, (tx) => keepDevice(tx, random.uuid(), device, clock.now()))
}

/** A browser's key is a point on a curve; nothing can be encrypted for anything else. */
function refuseNoPoint(p256dh: string): void {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url')
  } catch {
    throw refusal('/p256dh', 'is not a key of a browser')
  }
}

const refusal = (at: string, problem: string) =>
  new AppError('request/invalid', { part: 'body', fields: [{ at, problem }] })
