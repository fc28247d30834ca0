import { type ConversationId, type Instant, mayBeReply } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { placeInOrder } from '../inbound/place-in-order.ts'
import type { PendingEvent } from '../inbound/telling.ts'
import type { MessageFact } from '../ports/channel-facts.ts'
import type { ThreadHistory } from '../ports/channel-history.ts'
import type { WorkspaceChange } from '../store/changes.ts'
import type { ChannelImport } from '../store/channel-imports.ts'
import { erasedMoments } from '../store/conversation-erasure.ts'
import type { Db } from '../store/db.ts'
import {
  conversationWith,
  forgetThreads,
  hasWaiting,
  knownMoments,
  nameContact,
  noteCut,
  saveThread,
  type WaitingThread,
} from '../store/import-threads.ts'
import type { InboundChannel } from '../store/inbound-channels.ts'
import { learnThreadId, listDoubtful } from '../store/outbox-lookups.ts'
import { findableWords, indexEntries } from '../store/search-entries.ts'
import { type AppliedEvents, applyEvents, nothingApplied } from './apply-events.ts'
import { callEvery } from './import-progress.ts'
import type { ImportStep } from './list-history.ts'

/** A page that was read, taken in: what the import is to become, and whom to tell of it. */
export interface TakenPage extends ImportStep {
  applied: AppliedEvents
  changes: WorkspaceChange[]
}

type Page = Extract<ThreadHistory, { answer: 'messages' | 'withholds' | 'withheld' | 'gone' }>

/** Takes in one page of a thread, within the caller's transaction, and moves on in it or to the next thread. */
export async function takeThreadPage(
  context: Context,
  tx: Db,
  current: ChannelImport,
  thread: WaitingThread,
  channel: InboundChannel,
  page: Page,
  askedAt: Instant,
): Promise<TakenPage> {
  const begun: Read = { ...thread, tries: 0, fresh: 0, more: true, applied: nothingApplied(), changes: [] }
  const { fresh, more, applied, changes, ...read } = await takeIn(context, tx, current, begun, channel, page)
  await saveThread(tx, read, more ? 'waiting' : 'read')
  if (!more) changes.push(...(await closeThread(tx, read)))
  const counted: ChannelImport = {
    ...current,
    failures: 0,
    messages: current.messages + fresh,
    cut: current.cut + read.cut - thread.cut,
    imported: current.imported + (more ? 0 : 1),
  }
  const isDone = !more && current.state === 'reading' && !(await hasWaiting(tx, current))
  if (isDone) await forgetThreads(tx, current)
  return {
    next: isDone ? { ...counted, state: 'done', finishedAt: context.clock.now() } : counted,
    nextStepAt: (askedAt + callEvery) as Instant,
    applied,
    changes,
  }
}

/** A thread that the platform never answered about is left, and counted as missing. */
export const gaveUp: Page = {
  answer: 'gone',
  refusal: {
    class: 'platform_trouble',
    code: null,
    subcode: null,
    message: null,
    traceId: null,
    httpStatus: null,
    at: 0 as Instant,
  },
}

interface Read extends WaitingThread {
  fresh: number
  more: boolean
  applied: AppliedEvents
  changes: WorkspaceChange[]
}

async function takeIn(
  context: Context,
  tx: Db,
  current: ChannelImport,
  read: Read,
  channel: InboundChannel,
  page: Page,
): Promise<Read> {
  switch (page.answer) {
    case 'withholds':
      return { ...read, withheld: true }
    case 'withheld': {
      const known = await knownMoments(tx, current, page.mids)
      const cut = read.cut + page.mids.filter((mid) => !known.has(mid)).length
      return { ...read, cut, cursor: page.next, more: page.next !== null }
    }
    case 'gone': {
      const counted = read.messageCount < 1_000_000 ? read.messageCount : 0
      return { ...read, cut: Math.max(read.cut, counted), more: false }
    }
    case 'messages':
      return takeMessages(context, tx, current, read, channel, page)
  }
}

