import type { Instant } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { ListedThread, ThreadList } from '../ports/channel-history.ts'
import type { ChannelImport } from '../store/channel-imports.ts'
import { erasedMoments } from '../store/conversation-erasure.ts'
import type { Db } from '../store/db.ts'
import { findWhole, forgetThreads, hasWaiting, noteThreads } from '../store/import-threads.ts'
import { callEvery, waitAfter } from './import-progress.ts'

/** A thread's time is the platform's, and its clock is not ours. Milliseconds. */
const overlap = 5 * 60_000
const mostPasses = 20
const longestWait = 60_000

/** What a pinned import is to become, and when its next call is due. */
export interface ImportStep {
  next: ChannelImport
  nextStepAt: Instant
}

/**
 * Takes in one page of the list of conversations. While pages are turned, a conversation in which somebody writes moves
 * to the front and is passed over; so the list is gone through again, down to where the pass before began, until a pass
 * finds nothing new.
 */
export async function takeThreadList(
  { clock }: Pick<Context, 'clock'>,
  tx: Db,
  current: ChannelImport,
  answer: Extract<ThreadList, { answer: 'threads' }>,
  askedAt: Instant,
): Promise<ImportStep> {
  if (current.state === 'waiting') await forgetThreads(tx, current)
  const begun = current.cursor === null ? beginPass(current, askedAt) : current
  const erased = await erasedMoments(
    tx,
    begun.workspaceId,
    begun.channelId,
    answer.threads.map(({ contactExternalId }) => contactExternalId),
  )
  const threads = answer.threads.filter(
    ({ movedAt, contactExternalId }) =>
      (begun.since === null || movedAt >= begun.since) && movedAt > (erased.get(contactExternalId) ?? 0),
  )
  const noted = await note(tx, begun, threads)
  const counted: ChannelImport = {
    ...begun,
    state: 'listing',
    failures: 0,
    listAgainAt: null,
    cursor: answer.next,
    passCalls: begun.passCalls + 1,
    passFound: begun.passFound + noted.waiting,
    found: begun.found + noted.waiting + noted.whole,
    imported: begun.imported + noted.whole,
  }
  const nextStepAt = (askedAt + callEvery) as Instant
  if (!isPassOver(counted, answer)) return { next: counted, nextStepAt }

  const isListed = counted.passCalls === 1 || counted.passFound === 0 || counted.passes >= mostPasses
  if (!isListed) return { next: { ...counted, cursor: null }, nextStepAt }
  const isDone = !(await hasWaiting(tx, counted))
  if (isDone) await forgetThreads(tx, counted)
  const state = isDone ? 'done' : 'reading'
  return { next: { ...counted, cursor: null, state, finishedAt: isDone ? clock.now() : null }, nextStepAt }
}

/** The platform would not list, as of a Page with very many messages: what is known is read meanwhile. */
export async function putOffList(tx: Db, current: ChannelImport, now: Instant): Promise<ImportStep> {
  const failures = current.failures + 1
  const listAgainAt = (now + Math.min(longestWait, waitAfter(failures))) as Instant
  const canRead = current.state === 'listing' && (await hasWaiting(tx, current))
  const nextStepAt = canRead ? ((now + callEvery) as Instant) : listAgainAt
  return { next: { ...current, failures, listAgainAt }, nextStepAt }
}

const beginPass = (current: ChannelImport, askedAt: Instant): ChannelImport => ({
  ...current,
  passes: current.state === 'waiting' ? 1 : current.passes + 1,
  passUntil:
    current.state === 'waiting' || current.passStartedAt === null
      ? current.since
      : ((current.passStartedAt - overlap) as Instant),
  passStartedAt: askedAt,
  passCalls: 0,
  passFound: 0,
})

function isPassOver(
  { passUntil }: ChannelImport,
  { threads, next }: Extract<ThreadList, { answer: 'threads' }>,
): boolean {
  const last = threads.at(-1)
  return next === null || (passUntil !== null && last !== undefined && last.movedAt < passUntil)
}

async function note(tx: Db, current: ChannelImport, listed: readonly ListedThread[]) {
  const threads = listed.map(({ threadId, ...thread }) => ({ ...thread, externalThreadId: threadId }))
  const whole = new Set(
    (await findWhole(tx, current, threads)).map(({ externalThreadId }) => externalThreadId),
  )
  return noteThreads(
    tx,
    current,
    threads.map((thread) => ({ ...thread, whole: whole.has(thread.externalThreadId) })),
  )
}
