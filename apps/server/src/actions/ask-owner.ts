import { isOpen, learntAfter, type ThreadObservation, threadControlOf, tokenDeath } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { ThreadOwnerAnswer } from '../ports/channel-adapter.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { callForCheck } from '../store/channel-checkups.ts'
import type { ChannelLesson } from '../store/channel-lessons.ts'
import { openToken } from '../store/channel-tokens.ts'
import { type ChannelRow, findChannel } from '../store/channels.ts'
import { type Db, transaction } from '../store/db.ts'
import { noteThread, reserveQuestion, type ThreadPlace } from '../store/thread-control.ts'
import { markNeedsReconnect } from './mark-needs-reconnect.ts'
import { releaseHeld } from './release-held.ts'
import { teachChannel } from './teach-channel.ts'

/** Whoever asks again sooner gets by with what is known, ms. */
const askedAnewAfter = 4_000

export type AskedOwner =
  | { asked: false; because: 'not_connected' | 'just_asked' }
  | { asked: true; answer: ThreadOwnerAnswer; released: boolean }

/**
 * Asks the platform who holds a thread, and notes what it says. "Us" or "nobody": what waits for the thread is let go.
 * Somebody else: that hold is certain now, though it may have no name.
 */
export async function askOwner(
  context: Context,
  place: ThreadPlace,
  signal: AbortSignal,
): Promise<AskedOwner> {
  const { db, clock, secretBox, channels, wake } = context
  const { workspaceId, channelId, contactExternalId } = place
  const channel = await findChannel(db.pipeline, workspaceId, channelId)
  const opened = await openToken(db.pipeline, secretBox, workspaceId, channelId)
  if (!channel || !opened || !isWorking(channel)) return { asked: false, because: 'not_connected' }
  const now = clock.now()
  if (!(await reserveQuestion(db.pipeline, place, now, (now - askedAnewAfter) as typeof now)))
    return { asked: false, because: 'just_asked' }

  const { version, ...access } = opened
  const answer = await channels
    .get(channel.kind)
    .askThreadOwner({ workspaceId, channelId, ...access }, contactExternalId, signal)
  if (answer.answer === 'unknown') {
    const death = answer.refusal && tokenDeath(answer.refusal.code, answer.refusal.subcode)
    if (death)
      await markNeedsReconnect(context, { workspaceId, channelId, reason: death, tokenVersion: version })
    else if (answer.refusal?.class === 'permission_missing') {
      await callForCheck(db.pipeline, workspaceId, [channelId], clock.now())
      wake.hint('jobs:doctor')
    }
    return { asked: true, answer, released: false }
  }
  // What happens while we ask is newer than the answer, and what was known before is older.
  const seen = seenIn(answer, place, learntAfter(place.facts, now))
  const released = await transaction(db.pipeline, async (tx) => {
    const changes = await noteOwner(context, tx, place, seen)
    await appendChanges(tx, workspaceId, changes, clock.now())
    return changes.some(({ data }) => data !== undefined)
  })
  wake.hint('changes', workspaceId)
  if (released) wake.hint('outbox', workspaceId)
  await teachChannel(context, place, lessonOf(answer, channel))
  return { asked: true, answer, released }
}

export const isWorking = ({ state }: Pick<ChannelRow, 'state'>) =>
  state === 'connected' || state === 'connecting'

/** Notes who holds a thread; what waits for it goes when it is free. Answers the changes for the caller to append. */
export async function noteOwner(
  context: Context,
  tx: Db,
  { workspaceId, conversationId }: ThreadPlace,
  seen: ThreadObservation,
): Promise<Change[]> {
  const control = await noteThread(tx, workspaceId, conversationId, seen)
  const isFree = control?.owner === 'us' || control?.owner === 'nobody'
  const released = isFree
    ? await releaseHeld(
        context,
        tx,
        { workspaceId, conversationId },
        { because: 'thread_not_ours', evidence: 'owner_asked' },
      )
    : []
  return released.length > 0 ? released : [{ kind: 'conversation', entityId: conversationId }]
}

type Told = Exclude<ThreadOwnerAnswer, { answer: 'unknown' }>

/** "Somebody" without a name is whoever held it as far as we knew: the platform hides names from all but two apps. */
function seenIn(answer: Told, { facts }: ThreadPlace, at: ThreadObservation['at']): ThreadObservation {
  const evidence = 'owner_asked'
  if (answer.answer === 'nobody') return { says: 'owner', owner: 'nobody', appId: null, at, evidence }
  const { answer: owner, appId, until } = answer
  const before = threadControlOf(facts)
  const named =
    owner === 'other_app' && appId === null && !isOpen(before.owner)
      ? { owner: before.owner, appId: before.appId }
      : { owner, appId }
  return { says: 'owner', ...named, at, evidence, ...(until !== null && { until }) }
}

/**
 * Another app's name is told to the default app alone; who holds a thread without being named is hidden from all others.
 * (docs/platform/messenger.md, 4.4)
 */
function lessonOf(answer: Told, { control }: ChannelRow): ChannelLesson {
  const hasDefault = control.mode === 'routing' || control.mode === 'handover'
  if (!hasDefault || answer.answer === 'nobody' || answer.answer === 'us') return {}
  return { defaultApp: answer.appId === null ? 'other' : 'us' }
}
