import { type Instant, mustQueue } from '@lienmach/domain'
import { handOver } from '../actions/hand-over.ts'
import type { Context } from '../context.ts'
import type { WorkspaceChange } from '../store/changes.ts'
import type { Db } from '../store/db.ts'
import type { InboundThread } from '../store/inbound-threads.ts'
import type { ChangedThread } from './save-threads.ts'
import type { ThreadTelling } from './telling.ts'

/**
 * Has those conversations wait for somebody whose customer wrote and whom nobody serves, where their channel is in a
 * rule: in the transaction that keeps the message, so that no customer is ever forgotten. Answers what changed with it.
 */
export async function queueOpened(
  context: Context,
  tx: Db,
  tellings: ReadonlyMap<string, ThreadTelling>,
  threads: ReadonlyMap<string, InboundThread>,
  changed: readonly ChangedThread[],
): Promise<WorkspaceChange[]> {
  const asked = new Map(changed.map(({ thread, askedAt }) => [thread.id, askedAt]))
  const now = context.clock.now()
  const orders = [...threads].flatMap(([key, thread]) => {
    const askedAt = asked.get(thread.id) ?? null
    const rule = askedAt === null ? null : (tellings.get(key)?.channel.rule ?? null)
    if (askedAt === null || !mustQueue({ ...thread, isQueued: thread.queuedAt !== null }, rule)) return []
    const { ruleId } = thread
    const queuedAt = Math.min(askedAt, now) as Instant
    return [{ conversation: thread, to: null, ruleId, queuedAt, because: 'reopened' as const }]
  })
  return handOver(context, tx, orders)
}
