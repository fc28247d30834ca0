import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  body: string
  headers: IncomingHttpHeaders
  event: WireEvent
  channel: string
}

/** An entry's event, as loosely as a receiver reads it. */
// biome-ignore lint/suspicious/noExplicitAny: its shape is what the tests are about
type WireEvent = Record<string, any>

/** An app's webhook: it keeps what arrives, and answers as it is told. */
export async function openReceiver() {
  const received: Received[] = []
  const requests: { path: string; body: string }[] = []
  let answer: (body: string) => number | 'hang' = () => 200
  let challenge: (given: string, asked: URLSearchParams) => string = (given) => given

  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('latin1').on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://receiver')
      if (request.method === 'GET') {
        response.end(challenge(url.searchParams.get('hub.challenge') ?? '', url.searchParams))
        return
      }
      if (url.pathname !== '/webhook') {
        requests.push({ path: url.pathname, body })
        response.end('{}')
        return
      }
      const status = answer(body)
      received.push(...split(body, request.headers))
      if (status === 'hang') return
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `${origin}/webhook`,
    origin,
    received,
    /** Posts to other addresses than the webhook. */
    requests,
    /** The events of one kind, oldest first. */
    events: (kind: string) => received.filter(({ event }) => kind in event).map(({ event }) => event),
    answers(next: (body: string) => number | 'hang') {
      answer = next
    },
    answersChallenge(next: typeof challenge) {
      challenge = next
    },
    forget: () => void received.splice(0),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>

function split(body: string, headers: IncomingHttpHeaders): Received[] {
  const { entry } = JSON.parse(body) as { entry: Record<string, WireEvent[]>[] }
  return entry.flatMap((one) =>
    ['messaging', 'standby', 'changes'].flatMap((channel) =>
      (one[channel] ?? []).map((event) => ({ body, headers, event, channel })),
    ),
  )
}

export const sign = (secret: string, body: string) =>
  `sha256=${createHmac('sha256', secret).update(body, 'latin1').digest('hex')}`
