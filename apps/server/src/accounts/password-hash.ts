import { argon2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** What guessing one password costs with argon2id. `memory` is in KiB. */
export interface PasswordCost {
  memory: number
  passes: number
  parallelism: number
}

/** OWASP's first choice: 19 MiB, two passes. About 75 ms on one core, off the event loop. */
export const fullCost: PasswordCost = { memory: 19_456, passes: 2, parallelism: 1 }
const keyBytes = 32

/** Hashes a password into the usual text form, which names its own cost so that the cost can rise later. */
export async function hashPassword(password: string, salt: Buffer, cost = fullCost): Promise<string> {
  const key = await derive('argon2id', {
    message: normal(password),
    nonce: salt,
    tagLength: keyBytes,
    ...cost,
  })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(salt)}$${text(key)}`
}

/** Whether a password belongs to a hash of ours. A hash in any other form belongs to nobody. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string
  password: string
}): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash)
  if (!parts) return false
  const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number]
  const salt = Buffer.from(parts[4] ?? '', 'base64')
  const expected = Buffer.from(parts[5] ?? '', 'base64')
  const key = await derive('argon2id', {
    message: normal(password),
    nonce: salt,
    tagLength: expected.length,
    memory,
    passes,
    parallelism,
  })
  return timingSafeEqual(key, expected)
}

// Vietnamese letters can be typed composed or decomposed; both are the same password.
const normal = (password: string) => password.normalize('NFKC')
const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
