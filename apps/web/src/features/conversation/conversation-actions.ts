import { type ConversationView, inboxRoutes } from '@lienmach/contract'
import { call } from '../../api/call.ts'
import type { Workspace } from '../../entities/workspace.ts'

/**
 * Changes to a whole conversation. Each is shown at once and, where the server disagrees, taken back; the caller says
 * why.
 */
async function change(
  { store }: Workspace,
  conversationId: string,
  expected: Partial<ConversationView>,
  ask: () => Promise<ConversationView>,
): Promise<void> {
  const before = store.conversations.get(conversationId)
  if (before) store.putConversations([{ ...before, ...expected }])
  try {
    store.putConversations([await ask()])
  } catch (error) {
    if (before) store.putConversations([before])
    throw error
  }
}

export function assign(workspace: Workspace, conversationId: string, memberId: string | null): Promise<void> {
  return change(workspace, conversationId, { assigneeId: memberId }, () =>
    call(inboxRoutes.assign, { params: paramsOf(workspace, conversationId), body: { memberId } }),
  )
}

export function setStatus(
  workspace: Workspace,
  conversationId: string,
  status: 'open' | 'done',
): Promise<void> {
  return change(workspace, conversationId, { status }, () =>
    call(inboxRoutes.setStatus, { params: paramsOf(workspace, conversationId), body: { status } }),
  )
}

export function markUnread(workspace: Workspace, conversationId: string, messageId: string): Promise<void> {
  const unread = workspace.store.conversations.get(conversationId)?.unreadCount ?? 0
  return change(workspace, conversationId, { unreadCount: Math.max(1, unread) }, () =>
    call(inboxRoutes.markUnread, { params: paramsOf(workspace, conversationId), body: { messageId } }),
  )
}

export async function markSeen(
  workspace: Workspace,
  conversationId: string,
  messageId: string,
): Promise<void> {
  const params = paramsOf(workspace, conversationId)
  workspace.store.putConversations([await call(inboxRoutes.markSeen, { params, body: { messageId } })])
}

export async function erase(workspace: Workspace, conversationId: string): Promise<void> {
  await call(inboxRoutes.removeConversation, { params: paramsOf(workspace, conversationId) })
}

const paramsOf = ({ workspace }: Workspace, conversationId: string) => ({
  workspaceId: workspace.id,
  conversationId,
})
