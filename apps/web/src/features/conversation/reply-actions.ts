import { inboxRoutes, type MessageView } from '@lienmach/contract'
import { call } from '../../api/call.ts'
import type { Workspace } from '../../entities/workspace.ts'
import type { MessageAction } from './marks.ts'

const newClientId = (): string => crypto.randomUUID()

/** Carries out what a person decided about one message; what becomes of it is shown at once. */
export async function decide(
  { workspace, store }: Workspace,
  message: MessageView,
  action: Exclude<MessageAction, 'edit'>,
): Promise<void> {
  const params = { workspaceId: workspace.id, messageId: message.id }
  const { message: shown, seq } = await (action === 'send_again'
    ? call(inboxRoutes.sendAgain, { params, body: { clientMessageId: newClientId() } })
    : call(routes[action], { params }))
  store.putMessages([shown], seq)
}

const routes = {
  cancel: inboxRoutes.cancelMessage,
  mark_delivered: inboxRoutes.markDelivered,
  abandon: inboxRoutes.abandonMessage,
  step_over: inboxRoutes.stepOver,
} as const

export async function rewrite(
  { workspace, store }: Workspace,
  message: MessageView,
  text: string,
): Promise<void> {
  const { message: shown, seq } = await call(inboxRoutes.editMessage, {
    params: { workspaceId: workspace.id, messageId: message.id },
    body: { text },
  })
  store.putMessages([shown], seq)
}

export async function react(
  { workspace, store }: Workspace,
  message: MessageView,
  emoji: string | null,
): Promise<void> {
  const { message: shown, seq } = await call(inboxRoutes.react, {
    params: { workspaceId: workspace.id, messageId: message.id },
    body: { emoji },
  })
  store.putMessages([shown], seq)
}
