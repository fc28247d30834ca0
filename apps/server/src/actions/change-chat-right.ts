import { AppError } from '@lienmach/contract'
import type { ChannelId, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { type ChannelRow, findChannel, lockChannel, setChatRight } from '../store/channels.ts'
import { inWorkspace } from '../store/db.ts'
import { keepChannel } from './keep-channel.ts'

export interface ChangeChatRight {
  workspaceId: WorkspaceId
  channelId: ChannelId
  actor: AuditEntry['actor']
  /** Who asks; with `only_me` the conversations go to them. A program cannot keep a Page to itself. */
  memberId: MemberId | null
  chatRight: 'only_me' | 'share'
}

/**
 * Changes who may chat on a channel. With `share`, whoever is in charge of a conversation stays so; with `only_me` it
 * leaves the rule that it is in.
 */
export async function changeChatRight(context: Context, order: ChangeChatRight): Promise<ChannelRow> {
  const { workspaceId, channelId, memberId, chatRight } = order
  if (chatRight === 'only_me' && memberId === null)
    throw new AppError('workspace/forbidden', { needs: 'member' })
  const now = context.clock.now()
  const channel = await inWorkspace(context.db, workspaceId, async (tx) => {
    const before = await lockChannel(tx, workspaceId, channelId)
    if (!before) throw new AppError('resource/not-found')
    const ownerId = chatRight === 'only_me' ? memberId : null
    if (before.chatRight === chatRight && before.chatOwnerId === ownerId) return before

    await setChatRight(tx, workspaceId, channelId, { chatRight, ownerId })
    const kept =
      ownerId === null
        ? null
        : await keepChannel(context, tx, { workspaceId, channelId, ruleId: before.ruleId, memberId: ownerId })
    await appendAudit(
      tx,
      {
        workspaceId,
        actor: order.actor,
        action: 'channel.chat_right_changed',
        subjectKind: 'channel',
        subjectId: channelId,
        data: {
          name: before.name,
          from: before.chatRight,
          to: chatRight,
          conversationsMoved: kept?.moved ?? 0,
        },
      },
      now,
      context.random.uuid(),
    )
    await appendChanges(
      tx,
      workspaceId,
      [{ kind: 'channel', entityId: channelId, data: { sight: true } }, ...(kept?.changes ?? [])],
      now,
    )
    return findChannel(tx, workspaceId, channelId)
  })
  if (!channel) throw new AppError('resource/not-found')
  context.wake.hint('changes', workspaceId)
  return channel
}
