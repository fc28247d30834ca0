import type { ChannelId, MemberId, RuleId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { Change } from '../store/changes.ts'
import type { Db } from '../store/db.ts'
import { lockOfChannel } from '../store/old-conversations.ts'
import { leaveChannels } from '../store/rules.ts'
import { handOver } from './hand-over.ts'

/** A channel that is to be kept for one member, and the rule that it is in so far. */
export interface KeptChannel {
  workspaceId: WorkspaceId
  channelId: ChannelId
  ruleId: RuleId | null
  memberId: MemberId
}

/**
 * Keeps a channel for one member: it leaves its rule, and everything open there is theirs from now on. Answers the
 * changes for the caller to append; one for each conversation that changed hands or left the rule.
 */
export async function keepChannel(
  context: Context,
  tx: Db,
  { workspaceId, channelId, ruleId, memberId }: KeptChannel,
): Promise<{ changes: Change[]; moved: number }> {
  await leaveChannels(tx, workspaceId, [channelId])
  const conversations = await lockOfChannel(tx, workspaceId, channelId)
  const orders = conversations
    .map((conversation) => ({
      conversation: { ...conversation, workspaceId },
      to: conversation.status === 'open' ? memberId : conversation.assigneeId,
      ruleId: null,
      by: memberId,
      because: 'only_me' as const,
    }))
    .filter(({ conversation, to }) => conversation.assigneeId !== to || conversation.ruleId !== null)
  const rules: Change[] = ruleId === null ? [] : [{ kind: 'rule', entityId: ruleId, data: { sight: true } }]
  return {
    changes: [...rules, ...(await handOver(context, tx, orders))],
    moved: orders.filter(({ conversation, to }) => conversation.assigneeId !== to).length,
  }
}
