import type { Context } from '../context.ts'
import { keepRawBodies, type RawBody } from '../store/raw-events.ts'

/**
 * What became of a body. `kept`: committed, so it may be acknowledged. `full` and `unavailable`: not acknowledged, to
 * be delivered again by the platform; after `unavailable` it may nevertheless be there, which deduplication absorbs.
 */
export type KeepOutcome = 'kept' | 'full' | 'unavailable'

/** The door of the inbound river: turns many concurrent bodies into few commits. */
export interface Intake {
  keep(body: RawBody): Promise<KeepOutcome>
}

interface Waiting {
  raw: RawBody
  since: number
  answer(outcome: KeepOutcome): void
}

/** Milliseconds a body waits for company while others are coming in. Alone, it does not wait at all. */
const gatherFor = 3
/** As many as this go without waiting for more, and no more than this go together. */
const enough = 64
const mostTogether = 512
const mostBytesTogether = 16 * 1024 * 1024
/** What may wait in memory before further bodies are turned away at once. */
const mostWaiting = 5_000
const mostBytesWaiting = 64 * 1024 * 1024
/** A platform hears within three seconds, whatever happens, and a commit gets at least one of them. Milliseconds. */
const answerWithin = 3_000
const commitNeeds = 1_000

/**
 * Group commit: while one batch is being committed, the next one forms. A single connection at work is enough, because
 * commits follow one another anyway (see `keepRawBodies`).
 */
export function openIntake({ db, clock, log }: Pick<Context, 'db' | 'clock' | 'log'>): Intake {
  const waiting: Waiting[] = []
  let waitingBytes = 0
  let committing = false
  let gathering = false
  let crowded = false

  function pump() {
    if (committing || gathering || waiting.length === 0) return
    if (!crowded || waiting.length >= enough) return void commit()
    gathering = true
    clock.schedule(gatherFor, () => {
      gathering = false
      void commit()
    })
  }

  async function commit() {
    committing = true
    const batch = takeBatch()
    crowded = batch.length > 1
    const outcome = batch.length === 0 ? 'kept' : await commitBatch(batch)
    for (const { answer } of batch) answer(outcome)
    committing = false
    pump()
  }

  function takeBatch(): Waiting[] {
    const now = clock.monotonic()
    const batch: Waiting[] = []
    let bytes = 0
    while (waiting.length > 0 && batch.length < mostTogether) {
      const [next] = waiting as [Waiting]
      if (batch.length > 0 && bytes + next.raw.body.length > mostBytesTogether) break
      waiting.shift()
      waitingBytes -= next.raw.body.length
      if (now - next.since > answerWithin - commitNeeds) next.answer('unavailable')
      else {
        batch.push(next)
        bytes += next.raw.body.length
      }
    }
    return batch
  }

  async function commitBatch(batch: readonly Waiting[]): Promise<KeepOutcome> {
    const bodies = batch.map(({ raw }) => raw)
    const oldest = batch[0]?.since ?? clock.monotonic()
    const { promise: tooLate, resolve } = Promise.withResolvers<KeepOutcome>()
    using _deadline = clock.schedule(oldest + answerWithin - clock.monotonic(), () => resolve('unavailable'))
    const kept = keepRawBodies(db.ingest, 'meta', bodies).then(
      (): KeepOutcome => 'kept',
      (error: unknown): KeepOutcome => {
        log.warn(
          { err: error, bodies: bodies.length },
          'webhooks could not be kept; the platform will deliver them again',
        )
        return 'unavailable'
      },
    )
    return Promise.race([kept, tooLate])
  }

  return {
    keep(raw) {
      if (waiting.length >= mostWaiting || waitingBytes + raw.body.length > mostBytesWaiting)
        return Promise.resolve('full')
      return new Promise((answer) => {
        waiting.push({ raw, since: clock.monotonic(), answer })
        waitingBytes += raw.body.length
        pump()
      })
    },
  }
}
