import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { PushNotice } from '@lienmach/contract'
import { openPushMessage, type PushKeys } from './push-message.ts'

/** What a browser's push service would have handed on. */
export interface PushedMessage {
  endpoint: string
  notice: PushNotice
  ttl: number
  urgency: string
  topic: string
}

/** What a browser gets by subscribing. */
export interface PushSubscriptionKeys {
  endpoint: string
  p256dh: string
  auth: string
}

/** A push service on this machine: browsers subscribe here, and what is sent to them can be read. */
export interface PretendPushService extends AsyncDisposable {
  /** What a server has to be told to trust. */
  readonly origin: string
  readonly received: readonly PushedMessage[]
  /** As a browser would, for an application server with any key. */
  subscribe(): PushSubscriptionKeys
  /** The browser is gone: whoever sends to it is told so. */
  forget(endpoint: string): void
  /** The next so many messages are answered with this status. */
  answers(status: number, times: number): void
  /** The first message that was not handed out yet; waits for it. */
  next(): Promise<PushedMessage>
}

/** Refuses what a real one refuses: unsigned messages, signatures for somebody else, anything it cannot open. */
export async function startPushService(): Promise<PretendPushService> {
  const browsers = new Map<string, PushKeys>()
  const received: PushedMessage[] = []
  const waiting: ((message: PushedMessage) => void)[] = []
  let handedOut = 0
  let grudge = { status: 0, times: 0 }

  const take = (message: PushedMessage) => {
    received.push(message)
    const reader = waiting.shift()
    if (!reader) return
    handedOut += 1
    reader(message)
  }

  async function answer(request: IncomingMessage): Promise<number> {
    const keys = browsers.get(request.url ?? '')
    if (!keys) return 410
    if (grudge.times > 0) {
      grudge = { ...grudge, times: grudge.times - 1 }
      return grudge.status
    }
    if (!isSignedFor(origin, request.headers.authorization ?? '')) return 403
    const text = openPushMessage(await buffer(request), keys)
    const { ttl, urgency, topic } = request.headers
    take({
      endpoint: origin + request.url,
      notice: JSON.parse(text) as PushNotice,
      ttl: Number(ttl),
      urgency: String(urgency),
      topic: String(topic),
    })
    return 201
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    answer(request).then(
      (status) => response.writeHead(status).end(),
      () => response.writeHead(400).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  return {
    origin,
    received,
    subscribe() {
      const pair = createECDH('prime256v1')
      pair.generateKeys()
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(12).toString('base64url')}`
      browsers.set(path, { pair, auth })
      return {
        endpoint: origin + path,
        p256dh: pair.getPublicKey('base64url'),
        auth: auth.toString('base64url'),
      }
    },
    forget: (endpoint) => void browsers.delete(new URL(endpoint).pathname),
    answers(status, times) {
      grudge = { status, times }
    },
    next() {
      const message = received[handedOut]
      if (!message) return new Promise((resolve) => waiting.push(resolve))
      handedOut += 1
      return Promise.resolve(message)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** VAPID, RFC 8292: a token for this very service, signed with the key that comes along. */
function isSignedFor(origin: string, authorization: string): boolean {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  const [header = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65) return false
  const x = point.subarray(1, 33).toString('base64url')
  const y = point.subarray(33).toString('base64url')
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const { aud } = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as { aud?: string }
  return isSigned && aud === origin
}
