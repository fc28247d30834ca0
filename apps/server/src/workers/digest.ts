import type { ChannelId, Instant } from '@lienmach/domain'
import { applyEvents, nothingApplied } from '../actions/apply-events.ts'
import type { Context } from '../context.ts'
import { applyOneByOne } from '../inbound/apply-one-by-one.ts'
import { resolveEvents, setAside } from '../inbound/resolve-events.ts'
import { wakeOthers } from '../inbound/wake-others.ts'
import type { Running, Worker } from '../roles.ts'
import { appendChangesAcross } from '../store/changes.ts'
import { isConnectionLoss } from '../store/connection-loss.ts'
import { transaction } from '../store/db.ts'
import { type DigestLease, hasUndigested, keepDigest, moveDigest, releaseDigest, takeDigest } from '../store/digest-cursors.ts'
import { type RawEvent, readRawAfter } from '../store/raw-events.ts'

const cursor = 'meta'
const bodiesTogether = 400
const bytesTogether = 4 * 1024 * 1024
/** Between two batches while bodies keep coming in: many small batches cost more than they save. Milliseconds. */
const breath = 12
/** Looked for work at least this often, in case no hint came. */
const pollEvery = 1_000
const keepEvery = 2_000
const tryAgainAfter = 500
/** So many digesters died at one place before events are tried one by one. */
const deathsBeforeCare = 3
/** A channel's last sign of life is written down at most this often. */
const noteHeardEvery = 5_000

/** Reads raw bodies in the order of their commits, cuts them into events and applies these in batches. */
export const digestWorker: Worker = { name: 'digest', role: 'ingest', start: startDigest }

async function startDigest(context: Context): Promise<Running> {
  const { clock, db, log, metrics, random, wake } = context
  const adapter = context.channels.get('facebook_page')
  const applied = metrics.counter('events_applied_total', 'Events applied.')
  const aside = metrics.counter('events_set_aside_total', 'Events quarantined and bodies that nobody can read, by class.', ['class'])
  const foreign = metrics.counter('events_foreign_total', 'Events of Pages that nobody here has connected.')
  const kinds = metrics.counter('events_total', 'Events by kind.', ['kind'])
  const holder = random.uuid()
  const stopping = new AbortController()
  const heardAt = new Map<ChannelId, Instant>()
  let lease: DigestLease | null = null
  let leaseKeptAt = 0
  let working = false
  let awake: AbortController | null = null
  using_(wake.on('raw', () => awake?.abort()), stopping.signal)

  async function run() {
    while (!stopping.signal.aborted) {
      try {
        lease ??= await takeDigest(db.pipeline, cursor, holder)
        if (lease === null) await pause(pollEvery)
        else if (await digestSome(lease)) await clock.sleep(breath, stopping.signal)
        else await rest(lease)
      } catch (error) {
        if (!isConnectionLoss(error)) log.error({ err: error }, 'the digest stumbled and tries again')
        lease = null
        await clock.sleep(tryAgainAfter, stopping.signal)
      }
    }
    if (lease) await releaseDigest(db.pipeline, lease).catch(() => undefined)
  }

  /** Waits for a hint, holding the lease meanwhile. */
  async function rest(held: DigestLease) {
    if (clock.monotonic() - leaseKeptAt > keepEvery) {
      if (!(await keepDigest(db.pipeline, held))) lease = null
      leaseKeptAt = clock.monotonic()
    }
    await pause(pollEvery)
  }

  async function pause(ms: number) {
    awake = new AbortController()
    await clock.sleep(ms, AbortSignal.any([awake.signal, stopping.signal]))
    awake = null
  }

  async function digestSome(held: DigestLease): Promise<boolean> {
    working = true
    try {
      const bodies = await readRawAfter(db.pipeline, held, bodiesTogether, bytesTogether)
      if (bodies.length === 0) return false
      if (held.starts >= deathsBeforeCare) await applyOneByOne(context, held, bodies, 'after_deaths')
      else await applyTogether(held, bodies)
      const last = bodies.at(-1) as RawEvent
      lease = { ...held, rawId: last.id, receivedAt: last.receivedAt, starts: 0, suspect: null }
      leaseKeptAt = clock.monotonic()
      return true
    } finally {
      working = false
    }
  }

  async function applyTogether(held: DigestLease, bodies: RawEvent[]) {
    try {
      const batch = await resolveEvents(db.pipeline, adapter.translate, bodies)
      const last = bodies.at(-1) as RawEvent
      const heard = heardLately([...new Set(batch.pending.map(({ channel }) => channel.id))])
      const outcome = await transaction(db.pipeline, async (tx) => {
        const now = clock.now()
        const concerned = await setAside(tx, batch, () => random.uuid(), now)
        const result = batch.pending.length > 0 ? await applyEvents(context, tx, batch.pending, heard) : nothingApplied()
        await appendChangesAcross(tx, concerned.map(({ workspaceId, id }) => ({ workspaceId, kind: 'quarantine', entityId: id })), now)
        for (const { workspaceId } of concerned) result.workspaces.add(workspaceId)
        if (!(await moveDigest(tx, held, last.id, last.receivedAt))) throw new LeaseLost()
        return result
      })
      for (const id of heard) heardAt.set(id, clock.now())
      count(batch)
      wakeOthers(context, outcome)
    } catch (error) {
      if (isConnectionLoss(error) || error instanceof LeaseLost) throw error
      log.warn({ err: error, bodies: bodies.length }, 'a batch of events could not be applied; they are tried one by one')
      await applyOneByOne(context, held, bodies, 'after_failure')
    }
  }

  function count(batch: Awaited<ReturnType<typeof resolveEvents>>) {
    applied.inc(batch.pending.length)
    foreign.inc(batch.foreign.length)
    for (const { event } of batch.pending) kinds.inc({ kind: event.kind })
    for (const { event } of batch.invalid) aside.inc({ class: event.fact.type === 'invalid' ? event.fact.class : 'unknown' })
    for (const body of batch.unreadable) aside.inc({ class: body.class })
  }

  function heardLately(channelIds: ChannelId[]): ChannelId[] {
    const now = clock.now()
    return channelIds.filter((id) => {
      const at = heardAt.get(id)
      return at === undefined || Math.abs(now - at) >= noteHeardEvery
    })
  }

  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
    async isIdle() {
      return !working && !(await hasUndigested(db.pipeline, cursor))
    },
  }
}

/** Another process digests now; nothing of this batch may be kept. */
class LeaseLost extends Error {}

const using_ = (held: Disposable, until: AbortSignal) => until.addEventListener('abort', () => held[Symbol.dispose](), { once: true })
