import { inboxRoutes } from '@lienmach/contract'
import type { ConversationId } from '@lienmach/domain'
import type { FastifyInstance } from 'fastify'
import { askForControl } from '../../actions/ask-for-control.ts'
import { askForHelp } from '../../actions/ask-for-help.ts'
import { checkControl } from '../../actions/check-control.ts'
import { listHeld } from '../../actions/list-held.ts'
import { readControl } from '../../actions/read-control.ts'
import { stopAsking } from '../../actions/stop-asking.ts'
import { takeControl } from '../../actions/take-control.ts'
import { type Actor, auditActorOf } from '../caller.ts'
import { viewerOf } from '../conversations/viewer.ts'
import { register } from '../register-route.ts'
import { presentControl, presentOutcome } from './present.ts'

/** Who may speak in a conversation, how to get it back, and everything that waits for that. */
export async function controlRoutes(app: FastifyInstance): Promise<void> {
  const { context } = app
  const { config } = context

  register(app, inboxRoutes.control, async ({ actor, params }) =>
    presentControl(await readControl(context, orderOf(actor, params)), config),
  )

  register(app, inboxRoutes.checkControl, async ({ actor, params }) =>
    presentControl(await checkControl(context, orderOf(actor, params)), config),
  )

  register(app, inboxRoutes.takeControl, async ({ actor, params }) =>
    presentOutcome(await takeControl(context, orderOf(actor, params)), config),
  )

  register(app, inboxRoutes.askForControl, async ({ actor, params }) =>
    presentOutcome(await askForControl(context, orderOf(actor, params)), config),
  )

  register(app, inboxRoutes.stopAsking, async ({ actor, params }) =>
    presentControl(await stopAsking(context, orderOf(actor, params)), config),
  )

  register(app, inboxRoutes.askForHelp, async ({ actor, params }) => {
    await askForHelp(context, orderOf(actor, params))
    return {}
  })

  register(app, inboxRoutes.held, async ({ actor }) => {
    const groups = await listHeld(context, { workspaceId: actor.workspaceId, viewer: viewerOf(actor) })
    return { groups: groups.map(({ control: _rules, ...group }) => group) }
  })
}

const orderOf = (actor: Actor, { conversationId }: { conversationId: string }) => ({
  workspaceId: actor.workspaceId,
  viewer: viewerOf(actor),
  actor: auditActorOf(actor),
  conversationId: conversationId as ConversationId,
})
