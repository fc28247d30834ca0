import { type LiveFrame, type LiveRequest, liveClose } from '@lienmach/contract'
import { backOff } from './back-off.ts'
import type { LiveSurroundings, Socket, Timer } from './live-surroundings.ts'

/** `waiting` never had a connection; `live` has one; `lost` had one and is trying to get it back. */
export type LiveStatus = 'waiting' | 'live' | 'lost'

type Changes = Extract<LiveFrame, { type: 'changes' }>

const pingEvery = 20_000
const deadAfter = 45_000
const framesKept = 400

/**
 * Follows the change log of one workspace: reconnects by itself with its place, so that nothing is missed, and hands
 * on what comes in one batch for each painted frame.
 */
export class LiveConnection {
  readonly #around: LiveSurroundings
  readonly #listeners = new Set<(frames: readonly LiveFrame[]) => void>()
  readonly #statusListeners = new Set<() => void>()
  #status: LiveStatus = 'waiting'
  #socket: Socket | null = null
  #seq: number | null = null
  #tries = 0
  #retry: Timer | null = null
  #heartbeat: Timer | null = null
  #heardAt = 0
  #batch: LiveFrame[] = []
  #flushing = false
  #recent: Changes[] = []
  /** The place after which every change is at hand; null before the first greeting. */
  #begins: number | null = null
  /** The place of the oldest snapshot that was read before the first greeting. */
  #oldestSnapshot = Number.POSITIVE_INFINITY
  #whereabouts: LiveRequest | null = null
  #stopped = true

  constructor(around: LiveSurroundings) {
    this.#around = around
  }

  /** The place reached in the change log; null before the first greeting. */
  get seq(): number | null {
    return this.#seq
  }

  readonly status = (): LiveStatus => this.#status

  readonly subscribeStatus = (listener: () => void): (() => void) => {
    this.#statusListeners.add(listener)
    return () => this.#statusListeners.delete(listener)
  }

  /** Hears every batch, in order. */
  readonly subscribe = (listener: (frames: readonly LiveFrame[]) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Changes after a place, to lay over a snapshot that was read at that place. A snapshot from before everything at hand
   * (read while the connection was being made, or slower than hundreds of changes) leaves a gap: the feed is then
   * followed again from there.
   */
  since(seq: number): readonly LiveFrame[] {
    if (this.#begins === null) this.#oldestSnapshot = Math.min(seq, this.#oldestSnapshot)
    else if (seq < this.#begins) this.#followFrom(seq)
    return this.#recent.filter((frame) => frame.type === 'changes' && frame.to > seq)
  }

  start(): void {
    this.#stopped = false
    this.#connect()
  }

  stop(): void {
    this.#stopped = true
    this.#retry?.cancel()
    this.#drop()
  }

  /** Tries at once: the network is back, or the tab is looked at again. */
  readonly wake = (): void => {
    if (this.#stopped || this.#status === 'live') return
    this.#tries = 0
    this.#retry?.cancel()
    this.#connect()
  }

  /** Says where its person is; said again after every reconnection. */
  say(request: LiveRequest): void {
    if (request.type === 'at') this.#whereabouts = request
    if (this.#status === 'live') this.#socket?.send(JSON.stringify(request))
  }

  #connect(): void {
    this.#drop()
    this.#heardAt = this.#around.now()
    this.#socket = this.#around.open(
      this.#seq,
      (text) => this.#hear(JSON.parse(text) as LiveFrame),
      (code) => this.#lost(code),
    )
    this.#heartbeat = this.#around.every(pingEvery, () => this.#beat())
  }

  #followFrom(seq: number): void {
    this.#seq = seq
    this.#begins = seq
    this.#recent = []
    this.#connect()
  }

  #beat(): void {
    if (this.#around.now() - this.#heardAt > deadAfter) this.#lost(0)
    else if (this.#status === 'live')
      this.#socket?.send(JSON.stringify({ type: 'ping' } satisfies LiveRequest))
  }

  #hear(frame: LiveFrame): void {
    this.#heardAt = this.#around.now()
    if (frame.type === 'hello') {
      this.#tries = 0
      if (frame.reset) this.#recent = []
      if (frame.reset || this.#begins === null) this.#begins = frame.seq
      this.#seq = frame.seq
      this.#become('live')
      if (this.#whereabouts) this.say(this.#whereabouts)
      if (this.#oldestSnapshot < frame.seq) this.#followFrom(this.#oldestSnapshot)
      this.#oldestSnapshot = Number.POSITIVE_INFINITY
    }
    if (frame.type === 'changes') {
      const place = this.#seq ?? 0
      if (frame.to <= place) return
      if (frame.from > place + 1) {
        this.#connect()
        return
      }
      this.#seq = frame.to
      this.#recent.push(frame)
      const dropped = this.#recent.splice(0, Math.max(0, this.#recent.length - framesKept))
      this.#begins = dropped.at(-1)?.to ?? this.#begins
    }
    this.#batch.push(frame)
    if (this.#flushing) return
    this.#flushing = true
    this.#around.beforeNextPaint(() => this.#flush())
  }

  #flush(): void {
    this.#flushing = false
    const frames = this.#batch
    this.#batch = []
    if (frames.length > 0) for (const listener of [...this.#listeners]) listener(frames)
  }

  #lost(code: number): void {
    this.#drop()
    if (this.#stopped) return
    if (code === liveClose.sessionEnded || code === liveClose.notAMember) {
      this.#stopped = true
      this.#around.shutOut(code === liveClose.sessionEnded ? 'session' : 'membership')
      return
    }
    this.#become(this.#status === 'waiting' ? 'waiting' : 'lost')
    this.#retry?.cancel()
    this.#retry = this.#around.after(backOff(this.#tries, this.#around.random()), () => this.#connect())
    this.#tries += 1
  }

  #drop(): void {
    this.#heartbeat?.cancel()
    this.#socket?.close()
    this.#socket = null
  }

  #become(status: LiveStatus): void {
    if (this.#status === status) return
    this.#status = status
    for (const listener of [...this.#statusListeners]) listener()
  }
}
