import { AppError, type RuleDraft, type RuleView } from '@lienmach/contract'
import type { ChannelId, RuleId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { lockChannels, lockRule } from '../store/rules.ts'
import { inOneRule, type SaveRule, writeRule } from './save-rule.ts'

export interface AddChannelToRule extends Pick<SaveRule, 'workspaceId' | 'actor' | 'memberId'> {
  ruleId: RuleId
  channelId: ChannelId
  old: RuleDraft['old']
  understood: boolean
}

/** Puts a channel into a rule, out of any other. What becomes of its conversations from before is chosen with it. */
export function addChannelToRule(context: Context, order: AddChannelToRule): Promise<RuleView> {
  const { workspaceId, ruleId, channelId, old, understood } = order
  return inOneRule(context, workspaceId, async (tx) => {
    const before = await lockRule(tx, workspaceId, ruleId)
    if (!before) throw new AppError('resource/not-found')
    const channels = await lockChannels(tx, workspaceId, [...before.channelIds, channelId])
    if (!channels.some((channel) => channel.channelId === channelId)) throw new AppError('resource/not-found')
    if (old !== 'none' && !understood) throw new AppError('rule/not-understood')
    const { agents, name, method, visibility, cap, skipAway, sticky, hours } = before
    const { reassignAfterMinutes, reassignWhenAway } = before
    const settings = {
      name,
      method,
      visibility,
      cap,
      skipAway,
      sticky,
      hours,
      reassignAfterMinutes,
      reassignWhenAway,
    }
    return writeRule(context, tx, order, { before, settings, agents, channels, chosenFor: [channelId], old })
  })
}
