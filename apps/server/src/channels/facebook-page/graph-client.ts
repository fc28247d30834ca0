import { Pool } from 'undici'
import type { Clock } from '../../ports/clock.ts'
import type { Random } from '../../ports/random.ts'
import { type GraphAnswer, readAnswer } from './graph-answer.ts'
import { encodeCall, type GraphCall } from './graph-request.ts'

const connectTimeout = 3_000
const totalTimeout = 15_000
const longestBody = 8 * 1024 * 1024

export interface GraphClientOptions {
  /** `https://graph.facebook.com`, or where the emulator answers. */
  graphUrl: string
  version: string
  appSecret: string
  clock: Clock
  random: Random
}

export interface CallOptions {
  signal?: AbortSignal | undefined
  /** On the clock's monotonic scale: when this has passed before the first byte is written, nothing is written. */
  startBy?: number
  /** Total milliseconds for the call; 15 s when unset. */
  timeout?: number
}

export interface GraphClient {
  /**
   * Makes one call, once: no retry, no redirect, no pipelining. Never rejects. After `not_started` not a byte of it was
   * handed to a socket; after `unknown` it may have been carried out.
   */
  call(call: GraphCall, options?: CallOptions): Promise<GraphAnswer>
  close(): Promise<void>
}

/** Opens a client for one app of one Graph API. */
export function openGraphClient({
  graphUrl,
  version,
  appSecret,
  clock,
  random,
}: GraphClientOptions): GraphClient {
  const url = new URL(graphUrl)
  const base = `${url.pathname.replace(/\/+$/, '')}/${version}`
  const pool = new Pool(url.origin, {
    connections: 128,
    pipelining: 1,
    allowH2: false,
    connectTimeout,
    // Our own total deadline covers both, on the clock that everything here follows.
    headersTimeout: 0,
    bodyTimeout: 0,
  })

  return {
    call: (call, options = {}) => {
      const encoded = encodeCall(
        call,
        base,
        appSecret,
        `lienmach${random.token(16).replaceAll(/[^A-Za-z0-9]/g, '')}`,
      )
      return makeCall(pool, { method: call.method, ...encoded }, clock, options)
    },
    close: () => pool.destroy(),
  }
}

type WireRequest = Pick<Parameters<Pool['dispatch']>[0], 'method' | 'path' | 'headers' | 'body'>

function makeCall(
  pool: Pool,
  request: WireRequest,
  clock: Clock,
  options: CallOptions,
): Promise<GraphAnswer> {
  return new Promise((resolve) => {
    let started = false
    let stop: ((reason: Error) => void) | null = null
    let stopped: Error | null = null
    let status = 0
    let headers: Record<string, string | string[] | undefined> = {}
    const chunks: Buffer[] = []
    let length = 0

    const finish = (answer: GraphAnswer) => {
      timer[Symbol.dispose]()
      options.signal?.removeEventListener('abort', onAbort)
      resolve(answer)
    }
    const giveUp = (because: string) => {
      stopped = new Error(because)
      // Still waiting for a connection: whoever gets one later finds `stopped` and writes nothing.
      if (stop) stop(stopped)
      else finish({ outcome: 'not_started', because })
    }
    const onAbort = () => giveUp('given up')
    const timer = clock.schedule(options.timeout ?? totalTimeout, () => giveUp('timed out'))
    if (options.signal?.aborted) return giveUp('given up')
    options.signal?.addEventListener('abort', onAbort, { once: true })

    pool.dispatch(request, {
      // Called right before the first byte; what is aborted here leaves the socket untouched.
      onRequestStart(controller) {
        if (started) stopped = new Error('would be sent twice')
        else if (options.startBy !== undefined && clock.monotonic() > options.startBy)
          stopped = new Error('too late')
        if (stopped) return controller.abort(stopped)
        started = true
        stop = (reason) => controller.abort(reason)
      },
      onResponseStart(_controller, statusCode, responseHeaders) {
        if (statusCode < 200) return
        status = statusCode
        headers = responseHeaders
      },
      onResponseData(controller, chunk) {
        chunks.push(chunk)
        length += chunk.length
        if (length > longestBody) controller.abort(new Error('answer too long'))
      },
      onResponseEnd() {
        finish(readAnswer(status, headers, Buffer.concat(chunks)))
      },
      onResponseError(_controller, error) {
        finish({ outcome: started ? 'unknown' : 'not_started', because: reasonOf(error) })
      },
    })
  })
}

/** A word for the log. Error messages of the network never hold a token: it travels in a header only. */
const reasonOf = (error: Error & { code?: unknown }) =>
  typeof error.code === 'string' ? error.code : error.message
