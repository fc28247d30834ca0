import { AppError } from '@lienmach/contract'
import type { ChannelId, RuleId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { listConcerned } from '../store/old-conversations.ts'
import { endRule, lockRule } from '../store/rules.ts'
import { handOver } from './hand-over.ts'
import { inOneRule, type SaveRule } from './save-rule.ts'

/** Ends a rule: whoever is in charge of a conversation stays so, and its channels are open to all again. */
export function removeRule(
  context: Context,
  {
    workspaceId,
    actor,
    memberId,
    ruleId,
  }: Pick<SaveRule, 'workspaceId' | 'actor' | 'memberId'> & { ruleId: RuleId },
): Promise<void> {
  return inOneRule(context, workspaceId, async (tx) => {
    const now = context.clock.now()
    const rule = await lockRule(tx, workspaceId, ruleId)
    if (!rule) throw new AppError('resource/not-found')
    await endRule(tx, workspaceId, ruleId, now)
    const shared = await listConcerned(tx, workspaceId, [], ruleId, 'locked')
    const moved = await handOver(
      context,
      tx,
      shared.map((conversation) => ({
        conversation: { ...conversation, workspaceId },
        to: conversation.assigneeId,
        ruleId: null,
        because: 'rule_changed' as const,
        by: memberId,
      })),
    )
    const subject = {
      subjectKind: 'rule',
      subjectId: ruleId,
      data: { name: rule.name, conversations: shared.length },
    }
    await appendAudit(
      tx,
      { workspaceId, actor, action: 'rule.removed', ...subject },
      now,
      context.random.uuid(),
    )
    const channels = rule.channelIds as ChannelId[]
    await appendChanges(
      tx,
      workspaceId,
      [
        { kind: 'rule', entityId: ruleId, data: { sight: true } },
        ...channels.map((entityId): Change => ({ kind: 'channel', entityId, data: { sight: true } })),
        ...moved,
      ],
      now,
    )
  })
}