async function takeMessages(
  context: Context,
  tx: Db,
  current: ChannelImport,
  read: Read,
  channel: InboundChannel,
  { messages, next }: Extract<ThreadHistory, { answer: 'messages' }>,
): Promise<Read> {
  const { workspaceId } = current
  const known = await knownMoments(
    tx,
    current,
    messages.map(({ mid }) => mid),
  )
  const placed = placeInOrder(messages, known, read.oldestAt)
  const before = await conversationWith(tx, read)
  const doubtful = before ? await listDoubtful(tx, workspaceId, before.id) : []
  const erasedAt = await erasure(tx, read)
  // A reply of ours that nobody knows to have arrived is found by its echo or a look-up, and must not stand here twice.
  const told = placed.filter(
    (message) =>
      message.at > (erasedAt ?? 0) &&
      (known.has(message.mid) ||
        message.direction === 'in' ||
        !doubtful.some((reply) => mayBeReply(reply, looksOf(message)))),
  )
  const changes: WorkspaceChange[] = []
  if (before) changes.push(...(await name(tx, read, before)))
  const applied =
    told.length > 0
      ? await applyEvents(
          context,
          tx,
          told.map((fact) => pendingOf(channel, fact, context.clock.now())),
          [],
          'import',
        )
      : nothingApplied()
  if ((await erasure(tx, read)) !== erasedAt) throw new Error('the conversation was erased meanwhile')
  const after = await conversationWith(tx, read)
  if (after) await learnThreadId(tx, workspaceId, after.id, read.externalThreadId)
  if (after && !before) changes.push(...(await name(tx, read, after)))

  const oldestAt = placed.at(-1)?.at ?? read.oldestAt
  const end = Math.max(current.since ?? 0, erasedAt ?? 0)
  const isFarEnough = oldestAt !== null && oldestAt < end
  for (const { workspaceId: changed } of changes) applied.workspaces.add(changed)
  return {
    ...read,
    oldestAt,
    cursor: next,
    fresh: told.filter(({ mid }) => !known.has(mid)).length,
    more: next !== null && !isFarEnough,
    applied,
    changes,
  }
}

/** Until when what a customer said was erased here. */
async function erasure(tx: Db, { workspaceId, channelId, contactExternalId: of }: WaitingThread) {
  return (await erasedMoments(tx, workspaceId, channelId, [of])).get(of) ?? null
}

/** What could not be read of a thread becomes a gap that people see. */
async function closeThread(tx: Db, thread: WaitingThread): Promise<WorkspaceChange[]> {
  const { workspaceId, cut } = thread
  const conversation = await conversationWith(tx, thread)
  if (!conversation || !(await noteCut(tx, workspaceId, conversation.id, cut))) return []
  return [shownAnew(workspaceId, conversation.id)]
}

/** The platform's list says what customers are called, long before their profiles are asked for. */
async function name(
  tx: Db,
  { workspaceId, contactName }: WaitingThread,
  known: { id: ConversationId; contactId: string; contactName: string | null },
): Promise<WorkspaceChange[]> {
  if (contactName === null || known.contactName !== null) return []
  const named = await nameContact(tx, workspaceId, known.contactId, contactName)
  if (named === null) return []
  await indexEntries(tx, [
    {
      workspaceId,
      kind: 'contact',
      entityId: known.contactId,
      conversationId: known.id,
      at: named.createdAt,
      words: findableWords(contactName, named.phones),
    },
  ])
  return [shownAnew(workspaceId, known.id)]
}

const shownAnew = (workspaceId: WorkspaceChange['workspaceId'], id: ConversationId): WorkspaceChange => ({
  workspaceId,
  kind: 'conversation',
  entityId: id,
  data: { messages: [] },
})

const looksOf = ({ mid, at, text, attachments }: MessageFact) => ({
  mid,
  at,
  text: text ?? '',
  attachmentTypes: attachments.map(({ type }) => type),
})

const pendingOf = (channel: InboundChannel, fact: MessageFact, receivedAt: Instant): PendingEvent => ({
  rawId: 0,
  receivedAt,
  channel,
  event: {
    entryNo: 0,
    eventNo: 0,
    channelExternalId: channel.externalId,
    kind: 'history',
    fact,
    alone: () => '{}',
  },
})
