import type { Duration, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { lastSeqs } from '../store/changes.ts'
import { Attendance } from './attendance.ts'
import { WorkspaceFeed } from './feed.ts'
import { type LiveMetrics, openLiveMetrics } from './live-metrics.ts'

/** How often the logs are looked at although no hint came. One question for all workspaces. */
const pollEvery: Duration = 1_000
/** Hints that standings changed are gathered this long. */
const gatherFor: Duration = 100

/** The feeds of this process: one for each workspace that somebody here follows. */
export class LiveHub {
  readonly metrics: LiveMetrics
  readonly attendance: Attendance
  readonly #context: Context
  readonly #feeds = new Map<WorkspaceId, { feed: WorkspaceFeed; users: number }>()
  readonly #hints: Disposable[]
  readonly #toReview = new Set<WorkspaceId | ''>()
  #review: Disposable | null = null
  #poll: Disposable | null = null

  constructor(context: Context) {
    this.#context = context
    this.attendance = new Attendance(context)
    this.metrics = openLiveMetrics(context.metrics)
    this.#hints = [
      context.wake.on('changes', (workspaceId) => this.#nudge(workspaceId as WorkspaceId)),
      context.wake.on('access', (workspaceId) => this.#reviewSoon(workspaceId as WorkspaceId)),
    ]
    this.#pollLater()
  }

  /** The feed of a workspace. It is kept until everybody who took it has given it back. */
  take(workspaceId: WorkspaceId): WorkspaceFeed {
    const known = this.#feeds.get(workspaceId) ?? {
      feed: new WorkspaceFeed(this.#context, this.metrics, workspaceId),
      users: 0,
    }
    known.users += 1
    this.#feeds.set(workspaceId, known)
    return known.feed
  }

  giveBack(feed: WorkspaceFeed): void {
    const known = this.#feeds.get(feed.workspaceId)
    if (!known || known.feed !== feed) return
    known.users -= 1
    if (known.users > 0) return
    this.#feeds.delete(feed.workspaceId)
    feed.stop()
  }

  stop(): void {
    this.attendance.stop()
    this.#poll?.[Symbol.dispose]()
    this.#review?.[Symbol.dispose]()
    for (const hint of this.#hints) hint[Symbol.dispose]()
    for (const { feed } of this.#feeds.values()) feed.stop()
    this.#feeds.clear()
  }

  /** A hint that names no workspace means any. */
  #nudge(workspaceId: WorkspaceId | ''): void {
    if (workspaceId !== '') this.#feeds.get(workspaceId)?.feed.nudge()
    else for (const { feed } of this.#feeds.values()) feed.nudge()
  }

  /** Standings are asked for together, however many hints come at once. */
  #reviewSoon(workspaceId: WorkspaceId | ''): void {
    this.#toReview.add(workspaceId)
    this.#review ??= this.#context.clock.schedule(gatherFor, () => {
      this.#review = null
      const everywhere = this.#toReview.has('')
      for (const [id, { feed }] of this.#feeds) {
        if (everywhere || this.#toReview.has(id))
          for (const follower of [...feed.followers]) follower.review()
      }
      this.#toReview.clear()
    })
  }

  #pollLater(): void {
    this.#poll = this.#context.clock.schedule(
      pollEvery,
      () => void this.#look().finally(() => this.#pollLater()),
    )
  }

  async #look(): Promise<void> {
    if (this.#feeds.size === 0) return
    try {
      const places = await lastSeqs(this.#context.db.pipeline, [...this.#feeds.keys()])
      for (const [workspaceId, { feed }] of this.#feeds) {
        if ((places.get(workspaceId) ?? 0) > feed.place) feed.nudge()
      }
    } catch (error) {
      this.#context.log.debug({ err: error }, 'the change log could not be polled')
    }
  }
}
