import type { Context } from '../context.ts'
import type { Running } from '../roles.ts'
import { isConnectionLoss } from '../store/connection-loss.ts'
import type { Topic } from '../wake.ts'

export interface Loop extends Pick<Running, 'due' | 'hasMore'> {
  /** Told on the log when a step stumbles. */
  name: string
  /** The hint that calls for a step at once. */
  topic?: Topic
  /** Without a hint, a step is made this often. Milliseconds. */
  pollEvery: number
  /** Milliseconds between two steps while there is more to do. */
  breath?: number
  /** Does some of the work. `more`: there is probably more to do. */
  step(): Promise<'more' | 'rested'>
}

const tryAgainAfter = 500

/** Makes steps until told to stop: at once when hinted, otherwise by the clock. A step that fails is made again a little later. */
export function startLoop(
  { clock, log, wake }: Pick<Context, 'clock' | 'log' | 'wake'>,
  { name, topic, pollEvery, breath = 0, step, ...whatWaits }: Loop,
): Running {
  const stopping = new AbortController()
  let busy = false
  let hinted = false
  let resting: AbortController | null = null
  const hints =
    topic &&
    wake.on(topic, () => {
      hinted = true
      resting?.abort()
    })

  async function run() {
    while (!stopping.signal.aborted) {
      hinted = false
      const outcome = await oneStep()
      if (outcome === 'more') await rest(breath, false)
      else if (outcome === 'failed') await rest(tryAgainAfter, false)
      else if (!hinted) await rest(pollEvery, true)
    }
  }

  async function oneStep(): Promise<'more' | 'rested' | 'failed'> {
    busy = true
    try {
      return await step()
    } catch (error) {
      if (isConnectionLoss(error))
        log.warn({ worker: name }, 'the database does not answer; the worker tries again')
      else log.error({ err: error, worker: name }, 'a worker stumbled and tries again')
      return 'failed'
    } finally {
      busy = false
    }
  }

  async function rest(ms: number, untilHinted: boolean) {
    if (ms === 0 || stopping.signal.aborted) return
    resting = new AbortController()
    const untilStopped = () => resting?.abort()
    stopping.signal.addEventListener('abort', untilStopped, { once: true })
    const { signal } = untilHinted ? resting : stopping
    await clock.sleep(ms, signal)
    stopping.signal.removeEventListener('abort', untilStopped)
    resting = null
  }

  const running = run()
  return {
    isBusy: () => busy,
    ...whatWaits,
    async stop() {
      hints?.[Symbol.dispose]()
      stopping.abort()
      await running
    },
  }
}
