import { applyEvents, nothingApplied } from '../actions/apply-events.ts'
import type { Context } from '../context.ts'
import { appendChangesAcross } from '../store/changes.ts'
import { isConnectionLoss } from '../store/connection-loss.ts'
import { type Db, transaction } from '../store/db.ts'
import { type DigestLease, moveDigest, noteSuspect, type Suspect } from '../store/digest-cursors.ts'
import { quarantine } from '../store/quarantine.ts'
import type { RawEvent } from '../store/raw-events.ts'
import { faultOf } from './fault-of.ts'
import { quarantinedOf, resolveEvents, setAside } from './resolve-events.ts'
import type { PendingEvent } from './telling.ts'
import { wakeOthers } from './wake-others.ts'

const tries = 3

/**
 * Applies events each in its own transaction: the one that fails alone is set aside, and its neighbours go on. After
 * deaths, the event about to be tried is written down first: whoever finds its own name there when starting again was
 * killed by that event, and sets it aside unseen.
 */
export async function applyOneByOne(
  context: Context,
  lease: DigestLease,
  bodies: readonly RawEvent[],
  why: 'after_failure' | 'after_deaths',
) {
  let { suspect } = lease
  for (const raw of bodies) {
    const isWatched = why === 'after_deaths'
    if (isWatched && suspect?.rawId === raw.id && suspect.entryNo === -1) {
      await unreadableBody(context, lease, raw)
    } else {
      if (isWatched) await watch(context, lease, { rawId: raw.id, entryNo: -1, eventNo: -1 }, suspect)
      await oneBody(context, lease, raw, isWatched, suspect)
    }
    suspect = null
    await transaction(context.db.pipeline, async (tx) => {
      if (!(await moveDigest(tx, lease, raw.id, raw.receivedAt)))
        throw new Error('the digest moved to another process')
    })
  }
}

async function oneBody(
  context: Context,
  lease: DigestLease,
  raw: RawEvent,
  isWatched: boolean,
  suspect: Suspect | null,
) {
  const { clock, db, random } = context
  const batch = await resolveEvents(db.pipeline, context.channels.get('facebook_page').translate, [raw])
  await changing(context, (tx) => setAside(tx, batch, () => random.uuid(), clock.now()))
  for (const pending of batch.pending) {
    const { entryNo, eventNo } = pending.event
    if (
      isWatched &&
      suspect?.rawId === raw.id &&
      suspect.entryNo === entryNo &&
      suspect.eventNo === eventNo
    ) {
      await setEventAside(context, pending, {
        class: 'ended_the_process',
        reason: 'The program ended each time it tried this event.',
      })
      continue
    }
    if (isWatched) await watch(context, lease, { rawId: raw.id, entryNo, eventNo }, suspect)
    await oneEvent(context, pending)
  }
}

async function oneEvent(context: Context, pending: PendingEvent): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = await transaction(context.db.pipeline, (tx) => applyEvents(context, tx, [pending], []))
      return wakeOthers(context, outcome)
    } catch (error) {
      if (isConnectionLoss(error)) throw error
      if (attempt < tries) continue
      const fault = faultOf(error)
      context.log.error({ err: error, class: fault.class, rawId: pending.rawId }, 'an event was set aside')
      return setEventAside(context, pending, fault)
    }
  }
}

const setEventAside = (context: Context, pending: PendingEvent, fault: { class: string; reason: string }) =>
  changing(context, async (tx) => {
    const id = await quarantine(tx, quarantinedOf(pending, context.random.uuid(), fault), context.clock.now())
    return id === null ? [] : [{ workspaceId: pending.channel.workspaceId, id }]
  })

const unreadableBody = (context: Context, lease: DigestLease, raw: RawEvent) =>
  changing(context, (tx) =>
    setAside(
      tx,
      {
        invalid: [],
        unreadable: [
          {
            rawId: raw.id,
            rawReceivedAt: raw.receivedAt,
            byteSize: raw.body.length,
            class: 'ended_the_process',
            reason: `The program ended ${lease.starts} times while reading it.`,
          },
        ],
      },
      () => context.random.uuid(),
      context.clock.now(),
    ),
  )

async function changing(context: Context, change: (tx: Db) => ReturnType<typeof setAside>): Promise<void> {
  const concerned = await transaction(context.db.pipeline, async (tx) => {
    const set = await change(tx)
    await appendChangesAcross(
      tx,
      set.map(({ workspaceId, id }) => ({ workspaceId, kind: 'quarantine', entityId: id })),
      context.clock.now(),
    )
    return set
  })
  wakeOthers(context, {
    ...nothingApplied(),
    workspaces: new Set(concerned.map(({ workspaceId }) => workspaceId)),
  })
}

/** The place being tried is written down; not again for what lies before the event that is under suspicion. */
async function watch(
  context: Context,
  lease: DigestLease,
  next: Suspect,
  suspect: Suspect | null,
): Promise<void> {
  const isBefore =
    suspect !== null &&
    suspect.rawId === next.rawId &&
    (next.entryNo < suspect.entryNo || (next.entryNo === suspect.entryNo && next.eventNo < suspect.eventNo))
  if (isBefore) return
  if (!(await noteSuspect(context.db.pipeline, lease, next)))
    throw new Error('the digest moved to another process')
}
