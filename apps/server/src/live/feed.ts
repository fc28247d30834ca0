import type { LiveFrame } from '@lienmach/contract'
import {
  type ConversationScope,
  type Instant,
  type MemberId,
  maySee,
  type Sight,
  type Viewer,
  type WorkspaceId,
  wholeSight,
} from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type LoggedChange, lastSeq, readChanges } from '../store/changes.ts'
import { loadSights, sightOf } from '../store/sight.ts'
import { FrameWriter, loadStretch, type Reader } from './frames.ts'
import type { LiveMetrics } from './live-metrics.ts'
import { PresenceBoard } from './presence.ts'

/** One connection that follows a workspace. */
export interface Follower {
  readonly viewer: Viewer
  /** Hands a frame to the connection; false when it is gone or was given up for being too slow. */
  send(frame: Buffer): boolean
  /** The person's standing may have changed: look again whether they may still follow. */
  review(): void
  /** Ends the connection; the browser comes back with its place. */
  end(): void
}

/** What the feed knows of a follower. */
interface Following extends Reader {
  /** The last change that was sent. */
  place: number
}

const page = 500
/** Whoever is further behind takes a new snapshot, which is then the cheaper way. */
const mostCaughtUp = 2_000

/**
 * Follows the change log of one workspace for all who watch it: reads each change once, what it names once, and writes
 * each frame once. Hints and polling only say when to look; what is sent comes from the log, in its order, without gaps.
 */
export class WorkspaceFeed {
  readonly workspaceId: WorkspaceId
  readonly presence: PresenceBoard
  readonly #context: Context
  readonly #metrics: LiveMetrics
  readonly #followers = new Map<Follower, Following>()
  #place = 0
  #opening: Promise<void> | null = null
  #reading = false
  #more = false

