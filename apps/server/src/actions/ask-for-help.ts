import type { Context } from '../context.ts'
import type { Change } from '../store/changes.ts'
import { findConversationName } from '../store/held-groups.ts'
import { type ControlOrder, noteControl } from './control-order.ts'
import { changeConversation } from './conversation-change.ts'
import { raiseAlert } from './raise-alert.ts'

/** Tells owners and managers that somebody who may act for the Page has to free a conversation. */
export async function askForHelp(context: Context, order: ControlOrder): Promise<void> {
  const { workspaceId, actor, conversationId } = order
  await changeConversation(context, order, async (tx, { channelId }): Promise<Change[]> => {
    const { contact, channel } = await findConversationName(tx, workspaceId, conversationId)
    const by = actor.kind === 'member' ? actor.id : null
    await noteControl(context, tx, order, 'conversation.help_asked', { channel })
    return raiseAlert(context, tx, workspaceId, {
      kind: 'control_help',
      severity: 'look',
      subject: conversationId,
      channelId,
      conversationId,
      data: { contact, channel, by },
    })
  })
}
