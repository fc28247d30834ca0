import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Reads the `signed_request` of Meta's deauthorize and data-deletion callbacks: `<signature>.<payload>`, both
 * base64url, the signature an HMAC-SHA256 over the payload as it came. Null unless one of the secrets signed it.
 * `userId` is the app-scoped id from Facebook Login, never that of a customer.
 */
export function readSignedRequest(signed: string, secrets: readonly string[]): { userId: string } | null {
  const [signature, payload, ...rest] = signed.split('.')
  if (!signature || !payload || rest.length > 0) return null
  const given = Buffer.from(signature, 'base64url')
  const authentic = secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(payload).digest()
    return expected.length === given.length && timingSafeEqual(expected, given)
  })
  return authentic ? readPayload(payload) : null
}

function readPayload(payload: string): { userId: string } | null {
  let body: unknown
  try {
    body = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  } catch {
    return null
  }
  if (typeof body !== 'object' || body === null) return null
  const { user_id: userId, algorithm } = body as { user_id?: unknown; algorithm?: unknown }
  if (typeof userId !== 'string' || userId === '') return null
  if (typeof algorithm !== 'string' || algorithm.toUpperCase() !== 'HMAC-SHA256') return null
  return { userId }
}
