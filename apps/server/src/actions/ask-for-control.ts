import { threadControlOf } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendChanges } from '../store/changes.ts'
import { transaction } from '../store/db.ts'
import { setControlAsked } from '../store/thread-control.ts'
import { admit, type ControlOrder, type ControlOutcome, heedDeadToken, noteControl } from './control-order.ts'
import { readControl } from './read-control.ts'

/**
 * Asks a thread's holder for it. The platform's yes means that somebody was asked: only an event or an answer to "who
 * holds it" says that it was granted, and Meta's inbox never answers.
 */
export async function askForControl(context: Context, order: ControlOrder): Promise<ControlOutcome> {
  const { db, clock, channels, wake } = context
  const admitted = await admit(context, order)
  const { place, channel, access } = admitted
  const { workspaceId, conversationId, facts } = place
  const moved = await channels
    .get(channel.kind)
    .askForThread(access, place.contactExternalId, new AbortController().signal)
  await heedDeadToken(context, admitted, moved)

  if (moved.outcome === 'done') {
    await transaction(db.pipeline, async (tx) => {
      const now = clock.now()
      await setControlAsked(tx, workspaceId, conversationId, now)
      await noteControl(context, tx, order, 'conversation.control_asked', {
        of: threadControlOf(facts).owner,
      })
      await appendChanges(tx, workspaceId, [{ kind: 'conversation', entityId: conversationId }], now)
    })
    wake.hint('changes', workspaceId)
  }
  const control = await readControl(context, order)
  if (moved.outcome === 'refused') return { outcome: 'refused', refusal: moved.refusal, control }
  if (moved.outcome === 'unknown') return { outcome: 'unreachable', refusal: null, control }
  // On an idle thread it is granted at once, and the event may have come before we got here.
  const { owner } = threadControlOf(control.conversation.threadFacts)
  return { outcome: owner === 'us' ? 'granted' : 'asked', refusal: null, control }
}
