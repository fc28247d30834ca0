import { type ConversationAsOf, type ConversationView, inboxRoutes, ruleRoutes } from '@lienmach/contract'
import { call } from '../api/call.ts'
import { serverNow } from '../entities/server-clock.ts'
import type { Workspace } from '../entities/workspace.ts'

/**
 * Changes a whole conversation. What is expected of it is shown until the server has answered; where it disagrees, the
 * caller says why.
 */
async function change(
  { store }: Workspace,
  conversationId: string,
  expected: Partial<ConversationView>,
  ask: () => Promise<ConversationAsOf>,
): Promise<void> {
  const answered = store.expect(conversationId, expected)
  try {
    const { conversation, seq } = await ask()
    store.putConversations([conversation], seq)
  } finally {
    answered()
  }
}

export function assign(
  workspace: Workspace,
  conversationId: string,
  memberId: string | null,
  note = '',
): Promise<void> {
  const expected = { assigneeId: memberId, ...(memberId !== null && { queuedAt: null }) }
  return change(workspace, conversationId, expected, () =>
    call(inboxRoutes.assign, {
      params: paramsOf(workspace, conversationId),
      body: { memberId, ...(note !== '' && { note }) },
    }),
  )
}

/** Takes a conversation that nobody has. Refused with who was faster. */
export function claim(workspace: Workspace, conversationId: string): Promise<void> {
  return change(workspace, conversationId, { assigneeId: workspace.me.id, queuedAt: null }, () =>
    call(ruleRoutes.claim, { params: paramsOf(workspace, conversationId) }),
  )
}

/** Gives a conversation back to its rule. */
export function release(workspace: Workspace, conversationId: string): Promise<void> {
  return change(workspace, conversationId, { assigneeId: null, queuedAt: serverNow() }, () =>
    call(ruleRoutes.release, { params: paramsOf(workspace, conversationId) }),
  )
}

/** Hands typed text to whoever has the conversation. */
export async function passOn(workspace: Workspace, conversationId: string, text: string): Promise<void> {
  await call(ruleRoutes.passOn, { params: paramsOf(workspace, conversationId), body: { text } })
}

/** Asks whoever has the conversation to give it back. */
export async function askBack(workspace: Workspace, conversationId: string): Promise<void> {
  await call(ruleRoutes.askBack, { params: paramsOf(workspace, conversationId) })
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
  const { conversation, seq } = await call(inboxRoutes.markSeen, { params, body: { messageId } })
  workspace.store.putConversations([conversation], seq)
}

export async function erase(workspace: Workspace, conversationId: string): Promise<void> {
  await call(inboxRoutes.removeConversation, { params: paramsOf(workspace, conversationId) })
}

const paramsOf = ({ workspace }: Workspace, conversationId: string) => ({
  workspaceId: workspace.id,
  conversationId,
})
