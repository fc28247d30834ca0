import { type ConversationId, facebookWindow, type Instant, type RefusalClass } from '@lienmach/domain'
import { foreseen } from '../actions/accept-reply.ts'
import { releaseHeld } from '../actions/release-held.ts'
import type { Context } from '../context.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { type ChannelRow, findChannel } from '../store/channels.ts'
import { type Db, transaction } from '../store/db.ts'
import { move } from '../store/outbox.ts'
import type { Lane } from '../store/outbox-claims.ts'
import { isAnyHeld, listFreed, listOutOfTime, lockAllHeld } from '../store/outbox-waiting.ts'

/**
 * Lets go what waits for something that has come to pass, as the tables tell it: a thread that an event gave back, a
 * channel that works again. What waits on a channel that was given up, or for a customer who may no longer be written
 * to, fails. Answers whether anything moved.
 */
export async function releaseFreed(context: Context, lane: Lane): Promise<boolean> {
  const { db, clock, wake } = context
  const { workspaceId, channelId } = lane
  const channel = await findChannel(db.pipeline, workspaceId, channelId)
  if (!channel || channel.heldMessages === 0) return false
  const works = channel.state === 'connected' || channel.state === 'connecting'
  const freed = works ? await listFreed(db.pipeline, lane) : []
  const reconnected = works && (await isAnyHeld(db.pipeline, lane, 'channel_disconnected'))
  const lifted = channel.restrictedSince === null && (await isAnyHeld(db.pipeline, lane, 'page_restricted'))
  const late = await listOutOfTime(db.pipeline, lane, windowEdge(context, channel))
  const givenUp = channel.state === 'disconnected'
  if (freed.length === 0 && !reconnected && !lifted && late.length === 0 && !givenUp) return false

  const moved = await transaction(db.pipeline, async (tx) => {
    const changes: Change[] = []
    if (givenUp) changes.push(...(await failHeld(tx, lane, null, 'channel_disconnected', clock.now())))
    else if (late.length > 0) changes.push(...(await failHeld(tx, lane, late, 'window_closed', clock.now())))
    for (const conversationId of freed) {
      changes.push(
        ...(await releaseHeld(
          context,
          tx,
          { workspaceId, conversationId },
          { because: 'thread_not_ours', evidence: 'thread_event' },
        )),
      )
    }
    const wholeChannel = { workspaceId, channelId }
    if (reconnected)
      changes.push(
        ...(await releaseHeld(context, tx, wholeChannel, {
          because: 'channel_disconnected',
          evidence: 'reconnected',
        })),
      )
    if (lifted)
      changes.push(
        ...(await releaseHeld(context, tx, wholeChannel, { because: 'page_restricted', evidence: 'lifted' })),
      )
    await appendChanges(tx, workspaceId, changes, clock.now())
    return changes.length > 0
  })
  if (moved) wake.hint('changes', workspaceId)
  return moved
}

/** Whoever was last heard before this moment may no longer be written to; on any channel, or on this one. */
export function windowEdge(
  { clock, config }: Pick<Context, 'clock' | 'config'>,
  channel?: Pick<ChannelRow, 'humanAgent'>,
): Instant {
  const { standard, humanAgent } = facebookWindow
  const isLonger = config.meta.humanAgent && channel?.humanAgent !== 'refused'
  return (clock.now() - (isLonger ? humanAgent : standard)) as Instant
}

async function failHeld(
  tx: Db,
  lane: Lane,
  conversationIds: readonly ConversationId[] | null,
  because: RefusalClass,
  now: Instant,
): Promise<Change[]> {
  const held = await lockAllHeld(tx, lane, conversationIds)
  for (const row of held) await move(tx, row, { state: 'failed', refusal: foreseen(because, now) }, now)
  return held.map(({ conversationId, messageId }) => ({
    kind: 'conversation',
    entityId: conversationId,
    data: { messages: [messageId] },
  }))
}
