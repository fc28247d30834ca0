import { createDecipheriv, type ECDH, hkdfSync } from 'node:crypto'

/** What a browser keeps to itself of a subscription. */
export interface PushKeys {
  pair: ECDH
  auth: Buffer
}

const keyLength = 65
const tagLength = 16

/** Opens a message as a browser does: RFC 8291 over a single record of RFC 8188. Throws when it is not for these keys. */
export function openPushMessage(body: Buffer, { pair, auth }: PushKeys): string {
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + keyLength)
  const sealed = body.subarray(21 + keyLength)
  const shared = pair.computeSecret(sender)
  const purpose = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender])
  const secret = derive(shared, auth, purpose, 32)
  const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12)
  const cipher = createDecipheriv('aes-128-gcm', key, nonce)
  cipher.setAuthTag(sealed.subarray(-tagLength))
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, -tagLength)), cipher.final()])
  // The last record ends in a 2, and in zeros that make every message as long as the next.
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
}

const derive = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array | string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))
