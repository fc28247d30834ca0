import { AppError, pushRoutes } from '@lienmach/contract'
import type { FastifyInstance } from 'fastify'
import { keepPushDevice } from '../../actions/keep-push-device.ts'
import { inWorkspace } from '../../store/db.ts'
import { listDevices, removeDevice } from '../../store/push-devices.ts'
import { putTrial } from '../../store/push-notices.ts'
import { memberActing } from '../caller.ts'
import { register } from '../register-route.ts'

/** The devices on which a member is told while no window is open. */
export async function pushResource(app: FastifyInstance): Promise<void> {
  register(app, pushRoutes.pushDevices, async ({ context, actor }) => {
    const { workspaceId, memberId } = memberActing(actor)
    const devices = await inWorkspace(context.db, workspaceId, (tx) => listDevices(tx, workspaceId, memberId))
    return { publicKey: context.push.publicKey, devices }
  })

  register(app, pushRoutes.keepPushDevice, async ({ context, actor, body, request }) => {
    const { workspaceId, memberId, sessionId } = memberActing(actor)
    const userAgent = request.headers['user-agent']?.slice(0, 400) ?? null
    return keepPushDevice(context, { ...body, workspaceId, memberId, sessionId, userAgent })
  })

  register(app, pushRoutes.removePushDevice, async ({ context, actor, params: { deviceId } }) => {
    const { workspaceId, memberId } = memberActing(actor)
    const was = await inWorkspace(context.db, workspaceId, (tx) =>
      removeDevice(tx, workspaceId, memberId, deviceId),
    )
    if (!was) throw new AppError('resource/not-found')
    return {}
  })

  register(app, pushRoutes.tryPushDevice, async ({ context, actor, params: { deviceId } }) => {
    const { workspaceId, memberId } = memberActing(actor)
    const put = await inWorkspace(context.db, workspaceId, (tx) =>
      putTrial(tx, { workspaceId, memberId, deviceId }, context.clock.now()),
    )
    if (!put) throw new AppError('resource/not-found')
    context.wake.hint('jobs:push')
    return {}
  })
}
