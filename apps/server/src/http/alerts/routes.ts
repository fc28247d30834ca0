import { channelRoutes } from '@lienmach/contract'
import type { FastifyInstance } from 'fastify'
import { putAlertAway } from '../../actions/put-alert-away.ts'
import { type AlertReader, listAlerts } from '../../store/alerts.ts'
import { inWorkspace } from '../../store/db.ts'
import type { Actor } from '../caller.ts'
import { register } from '../register-route.ts'

/** What members have to be told. */
export async function alertRoutes(app: FastifyInstance): Promise<void> {
  register(app, channelRoutes.alerts, async ({ context, actor }) => ({
    alerts: await inWorkspace(context.db, actor.workspaceId, (tx) =>
      listAlerts(tx, actor.workspaceId, readerOf(actor)),
    ),
  }))

  register(app, channelRoutes.putAlertAway, async ({ context, actor, params: { alertId } }) => {
    await putAlertAway(context, { workspaceId: actor.workspaceId, alertId, reader: readerOf(actor) })
    return {}
  })
}

const readerOf = (actor: Actor): AlertReader => ({
  memberId: actor.kind === 'member' ? actor.memberId : null,
  leads: actor.role !== 'agent',
})
