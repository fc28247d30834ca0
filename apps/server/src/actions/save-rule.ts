import { AppError, type RuleDraft, type RuleView } from '@lienmach/contract'
import {
  type ChannelId,
  type MemberId,
  placeAfter,
  type RuleChange,
  type RuleId,
  type WorkspaceId,
} from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { type Db, inWorkspace } from '../store/db.ts'
import { listConcerned } from '../store/old-conversations.ts'
import {
  findRule,
  isNameTaken,
  joinChannels,
  leaveChannels,
  lockRule,
  putRule,
  type RuleMember,
  type RuleSettings,
  type SharedChannel,
  setAgents,
} from '../store/rules.ts'
import { handOver } from './hand-over.ts'
import { type ReadDraft, readDraft } from './read-draft.ts'

export interface SaveRule {
  workspaceId: WorkspaceId
  actor: AuditEntry['actor']
  memberId: MemberId | null
  /** Null: a new one. */
  ruleId: RuleId | null
  draft: RuleDraft
}

/** Makes a rule or changes it, and puts the conversations it concerns where its draft says. */
export async function saveRule(context: Context, order: SaveRule): Promise<RuleView> {
  const { workspaceId, ruleId, draft } = order
  const { channelIds: _channels, agents: _agents, moveChannels, old, understood, ...settings } = draft
  return inOneRule(context, workspaceId, async (tx) => {
    const before = ruleId === null ? null : await lockRule(tx, workspaceId, ruleId)
    if (ruleId !== null && !before) throw new AppError('resource/not-found')
    const read = await readDraft(tx, workspaceId, ruleId, draft)
    const name = settings.name.trim()
    refuseFaults(read, { moveChannels, old, understood, isBlank: name === '' })
    if (await isNameTaken(tx, workspaceId, name, ruleId)) throw new AppError('rule/name-taken')
    return writeRule(context, tx, order, {
      before,
      settings: { ...settings, name },
      agents: read.agents,
      channels: read.channels,
      chosenFor: read.channels.map(({ channelId }) => channelId),
      old,
    })
  })
}

function refuseFaults(
  { unknownEmails, conflicts }: ReadDraft,
  {
    moveChannels,
    old,
    understood,
    isBlank,
  }: Pick<RuleDraft, 'moveChannels' | 'old' | 'understood'> & { isBlank: boolean },
): void {
  if (isBlank)
    throw new AppError('request/invalid', { part: 'body', fields: [{ at: '/name', problem: 'is empty' }] })
  if (unknownEmails.length > 0) throw new AppError('rule/unknown-member', { emails: unknownEmails })
  if (conflicts.length > 0 && !moveChannels) throw new AppError('rule/channel-taken', { conflicts })
  if (old !== 'none' && !understood) throw new AppError('rule/not-understood')
}

/** Runs a change of rules, and has what came to wait by it given out. */
export async function inOneRule<T>(
  context: Context,
  workspaceId: WorkspaceId,
  change: (tx: Db) => Promise<T>,
): Promise<T> {
  const changed = await inWorkspace(context.db, workspaceId, change).catch((error: unknown) => {
    // Two people gave two rules one name at once.
    if (error instanceof Error && 'constraint' in error && error.constraint === 'rule_names')
      throw new AppError('rule/name-taken', undefined, { cause: error })
    throw error
  })
  context.wake.hint('changes', workspaceId)
  context.wake.hint('jobs:distribute')
  return changed
}

/** What a rule is to become. */
export interface RuleToWrite {
  before: RuleView | null
  settings: RuleSettings
  agents: readonly RuleMember[]
  channels: readonly SharedChannel[]
  /** The channels whose conversations from before `old` is about. */
  chosenFor: readonly ChannelId[]
  old: RuleDraft['old']
}

