import { AppError, type RuleDraft, type RulePreview } from '@lienmach/contract'
import type { ChannelId, RuleId, WorkspaceId } from '@lienmach/domain'
import type { Db } from '../store/db.ts'
import { findByEmails, lockChannels, type RuleMember, type SharedChannel } from '../store/rules.ts'

/** A draft with its addresses and ids looked up. */
export interface ReadDraft {
  agents: RuleMember[]
  unknownEmails: string[]
  channels: SharedChannel[]
  /** Channels that are in other rules. */
  conflicts: RulePreview['conflicts']
}

/** Finds out whom and what a draft means. A channel that does not exist here is refused at once. */
export async function readDraft(
  tx: Db,
  workspaceId: WorkspaceId,
  ruleId: RuleId | null,
  draft: Pick<RuleDraft, 'agents' | 'channelIds'>,
): Promise<ReadDraft> {
  const { agents, unknownEmails } = await readAgents(tx, workspaceId, draft.agents)
  const ids = [...new Set(draft.channelIds)] as ChannelId[]
  const channels = await lockChannels(tx, workspaceId, ids)
  if (channels.length < ids.length) throw new AppError('resource/not-found')
  const conflicts = channels.flatMap(({ channelId, ruleId: its, ruleName }) =>
    its !== null && its !== ruleId ? [{ channelId, ruleId: its, ruleName: ruleName ?? '' }] : [],
  )
  return { agents, unknownEmails, channels, conflicts }
}

async function readAgents(tx: Db, workspaceId: WorkspaceId, listed: RuleDraft['agents']) {
  const byEmail = new Map(listed.map((agent) => [agent.email.trim().toLowerCase(), agent]))
  const found = await findByEmails(tx, workspaceId, [...byEmail.keys()])
  const members = new Map(found.map(({ email, memberId }) => [email, memberId]))
  const agents: RuleMember[] = []
  const unknownEmails: string[] = []
  for (const [key, { email, cap, shifts }] of byEmail) {
    const memberId = members.get(key)
    if (memberId === undefined) unknownEmails.push(email.trim())
    else agents.push({ memberId, cap, shifts })
  }
  return { agents, unknownEmails }
}
