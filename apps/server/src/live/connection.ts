import { type LiveFrame, LiveRequest, liveClose } from '@lienmach/contract'
import type { Duration, Viewer } from '@lienmach/domain'
import { Compile } from 'typebox/compile'
import type { WebSocket } from 'ws'
import { noteActivity } from '../actions/note-activity.ts'
import type { Context } from '../context.ts'
import { findScope } from '../store/conversation-duty.ts'
import type { Follower, WorkspaceFeed } from './feed.ts'
import type { LiveMetrics } from './live-metrics.ts'

/** What became of the right to follow. */
export type Standing =
  | { still: 'welcome'; viewer: Viewer }
  | { still: 'signed_out' }
  | { still: 'not_a_member' }

/** However quiet it is, standing is asked for again this often. */
const reviewEvery: Duration = 60_000
/** A connection that did not answer the last of these is dead. */
const pingEvery: Duration = 30_000
/** A browser that has this much waiting for it does not keep up; it comes back with its place. Bytes. */
const mostWaiting = 4 * 1024 * 1024
/** What a browser may say in one heartbeat's time. */
const mostRequests = 300

const request = Compile(LiveRequest)

/** One browser's live connection: passes frames on, hears where its person is, and ends when their standing does. */
export class LiveConnection implements Follower {
  readonly #context: Context
  readonly #socket: WebSocket
  readonly #feed: WorkspaceFeed
  readonly #metrics: LiveMetrics
  readonly #standing: () => Promise<Standing>
  #viewer: Viewer
  #joined: Promise<void> = Promise.resolve()
  #timers: Disposable[] = []
  #answered = true
  #requests = 0
  #reviewing = false

  constructor(
    context: Context,
    socket: WebSocket,
    feed: WorkspaceFeed,
    follows: { viewer: Viewer; standing: () => Promise<Standing>; metrics: LiveMetrics },
  ) {
    this.#context = context
    this.#socket = socket
    this.#feed = feed
    this.#metrics = follows.metrics
    this.#viewer = follows.viewer
    this.#standing = follows.standing
  }

  get viewer(): Viewer {
    return this.#viewer
  }

  /** Begins to follow from a place; resolves when the connection has ended. */
  async run(after: number | null): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()))
    this.#socket.on('error', () => this.#socket.terminate())
    this.#socket.on('pong', () => {
      this.#answered = true
    })
    this.#socket.on('message', (data, isBinary) => this.#hear(isBinary ? null : String(data)))
    this.#every(pingEvery, () => this.#beat())
    this.#every(reviewEvery, () => this.review())
    this.#metrics.sockets.inc()
    this.#joined = this.#feed.join(this, after)
    try {
      await this.#joined
    } catch (error) {
      this.#context.log.warn({ err: error }, 'a live connection could not be started')
      this.#socket.close(1013)
    }
    await ended
    for (const timer of this.#timers) timer[Symbol.dispose]()
    this.#feed.leave(this)
    this.#metrics.sockets.dec()
  }

  send(frame: Buffer): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return false
    if (this.#socket.bufferedAmount > mostWaiting) {
      this.#metrics.tooSlow.inc()
      this.#socket.terminate()
      return false
    }
    this.#socket.send(frame, { binary: false })
    return true
  }

  end(): void {
    this.#socket.terminate()
  }

  review(): void {
    if (this.#reviewing) return
    this.#reviewing = true
    this.#standing()
      .then((now) => this.#settle(now))
      // While the database is away nobody's standing can be asked; the next review does.
      .catch((error: unknown) =>
        this.#context.log.debug({ err: error }, 'a live connection could not be reviewed'),
      )
      .finally(() => {
        this.#reviewing = false
      })
  }

  #settle(now: Standing): void {
    if (now.still === 'signed_out') this.#socket.close(liveClose.sessionEnded)
    else if (now.still === 'not_a_member') this.#socket.close(liveClose.notAMember)
    else {
      const { manages } = this.#viewer
      this.#viewer = now.viewer
      if (manages !== now.viewer.manages) void this.#feed.reconsider(this)
    }
  }

  #hear(text: string | null): void {
    this.#requests += 1
    const said = text === null || this.#requests > mostRequests ? undefined : read(text)
    if (!request.Check(said)) this.#socket.close(1008)
    else if (said.type === 'ping') {
      this.send(
        Buffer.from(JSON.stringify({ type: 'pong', now: this.#context.clock.now() } satisfies LiveFrame)),
      )
    } else {
      const { memberId } = this.#viewer
      if (memberId !== null) noteActivity(this.#context, { workspaceId: this.#feed.workspaceId, memberId })
      void this.#stand(said.conversationId, said.typing)
    }
  }

  async #stand(conversationId: string | null, typing: boolean): Promise<void> {
    try {
      await this.#joined
      const { db } = this.#context
      const scope = conversationId && (await findScope(db.pipeline, this.#feed.workspaceId, conversationId))
      if (conversationId && scope) this.#feed.standAt(this, { conversationId, scope, typing })
      else this.#feed.presence.remove(this)
    } catch (error) {
      this.#context.log.debug({ err: error }, 'where somebody is could not be told')
    }
  }

  #beat(): void {
    this.#requests = 0
    if (this.#answered) this.#socket.ping()
    else this.#socket.terminate()
    this.#answered = false
  }

  #every(span: Duration, run: () => void): void {
    const place = this.#timers.length
    const again = () => {
      this.#timers[place] = this.#context.clock.schedule(span, () => {
        again()
        run()
      })
    }
    again()
  }
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
