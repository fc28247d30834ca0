import type { ConversationId, Instant } from '@lienmach/domain'
import { releaseHeld } from '../actions/release-held.ts'
import type { Context } from '../context.ts'
import { appendChanges } from '../store/changes.ts'
import { openToken } from '../store/channel-tokens.ts'
import { findChannel } from '../store/channels.ts'
import { transaction } from '../store/db.ts'
import type { Lane } from '../store/outbox-claims.ts'
import { noteThread } from '../store/thread-control.ts'

export interface HeldThread {
  conversationId: ConversationId
  contactExternalId: string
}

/**
 * Asks the platform who holds a thread for which replies wait. It says "us" or "nobody": they are let go. Anything else
 * tells us at most a name. Answers whether something was let go.
 */
export async function askOwner(context: Context, lane: Lane, { conversationId, contactExternalId }: HeldThread, signal: AbortSignal): Promise<boolean> {
  const { db, clock, secretBox, channels, wake } = context
  const { workspaceId, channelId } = lane
  const channel = await findChannel(db.pipeline, workspaceId, channelId)
  const opened = await openToken(db.pipeline, secretBox, workspaceId, channelId)
  if (!channel || !opened) return false
  // What happens while we ask is newer than the answer.
  const askedAt = clock.now()
  const answer = await channels.get(channel.kind).askThreadOwner({ ...lane, ...opened }, contactExternalId, signal)
  if (answer.answer === 'unknown') return false
  const { answer: owner } = answer
  const appId = answer.answer === 'nobody' ? null : answer.appId
  // "Somebody else" without a name is what we know already.
  if (owner === 'other_app' && appId === null) return false

  const released = await transaction(db.pipeline, async (tx) => {
    const control = await noteThread(tx, workspaceId, conversationId, { says: 'owner', owner, appId, at: askedAt, evidence: 'owner_asked' })
    const isFree = control?.owner === 'us' || control?.owner === 'nobody'
    const changes = isFree
      ? await releaseHeld(context, tx, { workspaceId, conversationId }, { because: 'thread_not_ours', evidence: 'owner_asked' })
      : []
    await appendChanges(tx, workspaceId, changes.length > 0 ? changes : [{ kind: 'conversation', entityId: conversationId }], clock.now())
    return changes.length > 0
  })
  wake.hint('changes', workspaceId)
  return released
}

const firstAfter = 10_000
const atMostEvery = 5 * 60_000

/** When each held thread is asked about next: gently at first, then ever more rarely. */
export function openAskingOrder() {
  const next = new Map<ConversationId, { at: Instant; wait: number }>()
  return {
    /** The thread whose turn it is; those that are no longer held are forgotten. */
    take(held: readonly HeldThread[], now: Instant): HeldThread | null {
      for (const known of next.keys()) if (!held.some(({ conversationId }) => conversationId === known)) next.delete(known)
      for (const { conversationId } of held) {
        if (!next.has(conversationId)) next.set(conversationId, { at: (now + firstAfter) as Instant, wait: firstAfter })
      }
      const due = held.find(({ conversationId }) => (next.get(conversationId)?.at ?? Infinity) <= now)
      if (!due) return null
      const wait = Math.min(atMostEvery, (next.get(due.conversationId)?.wait ?? firstAfter) * 2)
      next.set(due.conversationId, { at: (now + wait) as Instant, wait })
      return due
    },
  }
}
