import type { ChannelId, Instant } from '@lienmach/domain'
import { applyEvents, nothingApplied } from '../actions/apply-events.ts'
import type { Context } from '../context.ts'
import { applyOneByOne } from '../inbound/apply-one-by-one.ts'
import { countEvents } from '../inbound/event-counts.ts'
import { type ResolvedBatch, resolveEvents, setAside } from '../inbound/resolve-events.ts'
import { wakeOthers } from '../inbound/wake-others.ts'
import type { Running, Worker } from '../roles.ts'
import { appendChangesAcross } from '../store/changes.ts'
import { isConnectionLoss } from '../store/connection-loss.ts'
import { transaction } from '../store/db.ts'
import {
  countTables,
  type DigestLease,
  forgetPlans,
  keepDigest,
  moveDigest,
  releaseDigest,
  takeDigest,
  undigested,
} from '../store/digest-cursors.ts'
import type { InboundChannel } from '../store/inbound-channels.ts'
import { type RawEvent, readRawAfter } from '../store/raw-events.ts'
import { startLoop } from './loop.ts'

const cursor = 'meta'
const bodiesTogether = 400
const bytesTogether = 4 * 1024 * 1024
/** Between two batches while bodies keep coming in: many small batches cost more than they save. Milliseconds. */
const breath = 20
const pollEvery = 1_000
const keepLeaseEvery = 2_000
/** So many digesters died at one place before events are tried one by one. */
const deathsBeforeCare = 3
/** A channel's last sign of life is written down at most this often. Milliseconds. */
const noteHeardEvery = 5_000

/** Before this many batches there is nothing to count. */
const firstCount = 16

const isPowerOfFour = (number: number) => Number.isInteger(Math.log2(number) / 2)

/** Reads raw bodies in the order of their commits, cuts them into events and applies these in batches. */
export const digestWorker: Worker = { name: 'digest', role: 'ingest', start: startDigest }

async function startDigest(context: Context): Promise<Running> {
  const { clock, db, log, random } = context
  const translate = context.channels.get('facebook_page').translate
  const count = countEvents(context.metrics)
  const holder = random.uuid()
  const life = await context.wake.attest(holder)
  const heardAt = new Map<ChannelId, Instant>()
  let lease: DigestLease | null = null
  let leaseKeptAt = 0
  let batches = 0
  let counting: Promise<void> = Promise.resolve()

  async function step(): Promise<'more' | 'rested'> {
    try {
      lease ??= await takeDigest(db.pipeline, cursor, holder)
      if (lease === null) return 'rested'
      const bodies = await readRawAfter(db.pipeline, lease, bodiesTogether, bytesTogether)
      if (bodies.length > 0) await digest(lease, bodies)
      else await keepLease(lease)
      return bodies.length > 0 ? 'more' : 'rested'
    } catch (error) {
      // Whatever went wrong, what this process believes of its lease may be wrong too.
      lease = null
      throw error
    }
  }

  async function keepLease(held: DigestLease) {
    if (clock.monotonic() - leaseKeptAt < keepLeaseEvery) return
    if (!(await keepDigest(db.pipeline, held))) lease = null
    leaseKeptAt = clock.monotonic()
  }

  async function digest(held: DigestLease, bodies: RawEvent[]) {
    if (held.starts >= deathsBeforeCare) await applyOneByOne(context, held, bodies, 'after_deaths')
    else await applyTogether(held, bodies)
    const last = bodies.at(-1) as RawEvent
    lease = { ...held, rawId: last.id, receivedAt: last.receivedAt, starts: 0, suspect: null }
    leaseKeptAt = clock.monotonic()
  }

  async function applyTogether(held: DigestLease, bodies: RawEvent[]) {
    const batch = await resolveEvents(db.pipeline, translate, bodies)
    const heard = heardLately([
      ...new Map(batch.pending.map(({ channel }) => [channel.id, channel])).values(),
    ])
    try {
      const outcome = await applyInOne(held, bodies.at(-1) as RawEvent, batch, heard)
      for (const id of heard) heardAt.set(id, clock.now())
      count(batch)
      wakeOthers(context, outcome)
      if (batches >= firstCount && isPowerOfFour(batches)) countSoon()
    } catch (error) {
      if (isConnectionLoss(error) || error instanceof LeaseLost) throw error
      log.warn(
        { err: error, bodies: bodies.length },
        'a batch of events could not be applied; they are tried one by one',
      )
      await applyOneByOne(context, held, bodies, 'after_failure')
    }
  }

  const applyInOne = (held: DigestLease, last: RawEvent, batch: ResolvedBatch, heard: ChannelId[]) =>
    transaction(db.pipeline, async (tx) => {
      // After 1, 4, 16, 64… batches: tables grow fastest, compared with what they were, at the beginning.
      batches += 1
      if (isPowerOfFour(batches)) await forgetPlans(tx)
      const now = clock.now()
      const concerned = await setAside(tx, batch, () => random.uuid(), now)
      const result =
        batch.pending.length > 0 ? await applyEvents(context, tx, batch.pending, heard) : nothingApplied()
      await appendChangesAcross(
        tx,
        concerned.map(({ workspaceId, id }) => ({ workspaceId, kind: 'quarantine', entityId: id })),
        now,
      )
      for (const { workspaceId } of concerned) result.workspaces.add(workspaceId)
      if (!(await moveDigest(tx, held, last.id, last.receivedAt))) throw new LeaseLost()
      return result
    })

  /** Autovacuum looks once a minute; a first rush is over by then, or has crawled. */
  function countSoon(): void {
    counting = countTables(db.owner).catch((error: unknown) =>
      log.debug({ err: error }, 'the tables could not be counted'),
    )
  }

  /** Whose sign of life is to be written down. One that waits for its first event is never put off. */
  function heardLately(channels: InboundChannel[]): ChannelId[] {
    const now = clock.now()
    return channels
      .filter(
        ({ id, state }) =>
          state === 'connecting' || Math.abs(now - (heardAt.get(id) ?? -noteHeardEvery)) >= noteHeardEvery,
      )
      .map(({ id }) => id)
  }

  const loop = startLoop(context, { name: 'digest', topic: 'raw', pollEvery, breath, step })
  return {
    ...loop,
    async stop() {
      await loop.stop()
      await counting
      if (lease) await releaseDigest(db.pipeline, lease).catch(() => undefined)
      await life[Symbol.asyncDispose]()
    },
    due: () => undigested(cursor),
  }
}

/** Another process digests now; nothing of this batch may be kept. */
class LeaseLost extends Error {}
