import {
  type ConversationId,
  observeThread,
  type ThreadControl,
  type ThreadFacts,
  type ThreadObservation,
  threadControlOf,
  type WorkspaceId,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, sql } from './sql.ts'

/** Notes what we learnt of who may speak in a thread. Answers what it amounts to; null when the thread is gone. */
export async function noteThread(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  seen: ThreadObservation,
): Promise<ThreadControl | null> {
  const before = await row<{ facts: ThreadFacts }>(
    tx,
    sql`
    select thread_facts as facts from conversations
    where workspace_id = ${workspaceId} and id = ${conversationId} for update`,
  )
  if (!before) return null
  const facts = observeThread(before.facts, seen)
  const control = threadControlOf(facts)
  await exec(
    tx,
    sql`
    update conversations
    set thread_facts = ${JSON.stringify(facts)}::jsonb, thread_owner = ${control.owner},
      thread_owner_app_id = ${control.appId}, thread_owner_since = to_timestamp(${control.since}::float8 / 1000),
      thread_owner_evidence = ${control.evidence},
      control_asked_at = case when ${control.owner} in ('us', 'nobody') then null else control_asked_at end
    where workspace_id = ${workspaceId} and id = ${conversationId}`,
  )
  return control
}
