import { AppError } from '@lienmach/contract'
import type { MemberId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { faultOf } from '../inbound/fault-of.ts'
import { resolveEvents } from '../inbound/resolve-events.ts'
import type { PendingEvent } from '../inbound/telling.ts'
import { wakeOthers } from '../inbound/wake-others.ts'
import { appendAudit } from '../store/audit.ts'
import { appendChanges } from '../store/changes.ts'
import { isConnectionLoss } from '../store/connection-loss.ts'
import { transaction } from '../store/db.ts'
import {
  findQuarantined,
  lockQuarantined,
  markReplayed,
  type QuarantineRow,
  quarantine,
  rowOf,
  type StoredQuarantinedEvent,
} from '../store/quarantine.ts'
import { applyEvents } from './apply-events.ts'

export interface ReplayOrder {
  workspaceId: WorkspaceId
  entryId: string
  actor: { kind: 'member' | 'api_key'; id: MemberId | string }
}

/**
 * Tries an event again that was set aside, with what the program knows now. It stays where it is, with its new reason,
 * when it fails again. Replaying one that was applied meanwhile changes nothing.
 */
export async function replayQuarantined(context: Context, order: ReplayOrder): Promise<QuarantineRow> {
  const { db, clock, wake } = context
  const stored = await findQuarantined(db.pipeline, order.workspaceId, order.entryId)
  if (!stored) throw new AppError('resource/not-found')
  if (stored.state === 'replayed') return rowOf(stored)

  const { pending, fault } = await translateAgain(context, stored)
  if (!pending) return keepAside(context, stored, fault)
  try {
    const applied = await transaction(db.pipeline, async (tx) => {
      const locked = await lockQuarantined(tx, order.workspaceId, order.entryId)
      if (locked?.state !== 'open') return null
      const outcome = await applyEvents(context, tx, [pending], [])
      await markReplayed(tx, order.workspaceId, stored.id, clock.now())
      await noteReplay(context, tx, order, stored)
      return outcome
    })
    if (applied) wakeOthers(context, applied)
    wake.hint('changes', order.workspaceId)
    return rowOf({ ...stored, state: 'replayed' })
  } catch (error) {
    if (isConnectionLoss(error)) throw error
    context.log.warn({ err: error, quarantined: stored.id }, 'a replayed event failed again')
    return keepAside(context, stored, faultOf(error))
  }
}

/** The event as today's translation understands it. Its own numbers in the body it came in are kept. */
async function translateAgain(
  context: Context,
  stored: StoredQuarantinedEvent,
): Promise<{ pending: PendingEvent | null; fault: { class: string; reason: string } }> {
  const raw = { id: stored.rawId, receivedAt: stored.rawReceivedAt, body: Buffer.from(stored.body) }
  const translate = context.channels.get('facebook_page').translate
  const { pending, invalid, unreadable } = await resolveEvents(context.db.pipeline, translate, [raw])
  const [event] = pending
  if (event && event.channel.id === stored.channelId && event.channel.workspaceId === stored.workspaceId) {
    return { pending: event, fault: stored }
  }
  const fact = invalid[0]?.event.fact
  if (fact?.type === 'invalid') return { pending: null, fault: fact }
  const nobody = { class: 'channel_not_connected', reason: 'Its channel is not connected.' }
  return { pending: null, fault: unreadable[0] ?? nobody }
}

async function keepAside(
  { db, clock, wake }: Context,
  stored: StoredQuarantinedEvent,
  fault: { class: string; reason: string },
): Promise<QuarantineRow> {
  const now = { ...stored, class: fault.class, reason: fault.reason }
  await transaction(db.pipeline, async (tx) => {
    await quarantine(tx, now, clock.now())
    await appendChanges(tx, stored.workspaceId, [{ kind: 'quarantine', entityId: stored.id }], clock.now())
  })
  wake.hint('changes', stored.workspaceId)
  return rowOf(now)
}

async function noteReplay(
  { clock, random }: Context,
  tx: Parameters<typeof appendAudit>[0],
  { workspaceId, actor }: ReplayOrder,
  stored: StoredQuarantinedEvent,
): Promise<void> {
  const now = clock.now()
  const subject = {
    subjectKind: 'quarantined_event',
    subjectId: stored.id,
    data: { class: stored.class, kind: stored.kind },
  }
  await appendAudit(tx, { workspaceId, actor, action: 'quarantine.replayed', ...subject }, now, random.uuid())
  await appendChanges(tx, workspaceId, [{ kind: 'quarantine', entityId: stored.id }], now)
}
