import type { Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type HandOver, handOverAll } from '../store/assignments.ts'
import type { WorkspaceChange } from '../store/changes.ts'
import type { ConversationDuty } from '../store/conversation-duty.ts'
import type { Db } from '../store/db.ts'
import { type NoticeOrder, putNotices } from '../store/push-notices.ts'

/** A conversation that is locked, as it was. */
export type HandedConversation = Pick<ConversationDuty, 'id' | 'status' | 'assigneeId' | 'ruleId'> & {
  workspaceId: WorkspaceId
}

/** What becomes of it. Left out: nobody waits, nobody gave it back, the rule did it. */
export interface HandOverOrder extends Pick<HandOver, 'to' | 'ruleId' | 'because'> {
  conversation: HandedConversation
  queuedAt?: Instant | null
  givenBackBy?: MemberId | null
  by?: MemberId | null
  data?: HandOver['data']
}

/**
 * Puts conversations in other hands within the caller's transaction: writes down who, and why, and has whoever got one
 * told. Answers the changes for the caller to append, with who could see each before, and whose load is another now.
 */
export async function handOver(
  { clock, random }: Pick<Context, 'clock' | 'random'>,
  tx: Db,
  orders: readonly HandOverOrder[],
): Promise<WorkspaceChange[]> {
  await handOverAll(
    tx,
    orders.map(({ conversation, to, ruleId, because, ...order }) => ({
      workspaceId: conversation.workspaceId,
      id: random.uuid(),
      conversationId: conversation.id,
      from: conversation.assigneeId,
      to,
      ruleId,
      because,
      queuedAt: order.queuedAt ?? null,
      givenBackBy: order.givenBackBy ?? null,
      by: order.by ?? null,
      decidedBy: ruleId ?? conversation.ruleId,
      data: order.data ?? {},
    })),
    clock.now(),
  )
  await putNotices(tx, orders.flatMap(noticesOf), clock.now())
  return [...orders.map(changeOf), ...loadsOf(orders)]
}

/** Nobody has to be told of what they did themselves, or of what they had. */
function noticesOf({ conversation, to, by }: HandOverOrder): NoticeOrder[] {
  const { workspaceId, id, status, assigneeId } = conversation
  if (to === null || to === by || to === assigneeId || status !== 'open') return []
  return [{ workspaceId, kind: 'given', subject: id, memberId: to }]
}

function changeOf({ conversation }: HandOverOrder): WorkspaceChange {
  const { workspaceId, id, assigneeId, ruleId } = conversation
  return {
    workspaceId,
    kind: 'conversation',
    entityId: id,
    data: { messages: [], before: { ruleId, assigneeId } },
  }
}

/** Members whose number of open conversations changed, each once. */
function loadsOf(orders: readonly HandOverOrder[]): WorkspaceChange[] {
  const changed = new Map<string, WorkspaceChange>()
  for (const { conversation, to } of orders) {
    const { workspaceId, status, assigneeId } = conversation
    if (status !== 'open' || assigneeId === to) continue
    for (const entityId of [assigneeId, to])
      if (entityId !== null)
        changed.set(`${workspaceId} ${entityId}`, { workspaceId, kind: 'member', entityId })
  }
  return [...changed.values()]
}
