import { createECDH, hkdfSync } from 'node:crypto'
import { Agent, request } from 'undici'
import webPush from 'web-push'
import type { PushAddress, PushMessage, PushOutcome, PushService } from '../ports/push-service.ts'
import { publicOnly } from './public-only.ts'
import { isPlainHttps } from './safe-address.ts'

const within = 10_000
const mostAnswer = 64 * 1024

export interface WebPushSettings {
  secretKey: Uint8Array
  /** Tells push services whom to complain to. */
  publicUrl: string
  /** A pretend push service: the one that may be reached inside, and without https. */
  trustedOrigin: string | null
}

export interface ClosablePushService extends PushService {
  close(): Promise<void>
}

/**
 * Web Push: encrypted for the browser (RFC 8291), signed by this installation (VAPID, RFC 8292). Addresses come from
 * browsers and could lead anywhere, so that only public ones over https are spoken to.
 */
export function openWebPush({ secretKey, publicUrl, trustedOrigin }: WebPushSettings): ClosablePushService {
  const keys = vapidKeys(secretKey)
  const subject = publicUrl.startsWith('https:') ? publicUrl : 'mailto:nobody@lienmach.invalid'
  const limits = { headersTimeout: within, bodyTimeout: within, maxResponseSize: mostAnswer }
  const guarded = new Agent({ ...limits, connect: { lookup: publicOnly, timeout: 5_000 } })
  const trusting = new Agent(limits)
  const isTrusted = (url: URL) => trustedOrigin !== null && url.origin === trustedOrigin

  async function send(address: PushAddress, message: PushMessage): Promise<PushOutcome> {
    const { endpoint, p256dh, auth } = address
    const { text, topic, ttl, urgency } = message
    const { method, headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      Buffer.from(text),
      { vapidDetails: { subject, ...keys }, TTL: ttl, topic, urgency },
    )
    try {
      const answer = await request(endpoint, {
        dispatcher: isTrusted(new URL(endpoint)) ? trusting : guarded,
        method,
        headers: headers as Record<string, string>,
        body,
        signal: AbortSignal.timeout(within),
      })
      await answer.body.dump({ limit: mostAnswer }).catch(() => undefined)
      return outcomeOf(answer.statusCode, answer.headers['retry-after'])
    } catch {
      return { outcome: 'failed', retryAfter: null }
    }
  }

  return {
    publicKey: keys.publicKey,
    accepts(endpoint) {
      const url = URL.parse(endpoint)
      return url !== null && (isTrusted(url) || isPlainHttps(url))
    },
    send,
    async close() {
      await Promise.all([guarded.destroy(), trusting.destroy()])
    },
  }
}

/** 403 says that the browser subscribed with another key: `SECRET_KEY` was changed since. */
function outcomeOf(status: number, retryAfter: string | string[] | undefined): PushOutcome {
  if (status >= 200 && status < 300) return { outcome: 'taken' }
  if ([403, 404, 410].includes(status)) return { outcome: 'gone' }
  if (status === 429 || status >= 500) {
    const seconds = Number(retryAfter)
    return { outcome: 'failed', retryAfter: seconds > 0 ? seconds * 1_000 : null }
  }
  return { outcome: 'refused', status }
}

/** Follow from the secret key, so that every process signs with the same ones and nothing has to be kept. */
function vapidKeys(secretKey: Uint8Array): { publicKey: string; privateKey: string } {
  const curve = createECDH('prime256v1')
  const scalar = Buffer.from(hkdfSync('sha256', secretKey, '', 'web push v1', 32))
  curve.setPrivateKey(scalar)
  return { publicKey: curve.getPublicKey('base64url'), privateKey: scalar.toString('base64url') }
}