/** Writes a rule that was found in order, and everything that follows from it. */
export async function writeRule(
  context: Context,
  tx: Db,
  { workspaceId, actor, memberId }: Pick<SaveRule, 'workspaceId' | 'actor' | 'memberId'>,
  rule: RuleToWrite,
): Promise<RuleView> {
  const { before, settings, agents, channels, old } = rule
  const now = context.clock.now()
  const id = (before?.id ?? context.random.uuid()) as RuleId
  await putRule(tx, workspaceId, id, settings, memberId, now)
  await setAgents(tx, workspaceId, id, agents, now)
  const ids = channels.map(({ channelId }) => channelId)
  const dropped = (before?.channelIds ?? []).filter((one) => !ids.includes(one as ChannelId)) as ChannelId[]
  await leaveChannels(tx, workspaceId, dropped)
  await joinChannels(tx, workspaceId, id, { ids, shareOld: old !== 'none' }, now)

  const staying = new Set(agents.map((agent) => agent.memberId))
  const change: RuleChange = {
    ruleId: id,
    channelIds: new Set(ids),
    chosenFor: new Set(rule.chosenFor),
    leaving: new Set(
      (before?.agents ?? []).map((agent) => agent.memberId).filter((one) => !staying.has(one)),
    ) as Set<MemberId>,
    old,
    now,
  }
  const moved = await moveConversations(context, tx, workspaceId, change, memberId)
  const joined = channels.filter(({ ruleId }) => ruleId !== id)
  await noteRule(
    context,
    tx,
    { workspaceId, actor },
    { id, before, settings, old, moved: moved.length, joined, dropped },
  )
  const others = [...new Set(joined.flatMap(({ ruleId }) => ruleId ?? []))]
  const touched = [...joined.map(({ channelId }) => channelId), ...dropped]
  await appendChanges(
    tx,
    workspaceId,
    [
      ...[id, ...others].map((entityId): Change => ({ kind: 'rule', entityId, data: { sight: true } })),
      ...touched.map((entityId): Change => ({ kind: 'channel', entityId, data: { sight: true } })),
      ...moved,
    ],
    now,
  )
  const written = await findRule(tx, workspaceId, id)
  if (!written) throw new Error('What was written can be read.')
  return written
}

async function moveConversations(
  context: Context,
  tx: Db,
  workspaceId: WorkspaceId,
  change: RuleChange,
  by: MemberId | null,
): Promise<Change[]> {
  const concerned = await listConcerned(tx, workspaceId, [...change.channelIds], change.ruleId, 'locked')
  const orders = concerned.flatMap((conversation) => {
    const place = placeAfter(change, conversation)
    return place ? [{ conversation: { ...conversation, workspaceId }, by, ...place }] : []
  })
  return handOver(context, tx, orders)
}

interface NotedRule {
  id: RuleId
  before: RuleView | null
  settings: RuleSettings
  old: RuleDraft['old']
  moved: number
  joined: readonly SharedChannel[]
  dropped: readonly ChannelId[]
}

async function noteRule(
  { clock, random }: Context,
  tx: Db,
  { workspaceId, actor }: Pick<SaveRule, 'workspaceId' | 'actor'>,
  { id, before, settings, old, moved, joined, dropped }: NotedRule,
): Promise<void> {
  const now = clock.now()
  const { name, method } = settings
  const entries: Pick<AuditEntry, 'action' | 'subjectKind' | 'subjectId' | 'data'>[] = [
    {
      action: before ? 'rule.changed' : 'rule.created',
      subjectKind: 'rule',
      subjectId: id,
      data: { name, method, old, conversations: moved },
    },
    ...joined.map(({ channelId, name: channel, ruleName }) => ({
      action: 'channel.rule_changed' as const,
      subjectKind: 'channel',
      subjectId: channelId,
      data: { name: channel, from: ruleName, to: name },
    })),
    ...dropped.map((channelId) => ({
      action: 'channel.rule_changed' as const,
      subjectKind: 'channel',
      subjectId: channelId,
      data: { from: before?.name ?? null, to: null },
    })),
  ]
  for (const entry of entries) await appendAudit(tx, { workspaceId, actor, ...entry }, now, random.uuid())
}
