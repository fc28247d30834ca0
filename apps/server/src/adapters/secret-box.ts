import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { SecretBox } from '../ports/secret-box.ts'

const version = 1
const nonceLength = 12
const tagLength = 16

/** AES-256-GCM. A sealed value is: key version (1 byte), nonce (12), tag (16), ciphertext. */
export function openSecretBox(secretKey: Uint8Array): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', `secrets v${version}`, 32))
  const named = (aad: string) => Buffer.from(`${aad}|v${version}`)
  return {
    seal(plain, aad) {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength }).setAAD(
        named(aad),
      )
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body])
    },
    open(sealed, aad) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== version || bytes.length < 1 + nonceLength + tagLength)
        throw new Error('A sealed value has a form that is not known.')
      const nonce = bytes.subarray(1, 1 + nonceLength)
      const tag = bytes.subarray(1 + nonceLength, 1 + nonceLength + tagLength)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
        .setAAD(named(aad))
        .setAuthTag(tag)
      return Buffer.concat([
        decipher.update(bytes.subarray(1 + nonceLength + tagLength)),
        decipher.final(),
      ]).toString('utf8')
    },
  }
}
