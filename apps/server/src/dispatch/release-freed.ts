import { releaseHeld } from '../actions/release-held.ts'
import type { Context } from '../context.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { findChannel } from '../store/channels.ts'
import { transaction } from '../store/db.ts'
import { move } from '../store/outbox.ts'
import type { Lane } from '../store/outbox-claims.ts'
import { isAnyHeld, listFreed, lockAllHeld } from '../store/outbox-waiting.ts'
import { foreseen } from '../actions/accept-reply.ts'

/**
 * Lets go what waits for something that has come to pass, as the tables tell it: a thread that an event gave back, a
 * channel that works again. What waits on a channel that was given up fails. Answers whether anything moved.
 */
export async function releaseFreed(context: Context, lane: Lane): Promise<boolean> {
  const { db, clock, wake } = context
  const { workspaceId, channelId } = lane
  const channel = await findChannel(db.pipeline, workspaceId, channelId)
  if (!channel || channel.heldMessages === 0) return false
  const works = channel.state === 'connected' || channel.state === 'connecting'
  const freed = works ? await listFreed(db.pipeline, lane) : []
  const reconnected = works && (await isAnyHeld(db.pipeline, lane, 'channel_disconnected'))
  const givenUp = channel.state === 'disconnected'
  if (freed.length === 0 && !reconnected && !givenUp) return false

  const moved = await transaction(db.pipeline, async (tx) => {
    const changes: Change[] = []
    for (const conversationId of freed) {
      changes.push(...(await releaseHeld(context, tx, { workspaceId, conversationId }, { because: 'thread_not_ours', evidence: 'thread_event' })))
    }
    if (reconnected) {
      changes.push(...(await releaseHeld(context, tx, { workspaceId, channelId }, { because: 'channel_disconnected', evidence: 'reconnected' })))
    }
    if (givenUp) {
      const now = clock.now()
      for (const row of await lockAllHeld(tx, lane)) {
        await move(tx, row, { state: 'failed', refusal: foreseen('channel_disconnected', now) }, now)
        changes.push({ kind: 'conversation', entityId: row.conversationId, data: { messages: [row.messageId] } })
      }
    }
    await appendChanges(tx, workspaceId, changes, clock.now())
    return changes.length > 0
  })
  if (moved) wake.hint('changes', workspaceId)
  return moved
}
