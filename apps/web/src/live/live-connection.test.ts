import type { LiveFrame } from '@lienmach/contract'
import { beforeEach, describe, expect, test } from 'vitest'
import { LiveConnection } from './live-connection.ts'
import type { LiveSurroundings } from './live-surroundings.ts'

class Line {
  readonly after: number | null
  readonly sent: string[] = []
  closed = false
  readonly #heard: (text: string) => void
  readonly lose: (code: number) => void

  constructor(after: number | null, heard: (text: string) => void, lose: (code: number) => void) {
    this.after = after
    this.#heard = heard
    this.lose = lose
  }

  hears(frame: LiveFrame): void {
    this.#heard(JSON.stringify(frame))
  }

  send(text: string): void {
    this.sent.push(text)
  }

  close(): void {
    this.closed = true
  }
}

/** Surroundings in which time passes only when told. */
class Pretended implements LiveSurroundings {
  readonly lines: Line[] = []
  readonly shutOuts: string[] = []
  #now = 0
  #timers: { at: number; every: number | null; run: () => void }[] = []
  #paints: (() => void)[] = []

  open(after: number | null, heard: (text: string) => void, closed: (code: number) => void) {
    const line = new Line(after, heard, closed)
    this.lines.push(line)
    return line
  }
  now = () => this.#now
  random = () => 1
  after = (ms: number, run: () => void) => this.#plan(ms, null, run)
  every = (ms: number, run: () => void) => this.#plan(ms, ms, run)
  beforeNextPaint = (run: () => void) => void this.#paints.push(run)
  shutOut = (why: string) => void this.shutOuts.push(why)

  get line(): Line {
    const line = this.lines.at(-1)
    if (line === undefined) throw new Error('No line was opened.')
    return line
  }

  paint(): void {
    for (const run of this.#paints.splice(0)) run()
  }

  pass(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#now = next.at
      if (next.every === null) this.#timers = this.#timers.filter((timer) => timer !== next)
      else next.at += next.every
      next.run()
    }
    this.#now = until
  }

  #plan(ms: number, every: number | null, run: () => void) {
    const timer = { at: this.#now + ms, every, run }
    this.#timers.push(timer)
    const cancel = () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
    return { cancel }
  }
}

const changes = (from: number, to = from): LiveFrame => ({
  type: 'changes',
  from,
  to,
  conversations: [],
  messages: [],
  goneConversations: [],
  channels: [],
  members: [],
  touched: [],
})
const hello = (seq: number, reset = false): LiveFrame => ({ type: 'hello', seq, reset, now: 0 })

let around: Pretended
let live: LiveConnection
let heard: (readonly LiveFrame[])[]

beforeEach(() => {
  around = new Pretended()
  live = new LiveConnection(around)
  heard = []
  live.subscribe((frames) => heard.push(frames))
  live.start()
})

test('what comes between two painted frames is handed on in one batch', () => {
  around.line.hears(hello(10))
  around.line.hears(changes(11))
  around.line.hears(changes(12, 15))
  expect(heard).toEqual([])
  around.paint()
  expect(heard.map((frames) => frames.length)).toEqual([3])
  expect(live.seq).toBe(15)
})

test('a lost connection comes back at its place', () => {
  around.line.hears(hello(10))
  around.line.hears(changes(11))
  around.line.lose(1006)
  expect(live.status()).toBe('lost')
  around.pass(2_000)
  expect(around.lines.length).toBe(2)
  expect(around.line.after).toBe(11)
  around.line.hears(hello(11))
  expect(live.status()).toBe('live')
})

test('a gap in the change log is closed by coming back at the place before it', () => {
  around.line.hears(hello(10))
  around.line.hears(changes(13))
  expect(around.lines.length).toBe(2)
  expect(around.line.after).toBe(10)
  around.paint()
  expect(heard.flat()).toEqual([hello(10)])
})

test('what was heard already is not handed on again', () => {
  around.line.hears(hello(10))
  around.line.hears(changes(11))
  around.line.hears(changes(11))
  around.paint()
  expect(heard.flat().length).toBe(2)
})

test('tries come further apart, up to half a minute, and at once when the network returns', () => {
  for (const [span, lines] of [
    [1_000, 2],
    [2_000, 3],
    [4_000, 4],
    [8_000, 5],
    [16_000, 6],
    [30_000, 7],
    [30_000, 8],
  ] as const) {
    around.line.lose(1006)
    around.pass(span - 1)
    expect(around.lines.length).toBe(lines - 1)
    around.pass(1)
    expect(around.lines.length).toBe(lines)
  }
  around.line.lose(1006)
  live.wake()
  expect(around.lines.length).toBe(9)
})

test('a line that has gone silent is given up', () => {
  around.line.hears(hello(10))
  const first = around.line
  around.pass(20_000)
  expect(first.sent).toEqual(['{"type":"ping"}'])
  around.pass(40_000)
  expect(first.closed).toBe(true)
  expect(live.status()).toBe('lost')
})

test('where the person is, is said again after a reconnection', () => {
  const at = { type: 'at', conversationId: null, typing: false } as const
  live.say(at)
  around.line.hears(hello(10))
  around.line.lose(1006)
  around.pass(2_000)
  around.line.hears(hello(10))
  expect(around.line.sent).toEqual([JSON.stringify(at)])
})

describe('a connection that the server refuses for good', () => {
  test.each([
    [4401, 'session'],
    [4403, 'membership'],
  ])('ends with %i', (code, why) => {
    around.line.hears(hello(10))
    around.line.lose(code)
    around.pass(600_000)
    expect(around.lines.length).toBe(1)
    expect(around.shutOuts).toEqual([why])
  })
})

test('changes after a snapshot can be laid over it, when the snapshot is slower than the feed', () => {
  around.line.hears(hello(10))
  around.line.hears(changes(11))
  around.line.hears(changes(12))
  expect(live.since(11)).toEqual([changes(12)])
})

test('a snapshot read before the connection stood is brought up to date from its own place', () => {
  expect(live.since(8)).toEqual([])
  around.line.hears(hello(10))
  expect(around.lines.length).toBe(2)
  expect(around.line.after).toBe(8)
  around.line.hears(hello(8))
  around.line.hears(changes(9, 10))
  expect(live.since(8)).toEqual([changes(9, 10)])
  expect(around.lines.length).toBe(2)
})

test('a snapshot slower than all the changes that are kept makes the feed begin again at its place', () => {
  around.line.hears(hello(10))
  for (let seq = 11; seq <= 511; seq += 1) around.line.hears(changes(seq))
  expect(live.since(111).length).toBe(400)
  expect(around.lines.length).toBe(1)
  live.since(50)
  expect(around.line.after).toBe(50)
})
