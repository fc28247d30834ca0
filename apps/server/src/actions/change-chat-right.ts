import { AppError } from '@lienmach/contract'
import type { ChannelId, Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { type ChannelRow, findChannel, lockChannel, setChatRight } from '../store/channels.ts'
import { assignOpenConversations } from '../store/conversation-hand-over.ts'
import { type Db, inWorkspace } from '../store/db.ts'

export interface ChangeChatRight {
  workspaceId: WorkspaceId
  channelId: ChannelId
  actor: AuditEntry['actor']
  /** Who asks; with `only_me` the conversations go to them. A program cannot keep a Page to itself. */
  memberId: MemberId | null
  chatRight: 'only_me' | 'share'
}

/** Changes who may chat on a channel. With `share`, whoever is in charge of a conversation stays so. */
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
    const moved =
      ownerId === null
        ? []
        : await handOverOpenConversations(tx, { workspaceId, channelId, memberId: ownerId }, now)
    await appendAudit(
      tx,
      {
        workspaceId,
        actor: order.actor,
        action: 'channel.chat_right_changed',
        subjectKind: 'channel',
        subjectId: channelId,
        data: { name: before.name, from: before.chatRight, to: chatRight, conversationsMoved: moved.length },
      },
      now,
      context.random.uuid(),
    )
    await appendChanges(
      tx,
      workspaceId,
      [{ kind: 'channel', entityId: channelId, data: { sight: true } }, ...moved],
      now,
    )
    return findChannel(tx, workspaceId, channelId)
  })
  if (!channel) throw new AppError('resource/not-found')
  context.wake.hint('changes', workspaceId)
  return channel
}

/** Puts one member in charge of everything open on a channel, and says which conversations that changed. */
export async function handOverOpenConversations(
  tx: Db,
  to: { workspaceId: WorkspaceId; channelId: ChannelId; memberId: MemberId },
  at: Instant,
): Promise<Change[]> {
  const ids = await assignOpenConversations(tx, to, at)
  return ids.map((entityId) => ({ kind: 'conversation', entityId, data: { messages: [] } }))
}
