import { AppError, type ChannelCheckView } from '@lienmach/contract'
import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { Answer } from '../doctor/channel/answer.ts'
import { learnControl } from '../doctor/channel/control-mode.ts'
import { driftOf } from '../doctor/channel/drift.ts'
import { type Gathered, gather } from '../doctor/channel/gather.ts'
import { missingScopes } from '../doctor/channel/permissions.ts'
import { answersTo, healthOf, inOrder } from '../doctor/channel/questions.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { findCheckup, noteChecked } from '../store/channel-checkups.ts'
import { listChecks, noteHour, saveChecks, saveVerdict } from '../store/channel-health.ts'
import { type ChannelRow, findChannel, lockChannel } from '../store/channels.ts'
import { type Db, inWorkspace } from '../store/db.ts'
import { markNeedsReconnect } from './mark-needs-reconnect.ts'
import { tellHabits } from './tell-habits.ts'
import { tellDrift, tellFindings } from './tell-health.ts'

const usualGap = 5 * 60_000
/** Calls are allowed by how many people a Page talks with: where nothing happens, less is asked. (6.1) */
const quietGap = 15 * 60_000
const quietAfter = 60 * 60_000
/** Checks of many channels drift apart by up to so much. */
const spread = 30_000

/** When a channel that is looked at now is looked at next. */
export function nextCheckAfter(
  { random }: Pick<Context, 'random'>,
  now: Instant,
  lastEventAt: Instant | null = now,
): Instant {
  const isQuiet = lastEventAt !== null && now - lastEventAt > quietAfter
  return (now + (isQuiet ? quietGap : usualGap) + Math.floor(random.number() * spread)) as Instant
}

export interface Checked {
  channel: ChannelRow
  checks: ChannelCheckView[]
  at: Instant
}

/**
 * Looks at everything about a channel now and writes down what is found: for screens, for the history, for whoever has
 * to be told. What it finds dead is marked; a subscription that was lost is renewed.
 */
export async function checkChannel(
  context: Context,
  order: { workspaceId: WorkspaceId; channelId: ChannelId },
): Promise<Checked> {
  const { workspaceId, channelId } = order
  const found = await gather(context, workspaceId, channelId)
  if (!found) throw new AppError('resource/not-found')
  const answers = answersTo(found.facts)
  await markDead(context, found, workspaceId)

  const checked = await inWorkspace(context.db, workspaceId, async (tx) => {
    const changes = await keep(context, tx, found, answers)
    await appendChanges(tx, workspaceId, changes, context.clock.now())
    const channel = await findChannel(tx, workspaceId, channelId)
    if (!channel) throw new AppError('resource/not-found')
    return { channel, checks: inOrder(await listChecks(tx, workspaceId, channelId)), at: found.facts.now }
  })
  context.wake.hint('changes', workspaceId)
  return checked
}

async function markDead(
  context: Context,
  { channel, facts, tokenVersion }: Gathered,
  workspaceId: WorkspaceId,
) {
  const token = facts.platform?.token
  if (token?.answer !== 'yes' || token.value.alive) return
  const { death: reason } = token.value
  await markNeedsReconnect(context, { workspaceId, channelId: channel.id, reason, tokenVersion })
}

async function keep(
  context: Context,
  tx: Db,
  found: Gathered,
  answers: readonly Answer[],
): Promise<Change[]> {
  const { facts, tokenVersion } = found
  const { workspaceId, id } = found.channel
  const now = await lockChannel(tx, workspaceId, id)
  // Reconnected or given up meanwhile: what was found is about something else.
  if (!now || (tokenVersion !== null && now.tokenVersion !== tokenVersion)) return []
  const { checkedAt } = await findCheckup(tx, workspaceId, id)
  if (checkedAt !== null && checkedAt > facts.now) return []

  const changes: Change[] = []
  const drifts = driftOf(facts, answers)
  changes.push(...(await tellDrift(context, tx, now, drifts)))
  changes.push(...(await tellFindings(context, tx, now, answers, drifts)))
  changes.push(...(await tellHabits(context, tx, now)))

  const { health, findings } = healthOf(answers)
  await saveChecks(tx, workspaceId, id, answers, facts.now)
  const reasons = answers.filter(({ state }) => state === 'look' || state === 'broken')
  await noteHour(
    tx,
    workspaceId,
    id,
    { state: health, reasons: reasons.map(({ reason }) => reason) },
    facts.now,
  )
  const missing = missingScopes(facts)
  const token = facts.platform?.token
  const granted = token?.answer === 'yes' && token.value.alive ? token.value.scopes : []
  const learnt = learnControl(facts)
  const before = facts.channel.control
  // What an event or an attempt told meanwhile is newer than what was asked before it.
  const isStale = now.control.mode !== before.mode || now.control.defaultApp !== before.defaultApp
  const changed = await saveVerdict(tx, workspaceId, id, {
    control: isStale ? now.control : learnt,
    scopes: missing && { granted, missing },
    health,
    findings,
  })
  const ended = context.clock.now()
  await noteChecked(tx, workspaceId, id, {
    at: facts.now,
    now: ended,
    next: nextCheckAfter(context, ended, now.lastEventAt),
  })
  return changed ? [{ kind: 'channel', entityId: id }, ...changes] : changes
}
