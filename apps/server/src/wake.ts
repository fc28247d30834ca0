import pg from 'pg'
import type { Logger } from './log.ts'
import type { Clock } from './ports/clock.ts'

/** What there may be something to do about. */
export type Topic =
  | 'raw'
  | 'outbox'
  | 'changes'
  | 'access'
  | 'jobs:media'
  | 'jobs:profiles'
  | 'jobs:doctor'
  | 'jobs:distribute'
  | 'jobs:import'
  | 'jobs:push'

/**
 * Hints that something is waiting. A hint may be lost, doubled or late: whoever hears one reads the tables, and looks
 * there by itself every second or two as well.
 */
export interface Wake {
  /** Call after the commit. `id` says of what: a workspace, a channel. */
  hint(topic: Topic, id?: string): void
  /** Hears hints of this process at once and of others a little later. */
  on(topic: Topic, listener: (id: string) => void): Disposable
  /**
   * Shows others that the holder of some lease lives, for as long as this process does: it holds a lock under the id, and
   * PostgreSQL lets go of that when the process ends, however it ends. See `isGone` in store/holders.ts.
   */
  attest(id: string): Promise<AsyncDisposable>
  start(): Promise<void>
  stop(): Promise<void>
}

const channel = 'lienmach_wake'
/** Hints to other processes leave at most this often, ms, however much happens. */
const gatherFor = 50
const reconnectAfter = 1_000
const lockFor = 'select pg_advisory_lock_shared(hashtextextended($1, 0))'
const unlockFor = 'select pg_advisory_unlock_shared(hashtextextended($1, 0))'
/** A notification carries 8,000 bytes; past that, listeners are told to look everywhere. */
const payloadLimit = 7_000

/** Hints over LISTEN/NOTIFY on a connection of their own: one inside each transaction would cut inserts to a quarter. */
export function openWake({
  url,
  clock,
  log,
  nodeId,
}: {
  url: string
  clock: Clock
  log: Logger
  nodeId: string
}): Wake {
  const listeners = new Map<Topic, Set<(id: string) => void>>()
  const waiting = new Set<string>()
  const attested = new Set<string>()
  let line: Line | null = null
  let timer: Disposable | null = null
  let retry: Disposable | null = null
  let stopped = true

  const tell = (topic: Topic, id: string) => {
    for (const listener of [...(listeners.get(topic) ?? [])]) listener(id)
  }

  const flush = () => {
    timer = null
    if (line === null || waiting.size === 0) return
    const hints = [...waiting].map((hint) => hint.split('\n'))
    waiting.clear()
    const whole = JSON.stringify({ node: nodeId, hints })
    const payload =
      whole.length <= payloadLimit
        ? whole
        : JSON.stringify({
            node: nodeId,
            hints: [...new Set(hints.map(([topic]) => topic))].map((topic) => [topic, '']),
          })
    void line.ask('select pg_notify($1, $2)', [channel, payload])
  }

  const connect = async () => {
    if (stopped) return
    const next = new pg.Client({
      connectionString: url,
      application_name: 'lienmach wake',
      connectionTimeoutMillis: 1_000,
    })
    const mine = lineOf(next)
    let over = false
    const lost = () => {
      if (over) return
      over = true
      if (line === mine) line = null
      next.removeAllListeners()
      next.on('error', () => undefined)
      next.end().catch(() => undefined)
      if (!stopped) retry = clock.schedule(reconnectAfter, () => void connect())
    }
    next.on('error', lost)
    next.on('end', lost)
    next.on('notification', ({ payload }) => {
      const { node, hints } = JSON.parse(payload ?? '{}') as { node?: string; hints?: [Topic, string][] }
      if (node !== nodeId) for (const [topic, id] of hints ?? []) tell(topic, id)
    })
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
      if (stopped) return lost()
      // From here on, whoever attests or takes it back asks on this line by themselves, after these.
      line = mine
      await Promise.all([...attested].map((id) => mine.ask(lockFor, [id])))
    } catch (error) {
      log.debug({ err: error }, 'hints between processes are not connected; tables are polled meanwhile')
      lost()
    }
  }

  return {
    hint(topic, id = '') {
      tell(topic, id)
      if (line === null) return
      waiting.add(`${topic}\n${id}`)
      timer ??= clock.schedule(gatherFor, flush)
    },
    on(topic, listener) {
      const mine = listeners.get(topic) ?? new Set()
      listeners.set(topic, mine.add(listener))
      return { [Symbol.dispose]: () => mine.delete(listener) }
    },
    async attest(id) {
      attested.add(id)
      await line?.ask(lockFor, [id])
      return {
        async [Symbol.asyncDispose]() {
          attested.delete(id)
          await line?.ask(unlockFor, [id])
        },
      }
    },
    async start() {
      stopped = false
      await connect()
    },
    async stop() {
      stopped = true
      timer?.[Symbol.dispose]()
      retry?.[Symbol.dispose]()
      const last = line
      line = null
      await last?.end()
    },
  }
}

/** A connection that is asked one thing at a time. What it cannot answer is nobody's loss: all of it is repeated. */
interface Line {
  ask(text: string, values: string[]): Promise<void>
  end(): Promise<void>
}

function lineOf(client: pg.Client): Line {
  let last = Promise.resolve()
  return {
    ask(text, values) {
      last = last
        .then(() => client.query(text, values))
        .then(
          () => undefined,
          () => undefined,
        )
      return last
    },
    async end() {
      client.removeAllListeners()
      client.on('error', () => undefined)
      await client.end().catch(() => undefined)
    },
  }
}
