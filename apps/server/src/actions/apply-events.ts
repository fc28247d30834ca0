import type { ChannelId, ConversationId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { bindOwnEchoes } from '../inbound/bind-own-echoes.ts'
import { openThreads } from '../inbound/open-threads.ts'
import { queueOpened } from '../inbound/queue-opened.ts'
import { saveMessages } from '../inbound/save-messages.ts'
import { savePhones } from '../inbound/save-phones.ts'
import { type ChangedThread, saveThreads } from '../inbound/save-threads.ts'
import { foldEvents, type PendingEvent } from '../inbound/telling.ts'
import { appendChangesAcross, type WorkspaceChange } from '../store/changes.ts'
import type { Db } from '../store/db.ts'
import { noteHeard, proveConnected } from '../store/inbound-channels.ts'
import type { MessageOrigin } from '../store/inbound-messages.ts'
import { saveReactions } from '../store/reactions.ts'
import { heedNotices } from './heed-notices.ts'
import { releaseHeld } from './release-held.ts'

/** What others should be woken for once the transaction is committed. */
export interface AppliedEvents {
  workspaces: Set<WorkspaceId>
  filesTouched: boolean
  contactsAdded: boolean
  repliesReleased: boolean
  /** A channel has to be looked at soon. */
  callsForCheck: boolean
  /** Somebody waits to be given out. */
  queued: boolean
}

export const nothingApplied = (): AppliedEvents => ({
  workspaces: new Set(),
  filesTouched: false,
  contactsAdded: false,
  repliesReleased: false,
  callsForCheck: false,
  queued: false,
})

/**
 * Applies a batch of events within the caller's transaction. Applying one twice, or in another order, ends in the same
 * state. Few statements, whatever the number of events. What was read in the platform's records instead of heard
 * (`import`) is nobody's news: see `recall`.
 */
export async function applyEvents(
  context: Context,
  tx: Db,
  pending: readonly PendingEvent[],
  heardFrom: readonly ChannelId[],
  origin: MessageOrigin = 'webhook',
): Promise<AppliedEvents> {
  const now = context.clock.now()
  const newId = () => context.random.uuid()
  const told = foldEvents(pending, origin)
  const { threads, opened } = await openThreads(tx, told, newId, now)

  const bound = await bindOwnEchoes(tx, told)
  const saved = await saveMessages(
    tx,
    [...told.messages.values()].filter((telling) => !bound.has(telling)),
    threads,
    newId,
    now,
  )
  const alsoChanged = new Map<ConversationId, string[]>()
  for (const [telling, messageId] of bound)
    noteChanged(alsoChanged, threads.get(telling.thread)?.id, messageId)
  if (told.reactions.size > 0) {
    for (const { conversationId, messageId } of await saveReactions(tx, [...told.reactions.values()])) {
      noteChanged(alsoChanged, conversationId, messageId)
    }
  }

  const changedThreads = await saveThreads(tx, told, threads, saved, alsoChanged, now)
  const reachable = await savePhones(tx, threads, saved, now)
  const heeded = await heedNotices(context, tx, told.notices)
  const released = [...heeded.released, ...(await releaseFreed(context, tx, changedThreads))]
  const queued = await queueOpened(context, tx, told.threads, threads, changedThreads)
  const changes = [...changesOf(changedThreads), ...queued, ...reachable, ...released, ...heeded.changes]
  let callsForCheck = heeded.changes.length > 0
  if (heardFrom.length > 0) {
    await noteHeard(tx, heardFrom, now)
    const connected = await proved(tx, heardFrom, now)
    changes.push(...connected)
    callsForCheck ||= connected.length > 0
  }
  await appendChangesAcross(tx, changes, now)
  return {
    workspaces: new Set(changes.map(({ workspaceId }) => workspaceId)),
    filesTouched: saved.filesTouched,
    contactsAdded: opened,
    repliesReleased: released.length > 0,
    callsForCheck,
    queued: queued.length > 0,
  }
}

function changesOf(changed: readonly ChangedThread[]): WorkspaceChange[] {
  return changed.map(({ thread, messageIds }) => ({
    workspaceId: thread.workspaceId,
    kind: 'conversation',
    entityId: thread.id,
    data: { messages: messageIds },
  }))
}

/** Replies that waited for a thread go out once the thread is heard to be open again. */
async function releaseFreed(
  context: Context,
  tx: Db,
  changed: readonly ChangedThread[],
): Promise<WorkspaceChange[]> {
  const released: WorkspaceChange[] = []
  for (const { thread, freed } of changed) {
    if (!freed) continue
    const { workspaceId, id: conversationId } = thread
    const changes = await releaseHeld(
      context,
      tx,
      { workspaceId, conversationId },
      { because: 'thread_not_ours', evidence: 'thread_event' },
    )
    released.push(...changes.map((change) => ({ ...change, workspaceId })))
  }
  return released
}

/** Whatever arrives proves the connection: a channel that waited for its first event is connected from now on. */
async function proved(tx: Db, channelIds: readonly ChannelId[], now: Instant): Promise<WorkspaceChange[]> {
  const connected = await proveConnected(tx, channelIds, now)
  return connected.map(({ workspaceId, id }) => ({ workspaceId, kind: 'channel', entityId: id }))
}

function noteChanged(
  changed: Map<ConversationId, string[]>,
  conversationId: ConversationId | undefined,
  messageId: string,
) {
  if (conversationId === undefined) return
  const known = changed.get(conversationId)
  if (known) known.push(messageId)
  else changed.set(conversationId, [messageId])
}
