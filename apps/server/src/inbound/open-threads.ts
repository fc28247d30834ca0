import type { ContactId, ConversationId, Instant, RuleId } from '@lienmach/domain'
import type { Db } from '../store/db.ts'
import type { MessageOrigin } from '../store/inbound-messages.ts'
import type { InboundThread } from '../store/inbound-threads.ts'
import * as store from '../store/inbound-threads.ts'
import { type BatchTelling, type ThreadTelling, threadKey } from './telling.ts'

/** Locks the conversations that a batch tells of, and makes those that do not exist yet. */
export async function openThreads(
  tx: Db,
  { threads: tellings, origin }: Pick<BatchTelling, 'threads' | 'origin'>,
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
      ruleId: ruleOf(telling, origin),
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

/** One that is only remembered is from before the rule, and follows what was chosen for those. */
function ruleOf({ channel: { rule } }: ThreadTelling, origin: MessageOrigin): RuleId | null {
  return rule && (origin !== 'import' || rule.sharesOld) ? rule.id : null
}

const nameOf = ({ channel, contactExternalId }: ThreadTelling) => ({
  workspaceId: channel.workspaceId,
  channelId: channel.id,
  contactExternalId,
})
