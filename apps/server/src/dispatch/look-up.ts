import { type Instant, matchLookUp, nextLookUpAt, threadControlOf } from '@lienmach/domain'
import { noteOwner } from '../actions/ask-owner.ts'
import type { Context } from '../context.ts'
import type { LookUpAnswer } from '../ports/channel-adapter.ts'
import { appendChanges } from '../store/changes.ts'
import { openToken } from '../store/channel-tokens.ts'
import { findChannel } from '../store/channels.ts'
import { transaction } from '../store/db.ts'
import type { Lane } from '../store/outbox-claims.ts'
import { bindSent } from '../store/outbox-evidence.ts'
import {
  claimedMids,
  type DueLookUp,
  learnThreadId,
  listDoubtful,
  putOffLookUps,
} from '../store/outbox-lookups.ts'
import { findThreadPlace } from '../store/thread-control.ts'

/** After a look-up that the platform would not answer, ms. */
const askAgainAfter = 20_000

/**
 * Looks into the platform's history for what became of a conversation's replies in doubt. Found means sent; not found
 * means nothing, and it looks again later. Never leads to another send.
 */
export async function lookUp(
  context: Context,
  lane: Lane,
  due: DueLookUp,
  signal: AbortSignal,
): Promise<void> {
  const { db, clock, secretBox, channels, wake } = context
  const channel = await findChannel(db.pipeline, lane.workspaceId, lane.channelId)
  const opened = await openToken(db.pipeline, secretBox, lane.workspaceId, lane.channelId)
  const askedAt = clock.now()
  const answer: LookUpAnswer =
    channel && opened
      ? await channels.get(channel.kind).lookUp({ ...lane, ...opened }, due, signal)
      : { answer: 'unknown', refusal: null }
  const found = await transaction(db.pipeline, (tx) => {
    const now = clock.now()
    return answer.answer === 'messages' ? judge(tx, lane, due, answer, now) : putOff(tx, lane, due, now)
  })
  const freed = answer.answer === 'messages' && answer.isOurs && (await noteOurs(context, lane, due, askedAt))
  if (found || freed) wake.hint('changes', lane.workspaceId)
}

/** The platform said by the way that we hold the thread: what waits for it goes. Answers whether that was news. */
async function noteOurs(
  context: Context,
  { workspaceId }: Lane,
  { conversationId }: DueLookUp,
  askedAt: Instant,
): Promise<boolean> {
  return transaction(context.db.pipeline, async (tx) => {
    const place = await findThreadPlace(tx, workspaceId, conversationId)
    if (!place || threadControlOf(place.facts).owner === 'us') return false
    const changes = await noteOwner(context, tx, place, {
      says: 'owner',
      owner: 'us',
      appId: context.config.meta.appId,
      // What was heard while we asked is newer than the answer.
      at: askedAt,
      evidence: 'owner_asked',
    })
    await appendChanges(tx, workspaceId, changes, context.clock.now())
    return true
  })
}

type Tx = Parameters<typeof bindSent>[0]

async function judge(
  tx: Tx,
  lane: Lane,
  { conversationId }: DueLookUp,
  answer: Extract<LookUpAnswer, { answer: 'messages' }>,
  now: Instant,
): Promise<boolean> {
  const { workspaceId } = lane
  if (answer.externalThreadId !== null)
    await learnThreadId(tx, workspaceId, conversationId, answer.externalThreadId)
  const doubtful = await listDoubtful(tx, workspaceId, conversationId)
  const ours = answer.messages.filter(({ direction }) => direction === 'out')
  const claimed = await claimedMids(
    tx,
    lane,
    ours.map(({ mid }) => mid),
  )
  const matches = matchLookUp(
    doubtful,
    ours.filter(({ mid }) => !claimed.has(mid)),
  )
  const { changed } = await bindSent(
    tx,
    matches.map((match) => ({ ...lane, ...match, by: 'lookup', seenAt: now })),
  )

  const found = new Set(matches.map(({ token }) => token))
  const missing = doubtful.filter(({ open, token }) => open && !found.has(token))
  await putOffLookUps(
    tx,
    workspaceId,
    missing.map(({ id, inDoubtSince }) => ({ id, at: nextLookUpAt(inDoubtSince, now) })),
  )
  if (changed.length > 0) {
    const messages = changed.map(({ messageId }) => messageId)
    await appendChanges(
      tx,
      workspaceId,
      [{ kind: 'conversation', entityId: conversationId, data: { messages } }],
      now,
    )
  }
  return changed.length > 0
}

async function putOff(
  tx: Tx,
  { workspaceId }: Lane,
  { conversationId }: DueLookUp,
  now: Instant,
): Promise<boolean> {
  const doubtful = await listDoubtful(tx, workspaceId, conversationId)
  const next = doubtful
    .filter(({ open }) => open)
    .map(({ id, inDoubtSince }) => ({
      id,
      at: nextLookUpAt(inDoubtSince, now) === null ? null : ((now + askAgainAfter) as Instant),
    }))
  await putOffLookUps(tx, workspaceId, next)
  return false
}
