import { type Dispatcher, fetch, request } from 'undici'
import type { Outside } from '../graph/outside.ts'
import { refuse } from '../world/refusals.ts'

/** The real outside: the network. */
export function createOutside(dispatcher: Dispatcher, eventsDelivered: Outside['eventsDelivered']): Outside {
  return {
    eventsDelivered,

    async fetchFile(url, { limitBytes, timeoutMs }) {
      try {
        const answer = await fetch(url, { dispatcher, signal: AbortSignal.timeout(timeoutMs) })
        if (!answer.ok) return refuse('fetch_failed')
        const chunks: Uint8Array[] = []
        let size = 0
        for await (const chunk of answer.body ?? []) {
          size += chunk.length
          if (size > limitBytes) return refuse('too_large')
          chunks.push(chunk)
        }
        const contentType = (answer.headers.get('content-type') ?? 'application/octet-stream').split(
          ';',
        )[0] as string
        return { ok: true, bytes: Buffer.concat(chunks), contentType: contentType.trim(), name: nameIn(url) }
      } catch {
        return refuse('fetch_failed')
      }
    },

    async verifyCallback(url, verifyToken, challenge) {
      try {
        const asked = new URL(url)
        asked.searchParams.set('hub.mode', 'subscribe')
        asked.searchParams.set('hub.challenge', challenge)
        asked.searchParams.set('hub.verify_token', verifyToken)
        const answer = await request(asked, { dispatcher, signal: AbortSignal.timeout(10_000) })
        const body = await answer.body.text()
        if (answer.statusCode !== 200) return `HTTP Status Code = ${answer.statusCode}`
        return body === challenge ? null : 'The response does not match the challenge'
      } catch (error) {
        return error instanceof Error ? error.message : 'The callback could not be reached'
      }
    },

    async headersOf(url) {
      try {
        const answer = await fetch(url, { dispatcher, signal: AbortSignal.timeout(5_000) })
        await answer.body?.cancel()
        return answer.headers
      } catch {
        return null
      }
    },

    async postSignedRequest(url, signedRequest) {
      try {
        const answer = await request(url, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ signed_request: signedRequest }).toString(),
          dispatcher,
          signal: AbortSignal.timeout(10_000),
        })
        return { status: answer.statusCode, body: await answer.body.text() }
      } catch {
        return null
      }
    },
  }
}

/** The last part of an address's path, as a file name. */
function nameIn(url: string): string {
  const last = new URL(url).pathname.split('/').pop() ?? ''
  return last === '' ? 'file' : decodeURIComponent(last)
}
