import { createHmac, hash, timingSafeEqual } from 'node:crypto'

const shape = /^sha256=([0-9a-f]{64})$/

/**
 * The claimed signature of a webhook, or null when it is missing, of another kind, doubled or of a wrong length. Node
 * joins a repeated header with a comma, which the shape refuses.
 */
export function claimedSignature(header: string | string[] | undefined): Buffer | null {
  const claimed = typeof header === 'string' ? shape.exec(header)?.[1] : undefined
  return claimed === undefined ? null : Buffer.from(claimed, 'hex')
}

/** Whether one of our secrets signed exactly these bytes. Two secrets count while one is being replaced. */
export function isSignedBy(secrets: readonly string[], body: Uint8Array, claimed: Buffer): boolean {
  let signed = false
  for (const secret of secrets.filter(Boolean)) {
    const mac = createHmac('sha256', secret).update(body).digest()
    if (mac.length === claimed.length && timingSafeEqual(mac, claimed)) signed = true
  }
  return signed
}

/** Compares two secrets of any length in constant time. */
export const isSameSecret = (a: string, b: string) =>
  timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'))
