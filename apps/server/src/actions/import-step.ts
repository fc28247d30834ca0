import { type Instant, type Refusal, tokenDeath } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { wakeOthers } from '../inbound/wake-others.ts'
import type { ChannelAccess } from '../ports/channel-adapter.ts'
import type { HistoryRefused, ThreadHistory } from '../ports/channel-history.ts'
import { appendChangesAcross, type WorkspaceChange } from '../store/changes.ts'
import { type ChannelImport, pinImport, putOffImport } from '../store/channel-imports.ts'
import { openToken } from '../store/channel-tokens.ts'
import { type Db, transaction } from '../store/db.ts'
import { nextThread, saveThread, type WaitingThread } from '../store/import-threads.ts'
import { findReceiving, type InboundChannel } from '../store/inbound-channels.ts'
import { type AppliedEvents, nothingApplied } from './apply-events.ts'
import { saveProgress, waitAfter } from './import-progress.ts'
import { type ImportStep, putOffList, takeThreadList } from './list-history.ts'
import { markNeedsReconnect } from './mark-needs-reconnect.ts'
import { gaveUp, takeThreadPage } from './read-history.ts'

const within = 20_000
/** A thread about which the platform failed to answer so often is left. */
const mostTries = 20
const lookAgainAfter = 30_000

/**
 * Makes one call of a claimed import and takes in what it answers, in one transaction with the import's progress: it can
 * die at any moment, and another process goes on at the same place.
 */
export async function importStep(context: Context, claimed: ChannelImport): Promise<void> {
  const { db, clock, secretBox } = context
  const { workspaceId, channelId, externalId } = claimed
  const askedAt = clock.now()
  const opened = await openToken(db.pipeline, secretBox, workspaceId, channelId)
  const [channel] = await findReceiving(db.pipeline, 'facebook_page', [externalId])
  if (!opened || channel?.id !== channelId)
    return putOffImport(db.pipeline, claimed, (askedAt + lookAgainAfter) as Instant)

  const step: Step = {
    context,
    claimed,
    channel,
    access: { workspaceId, channelId, externalId, token: opened.token },
    tokenVersion: opened.version,
    askedAt,
  }
  const listsNow =
    claimed.state === 'waiting' ||
    (claimed.state === 'listing' && (claimed.listAgainAt === null || claimed.listAgainAt <= askedAt))
  if (listsNow) return listing(step)
  const thread = await nextThread(db.pipeline, claimed)
  if (thread) return reading(step, thread)
  // Everything that was listed is read; what is missing is the rest of the list.
  await commit(step, async () => ({
    next: { ...claimed, state: 'listing' },
    nextStepAt: claimed.listAgainAt ?? askedAt,
  }))
}

interface Step {
  context: Context
  claimed: ChannelImport
  channel: InboundChannel
  access: ChannelAccess
  tokenVersion: number
  askedAt: Instant
}

async function listing(step: Step): Promise<void> {
  const { context, claimed, access, askedAt } = step
  const adapter = context.channels.get('facebook_page')
  const answer = await adapter.listThreads(access, claimed.cursor, AbortSignal.timeout(within))
  if (answer.answer === 'threads')
    return commit(step, (tx) => takeThreadList(context, tx, claimed, answer, askedAt))
  if (answer.answer === 'unknown') return commit(step, (tx) => putOffList(tx, claimed, context.clock.now()))
  return refused(step, answer)
}

async function reading(step: Step, thread: WaitingThread): Promise<void> {
  const { context, claimed, channel, askedAt } = step
  const answer = thread.tries > mostTries ? gaveUp : await askForPage(step, thread)
  switch (answer.answer) {
    case 'messages':
    case 'withholds':
    case 'withheld':
    case 'gone':
      return commit(step, (tx) => takeThreadPage(context, tx, claimed, thread, channel, answer, askedAt))
    case 'unknown':
      return putOffImport(
        context.db.pipeline,
        claimed,
        (context.clock.now() + waitAfter(claimed.failures)) as Instant,
      )
    default:
      // That we were too fast, or may not, is no fault of this thread.
      await saveThread(context.db.pipeline, { ...thread, tries: thread.tries - 1 }, 'waiting')
      return refused(step, answer)
  }
}

function askForPage(
  { context, access }: Step,
  { externalThreadId: threadId, contactExternalId, cursor, withheld: namesOnly }: WaitingThread,
): Promise<ThreadHistory> {
  const adapter = context.channels.get('facebook_page')
  const page = { cursor, namesOnly }
  return adapter.readThread(access, { threadId, contactExternalId }, page, AbortSignal.timeout(within))
}

/** The platform asks for a rest, takes the token no longer, or says no for good. */
async function refused(step: Step, answer: Exclude<HistoryRefused, { answer: 'unknown' }>): Promise<void> {
  const { context, claimed, tokenVersion } = step
  const { workspaceId, channelId, failures } = claimed
  const now = context.clock.now()
  if (answer.answer === 'wait') {
    const ms = Math.max(answer.ms ?? 0, waitAfter(failures))
    return putOffImport(context.db.pipeline, claimed, (now + ms) as Instant)
  }
  const death = tokenDeath(answer.refusal.code, answer.refusal.subcode)
  if (death === null) return stop(step, answer.refusal)
  // It goes on by itself once the channel has a token again.
  await markNeedsReconnect(context, { workspaceId, channelId, reason: death, tokenVersion })
  return putOffImport(context.db.pipeline, claimed, (now + waitAfter(0)) as Instant)
}

const stop = (step: Step, refusal: Refusal) =>
  commit(step, async () => ({
    next: { ...step.claimed, state: 'stopped', reason: refusal.class },
    nextStepAt: step.askedAt,
  }))

/** Takes in an answer, unless the import was begun anew meanwhile or another process goes on with it. */
async function commit(
  { context, claimed, askedAt }: Step,
  takeIn: (tx: Db) => Promise<ImportStep & { applied?: AppliedEvents; changes?: WorkspaceChange[] }>,
): Promise<void> {
  const applied = await transaction(context.db.pipeline, async (tx) => {
    if (!(await pinImport(tx, claimed))) return null
    const { next, nextStepAt, applied: of = nothingApplied(), changes = [] } = await takeIn(tx)
    const told = await saveProgress(tx, next, nextStepAt, askedAt)
    await appendChangesAcross(tx, [...changes, ...told], context.clock.now())
    if (changes.length + told.length > 0) of.workspaces.add(claimed.workspaceId)
    return of
  })
  if (applied) wakeOthers(context, applied)
}
