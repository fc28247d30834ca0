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
  heldSince: Instant
}

/**
 * Asks the platform who holds a thread for which replies wait. It says "us" or "nobody": they are let go. Anything else
 * tells us at most a name. Answers whether something was let go.
 */
export async function askOwner(
  context: Context,
  lane: Lane,
  { conversationId, contactExternalId }: HeldThread,
  signal: AbortSignal,
): Promise<boolean> {
  const { db, clock, secretBox, channels, wake } = context
  const { workspaceId, channelId } = lane
  const channel = await findChannel(db.pipeline, workspaceId, channelId)
  const opened = await openToken(db.pipeline, secretBox, workspaceId, channelId)
  if (!channel || !opened) return false
  // What happens while we ask is newer than the answer.
  const askedAt = clock.now()
  const answer = await channels
    .get(channel.kind)
    .askThreadOwner({ ...lane, ...opened }, contactExternalId, signal)
  if (answer.answer === 'unknown') return false
  const { answer: owner } = answer
  const appId = answer.answer === 'nobody' ? null : answer.appId
  // "Somebody else" without a name is what we know already.
  if (owner === 'other_app' && appId === null) return false

  const released = await transaction(db.pipeline, async (tx) => {
    const control = await noteThread(tx, workspaceId, conversationId, {
      says: 'owner',
      owner,
      appId,
      at: askedAt,
      evidence: 'owner_asked',
    })
    const isFree = control?.owner === 'us' || control?.owner === 'nobody'
    const changes = isFree
      ? await releaseHeld(
          context,
          tx,
          { workspaceId, conversationId },
          { because: 'thread_not_ours', evidence: 'owner_asked' },
        )
      : []
    await appendChanges(
      tx,
      workspaceId,
      changes.length > 0 ? changes : [{ kind: 'conversation', entityId: conversationId }],
      clock.now(),
    )
    return changes.length > 0
  })
  wake.hint('changes', workspaceId)
  return released
}

const firstAfter = 10_000
const soonEvery = 60_000
/** Somebody probably watches for so long; after that it is asked rarely. */
const soonFor = 60 * 60_000
const laterEvery = 5 * 60_000
/** A thread that was refused again right after we were told it is free does not start over. */
const rememberedFor = 10 * 60_000

interface Asking {
  since: Instant
  heldAt: Instant
  next: Instant
  wait: number
}

/** When each held thread is asked about next: soon at first, every minute for an hour, then every five. */
export function openAskingOrder() {
  const order = new Map<ConversationId, Asking>()
  return {
    /** The thread that has waited longest for its question; null when none is due. */
    nextOf(held: readonly HeldThread[], now: Instant): HeldThread | null {
      for (const { conversationId, heldSince } of held) {
        const known = order.get(conversationId)
        if (known) known.heldAt = now
        else
          order.set(conversationId, {
            since: heldSince,
            heldAt: now,
            next: (heldSince + firstAfter) as Instant,
            wait: firstAfter,
          })
      }
      for (const [id, { heldAt }] of order) if (now - heldAt > rememberedFor) order.delete(id)
      const turnOf = ({ conversationId }: HeldThread) => order.get(conversationId)?.next ?? Infinity
      const [first] = held.filter((thread) => turnOf(thread) <= now).toSorted((a, b) => turnOf(a) - turnOf(b))
      return first ?? null
    },
    /** Its question was asked. */
    asked({ conversationId }: HeldThread, now: Instant): void {
      const asking = order.get(conversationId)
      if (!asking) return
      asking.wait = now - asking.since < soonFor ? Math.min(soonEvery, asking.wait * 2) : laterEvery
      asking.next = (now + asking.wait) as Instant
    },
  }
}
