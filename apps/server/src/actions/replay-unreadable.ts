import { AppError } from '@lienmach/contract'
import type { Context } from '../context.ts'
import { resolveEvents, setAside } from '../inbound/resolve-events.ts'
import { wakeOthers } from '../inbound/wake-others.ts'
import { appendAudit } from '../store/audit.ts'
import { appendChangesAcross } from '../store/changes.ts'
import { transaction } from '../store/db.ts'
import { findUnreadable, markUnreadableReplayed, type QuarantineRow } from '../store/quarantine.ts'
import { findRaw } from '../store/raw-events.ts'
import { applyEvents, nothingApplied } from './apply-events.ts'
import type { ReplayOrder } from './replay-quarantined.ts'

/**
 * Reads a body again that nobody could read. Its events go wherever they belong; who asked for it learns only whether
 * it can be read now.
 */
export async function replayUnreadable(
  context: Context,
  { workspaceId, entryId, actor }: ReplayOrder,
): Promise<QuarantineRow> {
  const { db, clock, random } = context
  const noted = await findUnreadable(db.pipeline, Number(entryId))
  if (!noted) throw new AppError('resource/not-found')
  const raw = noted.state === 'open' ? await findRaw(db.pipeline, noted.rawId, noted.rawReceivedAt) : null
  if (!raw) return noted.row

  const batch = await resolveEvents(db.pipeline, context.channels.get('facebook_page').translate, [raw])
  if (batch.unreadable.length > 0) return noted.row
  const now = clock.now()
  const outcome = await transaction(db.pipeline, async (tx) => {
    const concerned = await setAside(tx, batch, () => random.uuid(), now)
    const applied =
      batch.pending.length > 0 ? await applyEvents(context, tx, batch.pending, []) : nothingApplied()
    await markUnreadableReplayed(tx, noted.rawId)
    const subject = {
      subjectKind: 'unreadable_webhook',
      subjectId: entryId,
      data: { class: noted.row.class },
    }
    await appendAudit(
      tx,
      { workspaceId, actor, action: 'quarantine.replayed', ...subject },
      now,
      random.uuid(),
    )
    await appendChangesAcross(
      tx,
      concerned.map((one) => ({
        workspaceId: one.workspaceId,
        kind: 'quarantine' as const,
        entityId: one.id,
      })),
      now,
    )
    for (const one of concerned) applied.workspaces.add(one.workspaceId)
    return applied
  })
  wakeOthers(context, outcome)
  return { ...noted.row, state: 'replayed' }
}
