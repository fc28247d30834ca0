import { isDeepStrictEqual } from 'node:util'
import { isAtWork, localMoment, type MemberId, type RuleId, type WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AlertOrder, type LastingAlert, listLasting, retell } from '../store/alerts.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { type Db, transaction } from '../store/db.ts'
import { listRulesWithHours, listRulesWithQueue, type TurningRule } from '../store/rule-turns.ts'
import { listQueues, listWaitingLong, type WaitingByRule } from '../store/waiting-customers.ts'
import { foreseeRound } from './give-out.ts'
import { clearAlert, raiseAlert } from './raise-alert.ts'

const kinds = ['waiting_long', 'unclaimed_long', 'nobody_eligible'] as const

type Told = AlertOrder & { workspaceId: WorkspaceId }

/**
 * Tells the right people of customers who wait too long: whoever is in charge of them, the agents who could claim them,
 * and managers of all. Told while it lasts, brought up to date, and cleared when it has passed.
 */
export async function tellWaiting(context: Context): Promise<void> {
  const wanted = new Map(
    [...(await waitingLong(context)), ...(await waitingByRule(context))].map((one) => [keyOf(one), one]),
  )
  const lasting = await listLasting(context.db.pipeline, kinds)
  const known = new Map(lasting.map((one) => [keyOf(one), one]))
  const workspaces = new Set([...wanted.values(), ...known.values()].map(({ workspaceId }) => workspaceId))
  for (const workspaceId of workspaces) {
    const mine = <One extends { workspaceId: WorkspaceId }>(all: Map<string, One>) =>
      new Map([...all].filter(([, one]) => one.workspaceId === workspaceId))
    await tellWorkspace(context, workspaceId, mine(wanted), mine(known))
  }
}

const keyOf = ({ workspaceId, kind, subject }: Pick<Told, 'workspaceId' | 'kind' | 'subject'>) =>
  `${workspaceId} ${kind} ${subject}`

async function tellWorkspace(
  context: Context,
  workspaceId: WorkspaceId,
  wanted: ReadonlyMap<string, Told>,
  known: ReadonlyMap<string, LastingAlert>,
): Promise<void> {
  const told = await transaction(context.db.pipeline, async (tx) => {
    const changes: Change[] = []
    for (const [key, { workspaceId: _ours, ...alert }] of wanted)
      changes.push(...(await tellOne(context, tx, workspaceId, alert, known.get(key))))
    for (const [key, { kind, subject }] of known)
      if (!wanted.has(key)) changes.push(...(await clearAlert(context, tx, workspaceId, kind, subject)))
    await appendChanges(tx, workspaceId, changes, context.clock.now())
    return changes.length > 0
  })
  if (told) context.wake.hint('changes', workspaceId)
}

async function tellOne(
  context: Context,
  tx: Db,
  workspaceId: WorkspaceId,
  alert: AlertOrder,
  known: LastingAlert | undefined,
): Promise<Change[]> {
  const raised = await raiseAlert(context, tx, workspaceId, alert)
  if (raised.length > 0 || !known || isDeepStrictEqual(known.data, alert.data)) return raised
  const id = await retell(tx, workspaceId, alert)
  return id === null ? [] : [{ kind: 'alert', entityId: id }]
}

async function waitingLong(context: Context): Promise<Told[]> {
  const { pipeline } = context.db
  const offWork = (await listRulesWithHours(pipeline))
    .filter((rule) => !isWorking(context, rule))
    .map(({ id }) => id)
  const found = await listWaitingLong(pipeline, context.clock.now(), offWork)
  const alert = { kind: 'waiting_long' as const, severity: 'look' as const }
  const toThose = found.flatMap(
    ({ workspaceId, assigneeId, conversations, since, conversationId, channelId }) =>
      assigneeId === null
        ? []
        : [
            {
              ...alert,
              workspaceId,
              subject: assigneeId,
              memberId: assigneeId,
              conversationId,
              channelId,
              data: { conversations, since },
            },
          ],
  )
  const toManagers = [...Map.groupBy(found, ({ workspaceId }) => workspaceId)].flatMap(
    ([workspaceId, all]) => {
      const [first] = all.toSorted((a, b) => a.since - b.since)
      if (!first) return []
      const { conversationId, channelId, since } = first
      const conversations = all.reduce((sum, one) => sum + one.conversations, 0)
      return [
        {
          ...alert,
          workspaceId,
          subject: 'managers',
          conversationId,
          channelId,
          data: { conversations, since },
        },
      ]
    },
  )
  return [...toThose, ...toManagers]
}

const isWorking = ({ clock }: Context, { settings, timeZone }: TurningRule) =>
  isAtWork(settings.hours, localMoment(clock.now(), timeZone))

async function waitingByRule(context: Context): Promise<Told[]> {
  const rules = (await listRulesWithQueue(context.db.pipeline)).filter((rule) => isWorking(context, rule))
  const queues = await listQueues(context.db.pipeline, rules, context.clock.now())
  const told: Told[] = []
  for (const rule of rules) {
    const queue = queues.get(rule.id)
    if (!queue) continue
    if (rule.method === 'self_claim') told.push(...(queue.isLong ? unclaimed(rule, queue) : []))
    else if ((await foreseeRound(context, rule)).stuck === 'nobody_eligible')
      told.push({ ...aboutQueue(rule, queue), kind: 'nobody_eligible', severity: 'broken', subject: rule.id })
  }
  return told
}

const aboutQueue = ({ workspaceId, name }: TurningRule, queue: WaitingByRule) => {
  const { conversations, since, conversationId, channelId } = queue
  return { workspaceId, conversationId, channelId, data: { rule: name, conversations, since } }
}

function unclaimed(rule: TurningRule, queue: WaitingByRule): Told[] {
  const alert = { ...aboutQueue(rule, queue), kind: 'unclaimed_long' as const, severity: 'look' as const }
  const subjectOf = (ruleId: RuleId, memberId: MemberId) => `${ruleId} ${memberId}`
  return [
    { ...alert, subject: rule.id },
    ...queue.agentIds.map((memberId) => ({ ...alert, subject: subjectOf(rule.id, memberId), memberId })),
  ]
}
