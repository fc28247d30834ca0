import { backOff, type Instant, isOpen, learntAfter, nextLookUpAt, threadControlOf } from '@lienmach/domain'
import { releaseHeld } from '../actions/release-held.ts'
import type { Context } from '../context.ts'
import type { DeliveryOutcome } from '../ports/channel-adapter.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { callForCheck } from '../store/channel-checkups.ts'
import { learnOfChannel } from '../store/channel-lessons.ts'
import { lockConversation } from '../store/conversation-duty.ts'
import { type Db, transaction } from '../store/db.ts'
import { pauseLane } from '../store/dispatch-leases.ts'
import { move, type Transition } from '../store/outbox.ts'
import { type Lane, lockAttempt } from '../store/outbox-claims.ts'
import { bindSent } from '../store/outbox-evidence.ts'
import { isAnyHeld } from '../store/outbox-waiting.ts'
import { forgetPlatformIds } from '../store/platform-files.ts'
import { markUnreachable } from '../store/reachability.ts'
import { noteThread } from '../store/thread-control.ts'
import type { ClaimedReply } from './claim-due.ts'
import { holdReply } from './hold-reply.ts'
import type { Judged } from './judge-tag-refusal.ts'

/** An upload the platform has forgotten is made again this often before the reply fails. */
const mostAttempts = 5

export interface Recorded {
  /** The channel rests until then. */
  pausedUntil: Instant | null
  /** Something else may go now. */
  released: boolean
  /** The channel has to be looked at: hint `jobs:doctor`. */
  callsForCheck: boolean
}

/**
 * Writes down what came of an attempt. Conversations are locked before replies, as everywhere. An attempt that no
 * longer holds its reply (its echo was faster, or the lane went to somebody else) only adds evidence.
 */
export function recordOutcome(
  context: Context,
  lane: Lane,
  claim: ClaimedReply,
  { outcome, lesson }: Judged,
  pauses: number,
): Promise<Recorded> {
  return transaction(context.db.pipeline, async (tx) => {
    const now = context.clock.now()
    const { workspaceId } = lane
    const { conversationId, messageId, id, token, threadFacts } = claim.reply
    const changes: Change[] = [
      { kind: 'conversation', entityId: conversationId, data: { messages: [messageId] } },
    ]
    let pausedUntil: Instant | null = null
    let released = false
    let callsForCheck = false

    if (outcome.outcome === 'accepted') {
      const wasClosed = !isOpen(threadControlOf(threadFacts).owner)
      if (wasClosed)
        await noteThread(tx, workspaceId, conversationId, {
          says: 'open',
          at: learntAfter(threadFacts, now),
          evidence: 'send_accepted',
        })
      await bindSent(tx, [{ ...lane, token, mid: outcome.mid, by: 'response', at: null, seenAt: now }])
      const freed = await releaseByAcceptance(context, tx, lane, wasClosed ? conversationId : null)
      changes.push(...freed)
      released = freed.length > 0
    } else {
      if (outcome.outcome === 'held' && outcome.because === 'thread_not_ours') {
        await noteThread(tx, workspaceId, conversationId, {
          says: 'closed',
          at: learntAfter(threadFacts, now),
          evidence: 'send_refused',
        })
      }
      // A reply that is being accepted at this moment either sees this hold or is held along with it.
      if (outcome.outcome === 'held') await lockConversation(tx, workspaceId, conversationId)
      if (!(await lockAttempt(tx, workspaceId, id, claim.attemptId)))
        return { pausedUntil, released, callsForCheck }
      if (outcome.outcome === 'deferred') {
        pausedUntil = (now +
          (outcome.usage.regainInMs ?? backOff(pauses + 1, context.random.number()))) as Instant
        await pauseLane(tx, lane, pausedUntil)
      }
      if (isForgottenUpload(outcome))
        await forgetPlatformIds(
          tx,
          lane,
          claim.reply.attachments.map(({ mediaId }) => mediaId),
        )
      if (outcome.outcome === 'held') changes.push(await holdReply(tx, lane, claim.reply, outcome, now))
      else
        await move(
          tx,
          { workspaceId, id },
          afterwards(claim, outcome, now, pausedUntil ?? now, context.random.number()),
          now,
        )
    }
    const marks = await leaveMarks(tx, lane, claim, { outcome, lesson }, now)
    changes.push(...marks.changes)
    callsForCheck = marks.callsForCheck
    await appendChanges(tx, workspaceId, changes, now)
    return { pausedUntil, released, callsForCheck }
  })
}

