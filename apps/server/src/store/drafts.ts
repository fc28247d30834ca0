import type { ConversationId, Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

export interface DraftRow {
  conversationId: ConversationId
  text: string
  attachmentIds: string[]
  updatedAt: Instant
}

/** A member's drafts that hold something, newest first. */
export function listDrafts(tx: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<DraftRow[]> {
  return rows<DraftRow>(
    tx,
    sql`
    select conversation_id as "conversationId", text, attachments as "attachmentIds", updated_at as "updatedAt"
    from drafts
    where workspace_id = ${workspaceId} and member_id = ${memberId} and (text <> '' or attachments <> '[]')
    order by updated_at desc, conversation_id
    limit 1000`,
  )
}

/** What is stored, though it be emptied; null when there never was a draft. */
export async function findDraft(
  tx: Db,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  conversationId: ConversationId,
): Promise<DraftRow | null> {
  const found = await row<DraftRow>(
    tx,
    sql`
    select conversation_id as "conversationId", text, attachments as "attachmentIds", updated_at as "updatedAt"
    from drafts
    where workspace_id = ${workspaceId} and member_id = ${memberId} and conversation_id = ${conversationId}`,
  )
  return found ?? null
}

/**
 * Keeps a draft unless a newer one is stored, and answers whether it did. An empty one stays as an empty row, so that
 * an older version on its way from another window cannot bring it back.
 */
export async function putDraft(
  tx: Db,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  draft: DraftRow,
): Promise<boolean> {
  const kept = await exec(
    tx,
    sql`
    insert into drafts (workspace_id, conversation_id, member_id, text, attachments, updated_at)
    values (${workspaceId}, ${draft.conversationId}, ${memberId}, ${draft.text},
      ${JSON.stringify(draft.attachmentIds)}::jsonb, to_timestamp(${draft.updatedAt} / 1000.0))
    on conflict (workspace_id, conversation_id, member_id) do update
    set text = excluded.text, attachments = excluded.attachments, updated_at = excluded.updated_at
    where drafts.updated_at <= excluded.updated_at
      and (drafts.text, drafts.attachments) is distinct from (excluded.text, excluded.attachments)`,
  )
  return kept > 0
}

/**
 * Empties a member's draft because its text became a reply. Whoever calls this appends the change
 * `{kind: 'draft', entityId: memberId}`: drafts concern their writer alone.
 */
export async function clearDraft(
  tx: Db,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  conversationId: ConversationId,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    update drafts set text = '', attachments = '[]', updated_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and member_id = ${memberId} and conversation_id = ${conversationId}`,
  )
}
