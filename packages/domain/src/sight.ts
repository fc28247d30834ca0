import type { ChannelId, MemberId, RuleId } from './ids.ts'

/** What decides who may see a conversation. */
export interface ConversationScope {
  channelId: ChannelId
  /** The rule that shares it out. */
  ruleId: RuleId | null
  assigneeId: MemberId | null
}

/**
 * What of a workspace's conversations an agent may see. The database holds to the same rule (policy `seen_by_viewer`);
 * a test holds both against each other.
 */
export interface Sight {
  /** Null: a program, which is in charge of nothing. */
  memberId: MemberId | null
  /** Channels in no rule that everybody answers, and those that are kept for this member. */
  openChannels: ReadonlySet<ChannelId>
  /** Channels that are kept for somebody else. */
  closedChannels: ReadonlySet<ChannelId>
  /** Rules that show their agents everything. */
  openRules: ReadonlySet<RuleId>
  /** Rules that show their agents what nobody is in charge of. */
  claimableRules: ReadonlySet<RuleId>
}

/** Whoever manages the workspace, and the program itself. */
export const wholeSight = 'everything'

/** Whether a conversation exists for somebody at all. */
export function maySee(
  { channelId, ruleId, assigneeId }: ConversationScope,
  sight: Sight | typeof wholeSight,
): boolean {
  if (sight === wholeSight) return true
  if (sight.closedChannels.has(channelId)) return false
  if (assigneeId !== null && assigneeId === sight.memberId) return true
  if (sight.openChannels.has(channelId)) return true
  if (ruleId === null) return false
  return sight.openRules.has(ruleId) || (assigneeId === null && sight.claimableRules.has(ruleId))
}