/**
 * What an outcome says of the Page and of the customer: kept from sending, not to be reached; or neither, once something
 * was accepted. A conversation's change is told by its reply.
 */
async function leaveMarks(
  tx: Db,
  lane: Lane,
  { reply, restricted }: ClaimedReply,
  { outcome, lesson }: Judged,
  now: Instant,
): Promise<{ changes: Change[]; callsForCheck: boolean }> {
  const { workspaceId, channelId } = lane
  const refused = 'refusal' in outcome ? outcome.refusal?.class : undefined
  const accepted = outcome.outcome === 'accepted'
  if (accepted ? reply.unreachableSince !== null : refused === 'customer_unavailable')
    await markUnreachable(tx, workspaceId, reply.conversationId, accepted ? null : now)
  // Whether the permission is gone is the doctor's to find out: other causes share the code.
  const mayLackPermission = refused === 'permission_missing'
  if (mayLackPermission) await callForCheck(tx, workspaceId, [channelId], now)
  const news = await learnOfChannel(
    tx,
    lane,
    {
      ...lesson,
      ...(accepted && restricted && { restricted: false }),
      ...(refused === 'page_restricted' && { restricted: true }),
    },
    now,
  )
  return {
    changes: news ? [{ kind: 'channel', entityId: channelId }] : [],
    callsForCheck: news || mayLackPermission,
  }
}

/** A send that went through shows that the thread is open, and that the Page may send. */
async function releaseByAcceptance(
  context: Context,
  tx: Db,
  lane: Lane,
  conversationId: ClaimedReply['reply']['conversationId'] | null,
): Promise<Change[]> {
  const { workspaceId, channelId } = lane
  const changes: Change[] = []
  if (conversationId !== null) {
    changes.push(
      ...(await releaseHeld(
        context,
        tx,
        { workspaceId, conversationId },
        { because: 'thread_not_ours', evidence: 'send_accepted' },
      )),
    )
  }
  if (await isAnyHeld(tx, lane, 'page_restricted')) {
    changes.push(
      ...(await releaseHeld(
        context,
        tx,
        { workspaceId, channelId },
        { because: 'page_restricted', evidence: 'send_accepted' },
      )),
    )
  }
  return changes
}

type NotAccepted = Exclude<DeliveryOutcome, { outcome: 'accepted' }>
type Moved = Exclude<NotAccepted, { outcome: 'held' }>

function afterwards(
  { reply }: ClaimedReply,
  outcome: Moved,
  now: Instant,
  resumeAt: Instant,
  chance: number,
): Transition {
  switch (outcome.outcome) {
    case 'failed':
      return isForgottenUpload(outcome) && reply.attempts < mostAttempts
        ? { state: 'queued', refusal: outcome.refusal }
        : { state: 'failed', refusal: outcome.refusal }
    case 'deferred':
      return { state: 'queued', notBefore: resumeAt, refusal: outcome.refusal }
    case 'not_started':
      return { state: 'queued', notBefore: (now + backOff(reply.attempts + 1, chance)) as Instant }
    case 'unknown': {
      const lookAt = nextLookUpAt(now, now)
      return {
        state: 'uncertain',
        ...(outcome.refusal && { refusal: outcome.refusal }),
        ...(lookAt !== null && { nextLookupAt: lookAt }),
      }
    }
  }
}

const isForgottenUpload = (outcome: NotAccepted) =>
  outcome.outcome === 'failed' && outcome.refusal.class === 'attachment_expired'
