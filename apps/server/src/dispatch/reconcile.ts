import type { Context } from '../context.ts'
import { appendChangesAcross } from '../store/changes.ts'
import { type Db, transaction } from '../store/db.ts'
import { noteDatabase } from '../store/dispatch-database.ts'
import { doubtQueued } from '../store/outbox-claims.ts'
import { bindSent } from '../store/outbox-evidence.ts'

/**
 * Before anything is sent: takes in what this host noted while the database was away, and finds out whether this is
 * still the database we knew. In one restored from a backup, everything that waits may have been sent after the moment
 * it knows; it is in doubt until it is looked up or a person decides.
 */
export async function reconcile(context: Context): Promise<void> {
  const { db, log, sendJournal } = context
  const noted = await sendJournal.read()
  const doubted = await transaction(db.pipeline, async (tx) => {
    const now = context.clock.now()
    const bound = await bindSent(
      tx,
      noted.map((send) => ({ ...send, by: 'response', at: null, seenAt: now })),
    )
    const restored = (await noteDatabase(tx, now)) === 'changed'
    const inDoubt = restored ? await doubtQueued(tx, now) : []
    await tell(tx, [...bound.changed, ...inDoubt], now)
    return restored ? inDoubt.length : null
  })
  for (const { token } of noted) await sendJournal.forget(token)
  if (doubted !== null) {
    log.error(
      { replies: doubted },
      'this is another database than before (a restore, or a standby that took over): replies that waited are in doubt',
    )
  }
}

type Told = Awaited<ReturnType<typeof doubtQueued>>

function tell(tx: Db, told: Told, now: Parameters<typeof appendChangesAcross>[2]): Promise<void> {
  return appendChangesAcross(
    tx,
    told.map(({ workspaceId, conversationId, messageId }) => ({
      workspaceId,
      kind: 'conversation',
      entityId: conversationId,
      data: { messages: [messageId] },
    })),
    now,
  )
}
