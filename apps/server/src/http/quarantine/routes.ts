import { channelRoutes } from '@lienmach/contract'
import type { FastifyInstance } from 'fastify'
import { replayQuarantined } from '../../actions/replay-quarantined.ts'
import { replayUnreadable } from '../../actions/replay-unreadable.ts'
import { inWorkspace } from '../../store/db.ts'
import { listQuarantine } from '../../store/quarantine.ts'
import { auditActorOf } from '../caller.ts'
import { register } from '../register-route.ts'

const mostShown = 200
/** Bodies are numbered, events have ids. */
const isBody = (entryId: string) => /^\d{1,18}$/.test(entryId)

/** What arrived and could not be applied, for managers. */
export async function quarantineRoutes(app: FastifyInstance): Promise<void> {
  const { context } = app

  register(app, channelRoutes.quarantine, async ({ actor: { workspaceId } }) => ({
    entries: await inWorkspace(context.db, workspaceId, (tx) => listQuarantine(tx, workspaceId, mostShown)),
  }))

  register(app, channelRoutes.replayQuarantined, ({ actor, params: { entryId } }) => {
    const order = { workspaceId: actor.workspaceId, entryId, actor: auditActorOf(actor) }
    return isBody(entryId) ? replayUnreadable(context, order) : replayQuarantined(context, order)
  })
}
