import type { ContactId, ConversationId, Instant } from '@lienmach/domain'
import type { Db } from '../store/db.ts'
import type { InboundThread } from '../store/inbound-threads.ts'
import * as store from '../store/inbound-threads.ts'
import { type ThreadTelling, threadKey } from './telling.ts'

/** Locks the conversations that a batch tells of, and makes those that do not exist yet. */
export async function openThreads(
  tx: Db,
  tellings: ReadonlyMap<string, ThreadTelling>,
  newId: () => string,
  now: Instant,
): Promise<{ threads: Map<string, InboundThread>; opened: boolean }> {
  const threads = new Map<string, InboundThread>()
  if (tellings.size === 0) return { threads, opened: false }
  await lock(tx, [...tellings.values()], threads)

  const missing = [...tellings.values()].filter(({ key }) => !threads.has(key))
  if (missing.length === 0) return { threads, opened: false }
  await store.openThreads(
    tx,
    missing.map((telling) => ({
      ...nameOf(telling),
      id: newId() as ConversationId,
      contactId: newId() as ContactId,
      assigneeId: telling.channel.assigneeId,
      ruleId: telling.channel.rule?.id ?? null,
      at: telling.firstAt,
    })),
    now,
  )
  await lock(tx, missing, threads)
  return { threads, opened: true }
}

async function lock(
  tx: Db,
  tellings: readonly ThreadTelling[],
  threads: Map<string, InboundThread>,
): Promise<void> {
  for (const thread of await store.lockThreads(tx, tellings.map(nameOf))) {
    threads.set(threadKey(thread.channelId, thread.contactExternalId), thread)
  }
}

const nameOf = ({ channel, contactExternalId }: ThreadTelling) => ({
  workspaceId: channel.workspaceId,
  channelId: channel.id,
  contactExternalId,
})
