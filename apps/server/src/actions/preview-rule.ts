import { AppError, type RuleDraft, type RulePreview } from '@lienmach/contract'
import {
  type ConversationId,
  distributeRound,
  type Instant,
  isFromBefore,
  localMoment,
  losesItsAgent,
  type MemberId,
  type OldConversation,
  placeAfter,
  type RuleAgent,
  type RuleChange,
  type RuleId,
  type WaitingConversation,
  type WorkspaceId,
} from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type Db, inWorkspace } from '../store/db.ts'
import { listCandidates, listConcerned } from '../store/old-conversations.ts'
import { findRule, type RuleMember, turnOf } from '../store/rules.ts'
import { findTimeZone } from '../store/workspaces.ts'
import { readDraft } from './read-draft.ts'

export interface PreviewRule {
  workspaceId: WorkspaceId
  ruleId: RuleId | null
  draft: RuleDraft
}

/** What saving a draft would do, worked out by the same rules that would do it. */
export function previewRule(
  context: Context,
  { workspaceId, ruleId, draft }: PreviewRule,
): Promise<RulePreview> {
  return inWorkspace(context.db, workspaceId, async (tx) => {
    const before = ruleId === null ? null : await findRule(tx, workspaceId, ruleId)
    if (ruleId !== null && !before) throw new AppError('resource/not-found')
    const { agents, unknownEmails, channels, conflicts } = await readDraft(tx, workspaceId, ruleId, draft)
    const id = ruleId ?? (context.random.uuid() as RuleId)
    const ids = channels.map(({ channelId }) => channelId)
    const staying = new Set(agents.map(({ memberId }) => memberId))
    const left = (before?.agents ?? []).map(({ memberId }) => memberId).filter((one) => !staying.has(one))
    const change: RuleChange = {
      ruleId: id,
      channelIds: new Set(ids),
      chosenFor: new Set(ids),
      leaving: new Set(left as MemberId[]),
      old: 'none',
      now: context.clock.now(),
    }
    const concerned = await listConcerned(tx, workspaceId, ids, id, 'looked_at')
    const old = concerned.filter((one) => isFromBefore(change, one) || losesItsAgent(change, one))
    const free = old.filter((one) => one.assigneeId === null || losesItsAgent(change, one))
    const trial = await trialOf(tx, workspaceId, { change, draft, agents, concerned })
    return {
      available: free.length,
      all: old.length,
      // A customer of a channel has one conversation there.
      contactsAvailable: free.length,
      contactsAll: old.length,
      nextTen: draft.method === 'round_robin' ? nextTen(trial) : [],
      shares: sharesOf(trial, staying),
      owners: ownersOf(old),
      unknownEmails,
      conflicts,
    }
  })
}

interface Trial {
  change: RuleChange
  draft: RuleDraft
  agents: RuleAgent[]
  ruleTurn: number
  timeZone: string
  concerned: readonly OldConversation[]
}

async function trialOf(
  tx: Db,
  workspaceId: WorkspaceId,
  of: Pick<Trial, 'change' | 'draft' | 'concerned'> & { agents: readonly RuleMember[] },
): Promise<Trial> {
  return {
    ...of,
    agents: await listCandidates(tx, workspaceId, of.change.ruleId, of.agents),
    ruleTurn: await turnOf(tx, workspaceId, of.change.ruleId),
    timeZone: await findTimeZone(tx, workspaceId),
  }
}

const nobodyYet = (id: string): WaitingConversation => ({
  id: id as ConversationId,
  servedBy: null,
  notTo: null,
})

/** To whom the next ten new customers would go, after those who wait already. */
function nextTen(trial: Trial): (string | null)[] {
  const queue = queueAfter(trial, 'none').map(({ id }) => nobodyYet(id))
  const ten = Array.from({ length: 10 }, (_, no) => `next ${no}`)
  const { gifts } = run(trial, 'none', [...queue, ...ten.map(nobodyYet)])
  const to = new Map<string, string>(gifts.map(({ id, memberId }) => [id, memberId]))
  return ten.map((id) => to.get(id) ?? null)
}

/** How many of the open ones from before each agent would be given at once. */
function sharesOf(trial: Trial, agentIds: ReadonlySet<string>): RulePreview['shares'] {
  const count = (old: 'available' | 'all'): Map<string, number> => {
    if (trial.draft.method !== 'round_robin') return new Map()
    const change = { ...trial.change, old }
    const fresh = new Set(
      trial.concerned.flatMap((one) => (placeAfter(change, one)?.ruleId === change.ruleId ? [one.id] : [])),
    )
    const queue = queueAfter(trial, old).map(({ id, servedBy }) => ({ ...nobodyYet(id), servedBy }))
    const given = run(trial, old, queue).gifts.filter(({ id }) => fresh.has(id))
    return new Map([...Map.groupBy(given, ({ memberId }) => memberId)].map(([id, all]) => [id, all.length]))
  }
  const available = count('available')
  const all = count('all')
  return [...agentIds].map((memberId) => ({
    memberId,
    available: available.get(memberId) ?? 0,
    all: all.get(memberId) ?? 0,
  }))
}

/** Everything that would wait by the rule, longest waiting first. */
function queueAfter({ change, concerned }: Trial, old: RuleDraft['old']) {
  return concerned
    .flatMap((one) => {
      const place = placeAfter({ ...change, old }, one)
      const queuedAt: Instant | null = place
        ? place.queuedAt
        : one.ruleId === change.ruleId
          ? one.queuedAt
          : null
      return queuedAt === null ? [] : [{ id: one.id, queuedAt, servedBy: one.assigneeId }]
    })
    .sort((a, b) => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1))
}

function run(trial: Trial, old: RuleDraft['old'], waiting: WaitingConversation[]) {
  const { change, draft, concerned, ruleTurn, timeZone } = trial
  const { cap, skipAway, hours, sticky } = draft
  const taken = concerned.filter(
    (one) => one.status === 'open' && placeAfter({ ...change, old }, one)?.to === null,
  )
  const agents = trial.agents.map((agent) => ({
    ...agent,
    open: agent.open - taken.filter(({ assigneeId }) => assigneeId === agent.memberId).length,
  }))
  return distributeRound({
    rule: { cap, skipAway, hours, sticky },
    ruleTurn,
    agents,
    at: change.now,
    now: localMoment(change.now, timeZone),
    waiting,
  })
}

function ownersOf(old: readonly OldConversation[]): RulePreview['owners'] {
  return [...Map.groupBy(old, ({ assigneeId }) => assigneeId)]
    .map(([memberId, all]) => ({ memberId, conversations: all.length }))
    .sort((a, b) => b.conversations - a.conversations)
}
