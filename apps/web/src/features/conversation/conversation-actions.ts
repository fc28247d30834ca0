import { type ConversationView, inboxRoutes } from '@lienmach/contract'
import { call } from '../../api/call.ts'
import type { Workspace } from '../../entities/workspace.ts'

/**
 * Changes to a whole conversation. Each is shown at once and, where the server disagrees, taken back; the caller says
 * why. Answers how to undo it.
 */
async function change(
  { store }: Workspace,
  conversation: ConversationView,
  expected: Partial<ConversationView>,
  ask: () => Promise<ConversationView>,
): Promise<void> {
  store.putConversations([{ ...conversation, ...expected }])
  try {
    store.putConversations([await ask()])
  } catch (error) {
    store.putConversations([conversation])
    throw error
  }
}

export function assign(
  workspace: Workspace,
  conversation: ConversationView,
  memberId: string | null,
): Promise<void> {
  return change(workspace, conversation, { assigneeId: memberId }, () =>
    call(inboxRoutes.assign, { params: paramsOf(workspace, conversation), body: { memberId } }),
  )
}

export function setStatus(
  workspace: Workspace,
  conversation: ConversationView,
  status: 'open' | 'done',
): Promise<void> {
  return change(workspace, conversation, { status }, () =>
    call(inboxRoutes.setStatus, { params: paramsOf(workspace, conversation), body: { status } }),
  )
}

export function markUnread(
  workspace: Workspace,
  conversation: ConversationView,
  messageId: string,
): Promise<void> {
  return change(workspace, conversation, { unreadCount: Math.max(1, conversation.unreadCount) }, () =>
    call(inboxRoutes.markUnread, { params: paramsOf(workspace, conversation), body: { messageId } }),
  )
}

export async function markSeen(
  workspace: Workspace,
  conversationId: string,
  messageId: string,
): Promise<void> {
  const params = { workspaceId: workspace.workspace.id, conversationId }
  workspace.store.putConversations([await call(inboxRoutes.markSeen, { params, body: { messageId } })])
}

export async function erase(workspace: Workspace, conversation: ConversationView): Promise<void> {
  await call(inboxRoutes.removeConversation, { params: paramsOf(workspace, conversation) })
}

const paramsOf = ({ workspace }: Workspace, conversation: ConversationView) => ({
  workspaceId: workspace.id,
  conversationId: conversation.id,
})
