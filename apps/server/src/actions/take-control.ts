import { learntAfter, threadControlOf } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { ThreadMoveOutcome } from '../ports/channel-adapter.ts'
import { appendChanges } from '../store/changes.ts'
import { type ChannelLesson, learnOfChannel } from '../store/channel-lessons.ts'
import type { ChannelRow } from '../store/channels.ts'
import { transaction } from '../store/db.ts'
import { noteOwner } from './ask-owner.ts'
import { admit, type ControlOrder, type ControlOutcome, heedDeadToken, noteControl } from './control-order.ts'
import { readControl } from './read-control.ts'

/**
 * Takes a thread from whoever holds it. When the platform agrees, what waited for it is let go in the same breath; when
 * it refuses, the channel learns whether taking is possible there at all.
 */
export async function takeControl(context: Context, order: ControlOrder): Promise<ControlOutcome> {
  const { db, clock, channels, wake } = context
  const admitted = await admit(context, order)
  const { place, channel, access } = admitted
  const { workspaceId, channelId, facts } = place
  const askedAt = clock.now()
  const moved = await channels
    .get(channel.kind)
    .takeThread(access, place.contactExternalId, new AbortController().signal)
  await heedDeadToken(context, admitted, moved)

  await transaction(db.pipeline, async (tx) => {
    const changes =
      moved.outcome === 'done'
        ? await noteOwner(context, tx, place, {
            says: 'owner',
            owner: 'us',
            appId: context.config.meta.appId,
            at: learntAfter(facts, askedAt),
            evidence: 'taken',
          })
        : []
    if (moved.outcome === 'done')
      await noteControl(context, tx, order, 'conversation.control_taken', {
        from: threadControlOf(facts).owner,
      })
    if (await learnOfChannel(tx, place, lessonOf(moved, channel), clock.now()))
      changes.push({ kind: 'channel', entityId: channelId })
    await appendChanges(tx, workspaceId, changes, clock.now())
  })
  wake.hint('changes', workspaceId)
  if (moved.outcome === 'done') wake.hint('outbox', workspaceId)
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
