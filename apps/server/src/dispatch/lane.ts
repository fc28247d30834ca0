import type { Instant } from '@lienmach/domain'
import { askOwner } from '../actions/ask-owner.ts'
import type { Context } from '../context.ts'
import { appendChanges } from '../store/changes.ts'
import { DatabaseUnavailable } from '../store/connection-loss.ts'
import { transaction } from '../store/db.ts'
import { type DueReply, doubtSending, type Lane, nextDueAfter, putBack } from '../store/outbox-claims.ts'
import { nextLookUp } from '../store/outbox-lookups.ts'
import { listHeldThreads } from '../store/outbox-waiting.ts'
import { openAskingOrder } from './asking-order.ts'
import { attempt } from './attempt.ts'
import { type ClaimedReply, claimDue, LaneLost } from './claim-due.ts'
import { lookUp } from './look-up.ts'
import { openPacer } from './pacer.ts'
import { releaseFreed } from './release-freed.ts'
import { restrictedTryEvery, tryRestricted } from './try-restricted.ts'
import { uploadFiles } from './upload-files.ts'

/** Replies of one channel on their way at once, each of another conversation. */
const mostInFlight = 32
const lookUpAfterLoss = 5_000

export interface LaneOptions {
  lane: Lane
  holder: string
  epoch: number
  pausedUntil: Instant | null
  /** Fires when the process has to end and cannot wait for the database. */
  ending: AbortSignal
}

/** One channel's replies, sent by this process alone for as long as it holds the lease. */
export interface OpenLane {
  readonly lane: Lane
  readonly epoch: number
  /** Sends what is due. */
  pump(): Promise<void>
  /** Looks around: what was freed, what is in doubt, who holds which thread. */
  tend(): Promise<void>
  isBusy(): boolean
  /** Whether somebody is to be asked at this moment. */
  hasQuestion(): Promise<boolean>
  isLost(): boolean
  /** Takes on nothing new and waits for what is under way. */
  close(): Promise<void>
}

