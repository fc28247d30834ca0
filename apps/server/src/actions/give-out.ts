import {
  type DistributionRound,
  distributeRound,
  type Gift,
  type Instant,
  localMoment,
  type RoundOutcome,
  type RuleId,
  type WorkspaceId,
} from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendChangesAcross } from '../store/changes.ts'
import { type Db, transaction } from '../store/db.ts'
import {
  listTurnAgents,
  lockQueued,
  peekQueued,
  type QueuedConversation,
  saveRound,
  type TurningRule,
  takeTurn,
} from '../store/rule-turns.ts'
import { handOver } from './hand-over.ts'
import { clearAlert } from './raise-alert.ts'

/** So many are given out in one transaction. */
const together = 100

/** What came of it, and whether some of it still waits for somebody. */
export interface GivenOut {
  said: 'busy' | 'more' | 'rested'
  isStuck: boolean
}

/**
 * Gives out what waits by one rule, oldest first, to those whose turn it is. `busy`: another process does so just now;
 * `more`: there were more than fit into one round. `wasStuck`: people may have been told that nobody can take customers.
 */
export async function giveOut(
  context: Context,
  { workspaceId, id }: { workspaceId: WorkspaceId; id: RuleId },
  wasStuck = true,
): Promise<GivenOut> {
  const done = await transaction(context.db.pipeline, async (tx) => {
    const rule = await takeTurn(tx, workspaceId, id)
    if (!rule) return { said: 'busy' as const, given: 0, isStuck: wasStuck }
    const waiting = await lockQueued(tx, rule, together)
    const round = await roundOf(context, tx, rule, waiting)
    const outcome = distributeRound(round)
    const { gifts, stuck } = outcome
    if (gifts.length > 0) await carryOut(context, tx, { rule, round, outcome, waiting, wasStuck })
    return {
      said: gifts.length === together && stuck === null ? ('more' as const) : ('rested' as const),
      given: gifts.length,
      isStuck: stuck !== null,
    }
  })
  if (done.given > 0) context.wake.hint('changes', workspaceId)
  return done
}

/** What would be given out by a rule now, and what keeps the rest. */
export async function foreseeRound(context: Context, rule: TurningRule): Promise<RoundOutcome> {
  const { pipeline } = context.db
  return distributeRound(await roundOf(context, pipeline, rule, await peekQueued(pipeline, rule, together)))
}

/** Everything that a round of this rule rests on at this moment. */
export async function roundOf(
  { clock }: Pick<Context, 'clock'>,
  db: Db,
  rule: TurningRule,
  waiting: readonly Pick<QueuedConversation, 'id' | 'servedBy' | 'givenBackBy'>[],
): Promise<DistributionRound> {
  const at: Instant = clock.now()
  return {
    rule: rule.settings,
    ruleTurn: rule.turn,
    agents: waiting.length === 0 ? [] : await listTurnAgents(db, rule),
    at,
    now: localMoment(at, rule.timeZone),
    waiting: waiting.map(({ id, servedBy, givenBackBy }) => ({ id, servedBy, notTo: givenBackBy })),
  }
}

async function carryOut(
  context: Context,
  tx: Db,
  { rule, round, outcome, waiting, wasStuck }: CarriedOut,
): Promise<void> {
  const roundId = context.random.uuid()
  await saveRound(tx, rule, roundId, round, outcome)
  const byId = new Map(waiting.map((conversation) => [conversation.id, conversation]))
  const changes = await handOver(
    context,
    tx,
    outcome.gifts.flatMap((gift) => {
      const conversation = byId.get(gift.id)
      return conversation ? [giftOrder(conversation, gift, rule, roundId)] : []
    }),
  )
  const cleared =
    wasStuck && outcome.stuck === null
      ? await clearAlert(context, tx, rule.workspaceId, 'nobody_eligible', rule.id)
      : []
  const ours = cleared.map((change) => ({ ...change, workspaceId: rule.workspaceId }))
  await appendChangesAcross(tx, [...changes, ...ours], round.at)
}

interface CarriedOut {
  rule: TurningRule
  round: DistributionRound
  outcome: RoundOutcome
  waiting: readonly QueuedConversation[]
  wasStuck: boolean
}

const giftOrder = (
  conversation: QueuedConversation,
  { memberId, because, passedOver }: Gift,
  rule: TurningRule,
  round: string,
) => ({ conversation, to: memberId, ruleId: rule.id, because, data: { round, passedOver } })
