import type { ConversationId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, sql } from './sql.ts'

/** The platform called a conversation's customer somebody who cannot be reached; null: they can. */
export async function markUnreachable(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  since: Instant | null,
): Promise<void> {
  await exec(
    tx,
    sql.named(
      'mark-unreachable',
      `
    update contacts set unreachable_since = to_timestamp($3::float8 / 1000)
    from conversations as conversation
    where conversation.workspace_id = $1 and conversation.id = $2 and contacts.workspace_id = $1
      and contacts.id = conversation.contact_id
      and (contacts.unreachable_since is null) is distinct from ($3::float8 is null)`,
      [workspaceId, conversationId, since],
    ),
  )
}
