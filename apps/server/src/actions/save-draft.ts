import { AppError } from '@lienmach/contract'
import type { ConversationId, Instant, MemberId, Viewer, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendChanges } from '../store/changes.ts'
import { inView } from '../store/db.ts'
import { type DraftRow, findDraft, putDraft } from '../store/drafts.ts'
import { findUploads } from '../store/replies.ts'
import { findVisible } from './read-conversation.ts'

export interface SaveDraft {
  workspaceId: WorkspaceId
  viewer: Viewer
  memberId: MemberId
  conversationId: ConversationId
  text: string
  attachmentIds: string[]
  updatedAt: Instant
}

/**
 * Saves a member's draft; the newest wins, whichever window it comes from. Answers what is stored now. A clock that
 * runs ahead is not believed, or its drafts could not be replaced for as long.
 */
export async function saveDraft(context: Context, order: SaveDraft): Promise<DraftRow | null> {
  const { workspaceId, viewer, memberId, conversationId, text, attachmentIds } = order
  const now = context.clock.now()
  const updatedAt = Math.min(order.updatedAt, now) as Instant
  const draft = await inView(context.db, workspaceId, viewer, async (tx) => {
    await findVisible(tx, order)
    const files = await findUploads(tx, workspaceId, attachmentIds)
    if (files.length < new Set(attachmentIds).size)
      throw new AppError('request/invalid', { field: 'attachmentIds' })
    const kept = await putDraft(tx, workspaceId, memberId, { conversationId, text, attachmentIds, updatedAt })
    const stored = await findDraft(tx, workspaceId, memberId, conversationId)
    if (kept) await appendChanges(tx, workspaceId, [{ kind: 'draft', entityId: memberId }], now)
    return stored
  })
  context.wake.hint('changes', workspaceId)
  return draft && (draft.text !== '' || draft.attachmentIds.length > 0) ? draft : null
}