  constructor(context: Context, metrics: LiveMetrics, workspaceId: WorkspaceId) {
    this.#context = context
    this.#metrics = metrics
    this.workspaceId = workspaceId
    this.presence = new PresenceBoard(context.clock, () => this.#tellPresence())
  }

  get isDeserted(): boolean {
    return this.#followers.size === 0
  }

  get place(): number {
    return this.#place
  }

  get followers(): Iterable<Follower> {
    return this.#followers.keys()
  }

  /**
   * Lets somebody follow from a place, or from now on: greets them, brings them up to date page by page, and from then
   * on sends them what comes. Catching up happens beside the others, who do not wait.
   */
  async join(follower: Follower, after: number | null): Promise<void> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = null
      throw error
    })
    await this.#opening
    const { db } = this.#context
    const last = Math.max(this.#place, await lastSeq(db.pipeline, this.workspaceId))
    const following: Following = { ...(await this.#readerOf(follower.viewer)), place: after ?? last }
    let ahead = after === null ? [] : await readChanges(db.pipeline, this.workspaceId, after, page)
    const isLost =
      after !== null &&
      (after > last || last - after > mostCaughtUp || (after < last && ahead[0]?.seq !== after + 1))
    if (isLost) {
      following.place = last
      ahead = []
    }
    if (!follower.send(this.#hello(following.place, isLost))) return
    let seesOtherwise = false

    while (following.place < this.#place) {
      if (ahead.length === 0) ahead = await readChanges(db.pipeline, this.workspaceId, following.place, page)
      if (ahead.length === 0) break
      const writer = new FrameWriter(await loadStretch(this.#context, this.workspaceId, ahead))
      if (ahead.some(changesSight) && following.sight !== wholeSight) {
        following.sight = (await this.#readerOf(follower.viewer)).sight
        seesOtherwise = true
      }
      following.place = ahead.at(-1)?.seq ?? following.place
      if (!this.#send(follower, writer.frameFor(following))) return
      ahead = []
    }
    // Nothing is awaited between the last look at the place and this, so no change can slip through.
    this.#followers.set(follower, following)
    if (seesOtherwise && !follower.send(this.#hello(following.place, true))) return
    if (!this.presence.isEmpty) follower.send(this.presence.frameFor(following))
    this.nudge()
  }

  leave(follower: Follower): void {
    this.#followers.delete(follower)
    this.presence.remove(follower)
  }

  /** There may be something new. */
  nudge(): void {
    this.#more = true
    if (this.#reading || this.isDeserted) return
    this.#reading = true
    void this.#read().finally(() => {
      this.#reading = false
      if (this.#more) this.nudge()
    })
  }

  /** A follower's standing changed: what they may see is worked out again. */
  async reconsider(follower: Follower): Promise<void> {
    try {
      const { sight } = await this.#readerOf(follower.viewer)
      this.#look(follower, sight)
    } catch (error) {
      // Nothing is sent by a sight that nobody knows: they come back and are asked anew.
      this.#context.log.debug({ err: error }, 'what somebody may see could not be asked')
      follower.end()
    }
  }

  /** Where a follower's person is, if they may see that conversation. */
  standAt(
    follower: Follower,
    where: { conversationId: string; scope: ConversationScope; typing: boolean },
  ): void {
    const following = this.#followers.get(follower)
    if (!following || following.memberId === null) return
    if (!maySee(where.scope, following.sight)) this.presence.remove(follower)
    else this.presence.put(follower, { memberId: following.memberId, ...where })
  }

  stop(): void {
    this.#followers.clear()
    this.presence.stop()
  }

  async #open(): Promise<void> {
    const { db } = this.#context
    this.#place = await lastSeq(db.pipeline, this.workspaceId)
  }

  async #read(): Promise<void> {
    this.#more = false
    try {
      for (;;) {
        const changes = await readChanges(this.#context.db.pipeline, this.workspaceId, this.#place, page)
        if (changes.length === 0) return
        await this.#pass(changes)
        if (changes.length < page) return
      }
    } catch (error) {
      // The place stays where it is; the next poll tries again.
      this.#context.log.warn({ err: error, workspaceId: this.workspaceId }, 'the live feed could not be read')
    }
  }

  async #pass(changes: readonly LoggedChange[]): Promise<void> {
    const stretch = await loadStretch(this.#context, this.workspaceId, changes)
    const sights = changes.some(changesSight) ? await this.#sightsNow() : null
    const writer = new FrameWriter(stretch)
    const to = changes.at(-1)?.seq ?? this.#place
    const oldest = changes[0]?.at ?? this.#context.clock.now()

    this.#place = to
    for (const { scope, view } of stretch.conversations) this.presence.rescope(view.id, scope)
    for (const [follower, following] of [...this.#followers]) {
      const sight = sights?.get(follower.viewer.memberId)
      if (sight && !follower.viewer.manages) this.#look(follower, sight)
      if (to <= following.place) continue
      following.place = to
      this.#send(follower, writer.frameFor(following))
    }
    this.#metrics.lag.observe((this.#context.clock.now() - oldest) / 1_000)
    this.#reviewStandings(changes)
  }

  #reviewStandings(changes: readonly LoggedChange[]): void {
    const members = new Set(
      changes.flatMap((change) => (change.kind === 'member' ? (change.entityId as MemberId) : [])),
    )
    if (members.size === 0) return
    for (const follower of [...this.#followers.keys()]) {
      if (follower.viewer.memberId !== null && members.has(follower.viewer.memberId)) follower.review()
    }
  }

  #tellPresence(): void {
    for (const [follower, following] of [...this.#followers])
      this.#send(follower, this.presence.frameFor(following))
  }

  #send(follower: Follower, frame: Buffer): boolean {
    const sent = follower.send(frame)
    if (sent) {
      this.#metrics.frames.inc()
      this.#metrics.bytes.inc(frame.length)
    } else this.leave(follower)
    return sent
  }

  async #readerOf(viewer: Viewer): Promise<Reader> {
    const sight = await sightOf(this.#context.db.pipeline, this.workspaceId, viewer)
    return { memberId: viewer.memberId, sight }
  }

  /** What each agent who follows may see at this moment. */
  #sightsNow(): Promise<Map<MemberId | null, Sight>> {
    const agents = [...this.#followers.keys()].flatMap(({ viewer }) =>
      viewer.manages ? [] : [viewer.memberId],
    )
    return loadSights(this.#context.db.pipeline, this.workspaceId, [...new Set(agents)])
  }

  /** Whoever sees more or less than before takes new snapshots. */
  #look(follower: Follower, sight: Reader['sight']): void {
    const following = this.#followers.get(follower)
    if (!following || isSameSight(sight, following.sight)) return
    following.sight = sight
    follower.send(this.#hello(following.place, true))
  }

  #hello(seq: number, reset: boolean): Buffer {
    if (reset) this.#metrics.resets.inc()
    const now: Instant = this.#context.clock.now()
    return Buffer.from(JSON.stringify({ type: 'hello', seq, reset, now } satisfies LiveFrame))
  }
}

const changesSight = ({ data }: LoggedChange) => data.sight === true

function isSameSight(one: Reader['sight'], other: Reader['sight']): boolean {
  if (one === wholeSight || other === wholeSight) return one === other
  const differ = <Id>(a: ReadonlySet<Id>, b: ReadonlySet<Id>) => a.symmetricDifference(b).size > 0
  return !(
    differ(one.openChannels, other.openChannels) ||
    differ(one.closedChannels, other.closedChannels) ||
    differ(one.openRules, other.openRules) ||
    differ(one.claimableRules, other.claimableRules)
  )
}
