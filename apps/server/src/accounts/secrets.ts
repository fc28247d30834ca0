import { createHash } from 'node:crypto'
import type { Random } from '../ports/random.ts'

/** A secret that is shown once: 256 random bits behind a prefix by which people and scanners recognise it. */
export function newSecret(random: Random, prefix: 'lm_' | ''): string {
  return `${prefix}${random.token(32)}`
}

/** What we keep of such a secret. Being random, it needs no salt and no slow hash. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
