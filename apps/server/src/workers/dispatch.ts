import type { ChannelId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { forgetOldRefusals } from '../dispatch/forget-old-refusals.ts'
import { type OpenLane, openLane } from '../dispatch/lane.ts'
import { reconcile } from '../dispatch/reconcile.ts'
import { windowEdge } from '../dispatch/release-freed.ts'
import type { Running, Worker } from '../roles.ts'
import {
  type DispatchLease,
  giveUpLease,
  listLanes,
  renewLeases,
  takeLease,
} from '../store/dispatch-leases.ts'
import { isGone } from '../store/holders.ts'
import type { Lane } from '../store/outbox-claims.ts'
import { countDoubleSends, countWaiting, dueLanes, lanesWithDueWork } from '../store/outbox-waiting.ts'
import { forgetOldPlatformIds } from '../store/platform-files.ts'
import { sql } from '../store/sql.ts'
import { startLoop } from './loop.ts'

const pollEvery = 1_000
const renewEvery = 3_000
/** A little less than the poll, so that every poll looks after what is held or in doubt and no hint does. */
const tendEvery = 900
/** A holder that was not seen moving for so long is gone. Measured by whoever watches, so clocks need not agree. */
const goneAfter = 10_000
const inspectEvery = 15_000
/** After the order to stop, this long for what is under way; a call takes 15 s at most. */
const longestGoodbye = 20_000

/** Sends replies: takes one channel after the other under a lease, and keeps its pace, its order and its doubts. */
export const dispatchWorker: Worker = { name: 'dispatch', role: 'dispatch', start: startDispatch }

async function startDispatch(context: Context): Promise<Running> {
  const { clock, db, log, metrics, random } = context
  const holder = random.uuid()
  const life = await context.wake.attest(holder)
  const lanes = new Map<ChannelId, OpenLane>()
  const watched = new Map<ChannelId, { renewedAt: number; epoch: number; since: number }>()
  const leaving = new Set<Promise<void>>()
  const ending = new AbortController()
  const doubles = metrics.gauge(
    'double_sends',
    'Tokens that came back with two message ids. Anything above 0 is an incident.',
  )
  const waitingReplies = metrics.gauge('replies_waiting', 'Replies that are not finished, by state.', [
    'state',
  ])
  let reconciled = false
  let renewedAt = -Infinity
  let tendedAt = -Infinity
  let inspectedAt = -Infinity
  let knownDoubles = 0

  async function step(): Promise<'rested'> {
    if (!reconciled) await reconcile(context)
    reconciled = true
    if (clock.monotonic() - renewedAt >= renewEvery) await renew()
    const waiting = await listLanes(db.pipeline)
    const taken = new Set<ChannelId>()
    for (const lane of waiting) {
      if (!lanes.has(lane.channelId) && (await tryTake(lane, lane.lease))) taken.add(lane.channelId)
    }
    await letGo(new Set(waiting.map(({ channelId }) => channelId)))

    const due = new Set(
      (await lanesWithDueWork(db.pipeline, clock.now(), windowEdge(context))).map(
        ({ channelId }) => channelId,
      ),
    )
    await Promise.all(
      [...lanes.values()]
        .filter(({ lane: { channelId } }) => taken.has(channelId) || due.has(channelId))
        .map(pump),
    )
    if (clock.monotonic() - tendedAt >= tendEvery) {
      tendedAt = clock.monotonic()
      await Promise.all(
        waiting.filter(({ needsTending }) => needsTending).map(({ channelId }) => tend(lanes.get(channelId))),
      )
    }
    if (clock.monotonic() - inspectedAt >= inspectEvery) await inspect()
    return 'rested'
  }

  const pump = (lane: OpenLane) => lane.pump().catch((error: unknown) => noteStumble(lane, error))
  const tend = async (lane: OpenLane | undefined) =>
    lane?.tend().catch((error: unknown) => noteStumble(lane, error))

  /** A lane that stumbles keeps nobody else waiting. */
  function noteStumble({ lane }: OpenLane, error: unknown): void {
    log.warn({ err: error, channelId: lane.channelId }, 'a lane stumbled and tries again')
  }

  /** Answers whether the channel is ours from now on. */
  async function tryTake(lane: Lane, lease: DispatchLease | null): Promise<boolean> {
    const isFree = lease === null || !Number.isFinite(lease.renewedAt)
    if (!isFree && !hasStoodStill(lane.channelId, lease) && !(await isGone(db.pipeline, lease.holder)))
      return false
    const { workspaceId, channelId } = lane
    const taken = await takeLease(db.pipeline, lane, holder, isFree ? null : lease, clock.now())
    watched.delete(channelId)
    if (!taken) return false
    log.debug(
      { channelId, epoch: taken.epoch, after: isFree ? 'nobody' : 'somebody gone' },
      'this process now sends for a channel',
    )
    const { epoch, pausedUntil } = taken
    lanes.set(
      channelId,
      openLane(context, {
        lane: { workspaceId, channelId },
        holder,
        epoch,
        pausedUntil,
        ending: ending.signal,
      }),
    )
    return true
  }

  function hasStoodStill(channelId: ChannelId, { epoch, renewedAt: seen }: DispatchLease): boolean {
    const before = watched.get(channelId)
    if (before?.epoch === epoch && before.renewedAt === seen)
      return clock.monotonic() - before.since >= goneAfter
    watched.set(channelId, { epoch, renewedAt: seen, since: clock.monotonic() })
    return false
  }

  async function renew(): Promise<void> {
    renewedAt = clock.monotonic()
    if (lanes.size === 0) return
    const held = [...lanes.values()].map(({ lane, epoch }) => ({ ...lane, epoch }))
    const still = await renewLeases(db.pipeline, holder, held, clock.now())
    for (const { channelId } of held.filter((one) => !still.has(one.channelId))) drop(channelId)
  }

  /** Channels on which nothing waits any more, and those that somebody else took. */
  async function letGo(waiting: ReadonlySet<ChannelId>): Promise<void> {
    for (const [channelId, lane] of lanes) {
      if (lane.isLost()) drop(channelId)
      else if (!waiting.has(channelId) && !lane.isBusy()) {
        drop(channelId)
        await giveUpLease(db.pipeline, lane.lane, holder, lane.epoch)
      }
    }
  }

  /** What it has under way ends by itself; nobody waits for it but the order to stop. */
  function drop(channelId: ChannelId): void {
    const lane = lanes.get(channelId)
    if (!lane) return
    lanes.delete(channelId)
    const closed: Promise<void> = lane.close().finally(() => leaving.delete(closed))
    leaving.add(closed)
  }

  async function inspect(): Promise<void> {
    inspectedAt = clock.monotonic()
    await forgetOldPlatformIds(db.pipeline, clock.now())
    await forgetOldRefusals(context)
    waitingReplies.reset()
    for (const { state, number } of await countWaiting(db.pipeline)) waitingReplies.set({ state }, number)
    const found = await countDoubleSends(db.pipeline)
    doubles.set(found)
    if (found > knownDoubles)
      log.error({ found }, 'a reply was sent twice: two message ids came back for one token')
    knownDoubles = found
  }

  const loop = startLoop(context, { name: 'dispatch', topic: 'outbox', pollEvery, step })
  return {
    async stop() {
      const goodbye = clock.schedule(longestGoodbye, () => ending.abort())
      await loop.stop()
      await Promise.all([...[...lanes.values()].map((lane) => lane.close()), ...leaving])
      goodbye[Symbol.dispose]()
      for (const { lane, epoch } of lanes.values())
        await giveUpLease(db.pipeline, lane, holder, epoch).catch(() => undefined)
      await life[Symbol.asyncDispose]()
    },
    isBusy: () =>
      !reconciled || loop.isBusy() || leaving.size > 0 || [...lanes.values()].some((lane) => lane.isBusy()),
    due: () => sql`
      select from (${dueLanes(clock.now(), windowEdge(context))}) as lane
      where not lane."channelId" = any(${[...watched.keys()]}::uuid[])`,
    async hasMore() {
      for (const lane of lanes.values()) if (await lane.hasQuestion()) return true
      return false
    },
  }
}
