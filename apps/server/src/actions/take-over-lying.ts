import { distributeRound, type RuleId, type WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendChangesAcross, type WorkspaceChange } from '../store/changes.ts'
import { type Db, transaction } from '../store/db.ts'
import { saveRound, type TurningRule, takeTurn } from '../store/rule-turns.ts'
import { type LyingConversation, listLeftLying, lockLeftLying } from '../store/waiting-customers.ts'
import { roundOf } from './give-out.ts'
import { type HandOverOrder, handOver } from './hand-over.ts'

/** So many are given to others in one transaction. */
const together = 100

/**
 * Gives conversations to others whose agents keep the customer waiting, or have gone. Where nobody else can take one, it
 * stays with whom it has: that is better than nobody.
 */
export async function takeOverLying(context: Context): Promise<void> {
  for (const { workspaceId, ruleId } of await listLeftLying(context.db.pipeline, context.clock.now()))
    await takeOverOf(context, workspaceId, ruleId)
}

async function takeOverOf(context: Context, workspaceId: WorkspaceId, ruleId: RuleId): Promise<void> {
  const changes = await transaction(context.db.pipeline, async (tx) => {
    const rule = await takeTurn(tx, workspaceId, ruleId)
    const lying = rule ? await lockLeftLying(tx, rule, context.clock.now(), together) : []
    if (!rule || lying.length === 0) return []
    const orders =
      rule.method === 'self_claim' ? lying.map(backToAll) : await toOthers(context, tx, rule, lying)
    const changed: WorkspaceChange[] = await handOver(context, tx, orders)
    await appendChangesAcross(tx, changed, context.clock.now())
    return changed
  })
  if (changes.length > 0) context.wake.hint('changes', workspaceId)
}

const becauseOf = ({ hasWaited }: LyingConversation) => (hasWaited ? 'unanswered' : 'went_away')

/** It keeps its place among those who wait. */
const backToAll = (conversation: LyingConversation): HandOverOrder => ({
  conversation,
  to: null,
  ruleId: conversation.ruleId,
  queuedAt: conversation.unansweredSince,
  givenBackBy: conversation.assigneeId,
  because: becauseOf(conversation),
})

async function toOthers(
  context: Context,
  tx: Db,
  rule: TurningRule,
  lying: readonly LyingConversation[],
): Promise<HandOverOrder[]> {
  // Only somebody else: in a rule of one it stays where it is.
  const round = await roundOf(context, tx, rule, lying)
  const outcome = round.agents.length > 1 ? distributeRound(round) : null
  if (!outcome || outcome.gifts.length === 0) return []
  const id = context.random.uuid()
  await saveRound(tx, rule, id, round, outcome)
  const byId = new Map(lying.map((conversation) => [conversation.id, conversation]))
  return outcome.gifts.flatMap(({ id: conversationId, memberId, passedOver }) => {
    const conversation = byId.get(conversationId)
    if (!conversation) return []
    const data = { round: id, passedOver }
    return [{ conversation, to: memberId, ruleId: rule.id, because: becauseOf(conversation), data }]
  })
}
