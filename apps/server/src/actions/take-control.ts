import { learntAfter, threadControlOf } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { ThreadMoveOutcome } from '../ports/channel-adapter.ts'
import { appendChanges } from '../store/changes.ts'
import type { ChannelLesson } from '../store/channel-lessons.ts'
import type { ChannelRow } from '../store/channels.ts'
import { transaction } from '../store/db.ts'
import { noteOwner } from './ask-owner.ts'
import { admit, type ControlOrder, type ControlOutcome, heedDeadToken, noteControl } from './control-order.ts'
import { readControl } from './read-control.ts'
import { teachChannel } from './teach-channel.ts'

/**
 * Takes a thread from whoever holds it. When the platform agrees, what waited for it is let go in the same breath; when
 * it refuses, the channel learns whether taking is possible there at all.
 */
export async function takeControl(context: Context, order: ControlOrder): Promise<ControlOutcome> {
  const { db, clock, channels, wake } = context
  const admitted = await admit(context, order)
  const { place, channel, access } = admitted
  const { workspaceId, facts } = place
  const askedAt = clock.now()
  const moved = await channels
    .get(channel.kind)
    .takeThread(access, place.contactExternalId, new AbortController().signal)
  await heedDeadToken(context, admitted, moved)

  if (moved.outcome === 'done') {
    await transaction(db.pipeline, async (tx) => {
      const changes = await noteOwner(context, tx, place, {
        says: 'owner',
        owner: 'us',
        appId: context.config.meta.appId,
        at: learntAfter(facts, askedAt),
        evidence: 'taken',
      })
      const from = threadControlOf(facts).owner
      await noteControl(context, tx, order, 'conversation.control_taken', { from })
      await appendChanges(tx, workspaceId, changes, clock.now())
    })
    wake.hint('changes', workspaceId)
    wake.hint('outbox', workspaceId)
  }
  await teachChannel(context, place, lessonOf(moved, channel))
  return {
    outcome: outcomes[moved.outcome],
    refusal: moved.outcome === 'refused' ? moved.refusal : null,
    control: await readControl(context, order),
  }
}

const outcomes = { done: 'granted', refused: 'refused', unknown: 'unreachable' } as const

/** The old protocol's primary receiver takes without any switch, so there it teaches who that is. */
function lessonOf(moved: ThreadMoveOutcome, { control }: ChannelRow): ChannelLesson {
  const isHandover = control.mode === 'handover'
  if (moved.outcome === 'done')
    return isHandover ? { defaultApp: 'us' } : { mode: 'routing', takeover: 'allowed' }
  if (moved.outcome !== 'refused' || moved.means === null) return {}
  if (moved.means === 'routing_off') return { mode: 'open' }
  return isHandover ? { defaultApp: 'other' } : { takeover: 'refused' }
}
