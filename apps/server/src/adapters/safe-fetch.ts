import { Agent, request } from 'undici'
import type { FetchedFile, FileFetcher } from '../ports/file-fetcher.ts'
import { ForbiddenAddress, publicOnly } from './public-only.ts'
import { isAllowedFileUrl } from './safe-address.ts'

/** Where Meta keeps what people send. */
export const metaFileHosts = ['fbcdn.net', 'fbsbx.com', 'facebook.com', 'cdninstagram.com']

const mostBytes = 25 * 1024 * 1024
const within = 15_000

export interface SafeFetchSettings {
  hosts: readonly string[]
  /** The pretend Facebook of this installation: the one place that may be reached without https, wherever it is. */
  trustedOrigin: string | null
}

export interface ClosableFileFetcher extends FileFetcher {
  close(): Promise<void>
}

/**
 * Fetches without credentials, redirects or decompression. Every address a name resolves to is checked by the very
 * lookup that the connection uses, so that a name cannot change its mind in between.
 */
export function openSafeFetch({ hosts, trustedOrigin }: SafeFetchSettings): ClosableFileFetcher {
  const limits = {
    connectTimeout: 5_000,
    headersTimeout: within,
    bodyTimeout: within,
    maxResponseSize: mostBytes,
  }
  const guarded = new Agent({ ...limits, connect: { lookup: publicOnly, timeout: 5_000 } })
  const trusting = new Agent(limits)

  async function fetch(address: string): Promise<FetchedFile> {
    const url = URL.parse(address)
    if (!url) return { outcome: 'refused', because: 'address_not_allowed' }
    const isTrusted = trustedOrigin !== null && url.origin === trustedOrigin
    if (!isTrusted && !isAllowedFileUrl(url, hosts))
      return { outcome: 'refused', because: 'address_not_allowed' }
    try {
      return await download(url, isTrusted ? trusting : guarded)
    } catch (error) {
      return outcomeOf(error)
    }
  }

  return {
    fetch,
    async close() {
      await Promise.all([guarded.destroy(), trusting.destroy()])
    },
  }
}

async function download(url: URL, dispatcher: Agent): Promise<FetchedFile> {
  const { statusCode, headers, body } = await request(url, {
    dispatcher,
    method: 'GET',
    headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'lienmach' },
    signal: AbortSignal.timeout(within),
  })
  const refuse = (outcome: FetchedFile) => {
    body.on('error', () => undefined).destroy()
    return outcome
  }
  if (statusCode >= 300 && statusCode < 400) return refuse({ outcome: 'refused', because: 'redirected' })
  if ([403, 404, 410].includes(statusCode)) return refuse({ outcome: 'refused', because: 'gone' })
  if (statusCode !== 200) return refuse({ outcome: 'failed', because: 'bad_answer' })
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    return refuse({ outcome: 'refused', because: 'encoded' })
  if (Number(headers['content-length'] ?? 0) > mostBytes)
    return refuse({ outcome: 'refused', because: 'too_large' })

  const parts: Buffer[] = []
  let size = 0
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length
    if (size > mostBytes) return refuse({ outcome: 'refused', because: 'too_large' })
    parts.push(part)
  }
  const claimed = headers['content-type']
  return {
    outcome: 'fetched',
    bytes: Buffer.concat(parts, size),
    claimedType: typeof claimed === 'string' ? claimed : null,
  }
}

function outcomeOf(error: unknown): FetchedFile {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ForbiddenAddress) return { outcome: 'refused', because: 'address_not_allowed' }
    const { code } = cause as { code?: string }
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return { outcome: 'refused', because: 'too_large' }
    if (cause.name === 'TimeoutError' || code?.includes('TIMEOUT'))
      return { outcome: 'failed', because: 'timed_out' }
  }
  return { outcome: 'failed', because: 'unreachable' }
}