export function openLane(
  context: Context,
  { lane, holder, epoch, pausedUntil: restingUntil, ending }: LaneOptions,
): OpenLane {
  const { clock, db, log, random, wake } = context
  const pacer = openPacer(clock)
  const asking = openAskingOrder()
  const inFlight = new Map<string, Promise<void>>()
  const uploads = new Map<string, Promise<void>>()
  const uploadFailures = new Map<string, number>()
  const errands = new Set<Promise<void>>()
  /** Claims whose commit was not answered: nothing of them was written, so they go back first. */
  let unsure: string[] = []
  let pausedUntil = restingUntil
  let pauses = 0
  let triedAt = -Infinity
  let closing = false
  let lost = false
  let doubted = false
  let pumping: Promise<void> | null = null
  let again = false
  let timer: Disposable | null = null

  async function pump(): Promise<void> {
    again = true
    pumping ??= (async () => {
      try {
        while (again && !closing && !lost) {
          again = false
          await claimAndStart()
        }
      } catch (error) {
        if (error instanceof LaneLost) lost = true
        else throw error
      } finally {
        pumping = null
      }
    })()
    await pumping
  }

  async function claimAndStart(): Promise<void> {
    if (!doubted) await doubtOthers()
    if (unsure.length > 0) {
      await putBack(db.pipeline, lane.workspaceId, unsure, clock.now())
      unsure = []
    }
    if (pausedUntil !== null && pausedUntil > clock.now()) return wakeAt(pausedUntil)
    const limit = mostInFlight - inFlight.size
    if (limit <= 0) return

    const attemptIds = Array.from({ length: limit }, () => random.uuid())
    const claimedAt = clock.monotonic()
    const lookedAt = clock.now()
    const claimed = await claimDue(context, {
      lane,
      holder,
      epoch,
      limit,
      pacer,
      attemptIds,
      beingUploaded: new Set(uploads.keys()),
    }).catch((error: unknown) => {
      if (error instanceof DatabaseUnavailable) unsure = attemptIds
      throw error
    })
    for (const claim of claimed.claims) start(claim, claimedAt)
    for (const reply of claimed.needFiles) startUpload(reply)
    if (claimed.claims.length > 0) {
      wake.hint('changes', lane.workspaceId)
      again = true
    } else {
      wakeAt(claimed.waitUntil ?? (await nextDueAfter(db.pipeline, lane, lookedAt)))
    }
  }

  /** Whoever held this lane before us is gone; what they were sending may have arrived. */
  async function doubtOthers(): Promise<void> {
    await transaction(db.pipeline, async (tx) => {
      const now = clock.now()
      const found = await doubtSending(
        tx,
        lane,
        [...inFlight.keys()],
        now,
        (now + lookUpAfterLoss) as Instant,
      )
      await appendChanges(
        tx,
        lane.workspaceId,
        found.map(({ conversationId, messageId }) => ({
          kind: 'conversation',
          entityId: conversationId,
          data: { messages: [messageId] },
        })),
        now,
      )
    })
    doubted = true
    wake.hint('changes', lane.workspaceId)
  }

  function start(claim: ClaimedReply, claimedAt: number): void {
    const run = async () => {
      const { outcome, recorded } = await attempt(context, lane, claim, { claimedAt, pauses, ending })
      if ('usage' in outcome) pacer.heed(outcome.usage)
      if (outcome.outcome === 'deferred') pauses++
      if (outcome.outcome === 'accepted') pauses = 0
      if (recorded?.pausedUntil) pausedUntil = recorded.pausedUntil
      wake.hint('changes', lane.workspaceId)
      if (recorded?.callsForCheck) wake.hint('jobs:doctor')
    }
    inFlight.set(
      claim.attemptId,
      guarded(run, () => inFlight.delete(claim.attemptId)),
    )
  }

  function startUpload(reply: DueReply): void {
    const run = async () => {
      const failures = uploadFailures.get(reply.id) ?? 0
      const putOff = await uploadFiles(context, lane, reply, failures, new AbortController().signal)
      if (putOff) uploadFailures.set(reply.id, failures + 1)
      else uploadFailures.delete(reply.id)
    }
    uploads.set(
      reply.id,
      guarded(run, () => uploads.delete(reply.id)),
    )
  }

  /** Runs beside the lane, and has it look again afterwards. */
  async function guarded(run: () => Promise<void>, done: () => void): Promise<void> {
    try {
      await run()
    } catch (error) {
      log.error({ err: error, channelId: lane.channelId }, 'a lane stumbled over one reply')
    } finally {
      done()
      if (!closing)
        pump().catch((error: unknown) =>
          log.warn({ err: error, channelId: lane.channelId }, 'a lane could not go on yet'),
        )
    }
  }

  function wakeAt(at: Instant | null): void {
    timer?.[Symbol.dispose]()
    timer =
      at === null || closing
        ? null
        : clock.schedule(Math.max(0, at - clock.now()), () => {
            pump().catch((error: unknown) =>
              log.warn({ err: error, channelId: lane.channelId }, 'a lane could not go on yet'),
            )
          })
  }

  async function tend(): Promise<void> {
    if (closing || lost) return
    if (await releaseFreed(context, lane)) await pump()
    if (errands.size > 0) return
    const now = clock.now()
    // However it ends: a Page that is kept from sending is tried seldom.
    if (now - triedAt >= restrictedTryEvery && (await tryRestricted(context, lane))) {
      triedAt = now
      return pump()
    }
    const due = await nextLookUp(db.pipeline, lane, now)
    if (due && pacer.spend('lookUps')) runErrand(() => lookUp(context, lane, due, ending))
    const held = asking.nextOf(await listHeldThreads(db.pipeline, lane), now)
    if (held && pacer.spend('questions')) {
      asking.asked(held, now)
      runErrand(async () => void (await askOwner(context, { ...lane, ...held }, ending)))
    }
  }

  function runErrand(run: () => Promise<void>): void {
    const errand: Promise<void> = guarded(run, () => errands.delete(errand))
    errands.add(errand)
  }

  return {
    lane,
    epoch,
    pump,
    tend,
    isBusy: () => pumping !== null || inFlight.size > 0 || uploads.size > 0 || errands.size > 0,
    hasQuestion: async () => asking.nextOf(await listHeldThreads(db.pipeline, lane), clock.now()) !== null,
    isLost: () => lost,
    async close() {
      closing = true
      timer?.[Symbol.dispose]()
      await pumping?.catch(() => undefined)
      await Promise.allSettled([...inFlight.values(), ...uploads.values(), ...errands])
    },
  }
}
