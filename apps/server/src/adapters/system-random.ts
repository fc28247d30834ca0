import { randomBytes } from 'node:crypto'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'

const pooled = 4096

/** The machine's own chance. Random bytes are drawn in bulk: ids are made thousands of times a second. */
export function systemRandom(clock: Clock): Random {
  let pool = Buffer.alloc(0)
  let used = 0
  const draw = (count: number): Buffer => {
    if (used + count > pool.length) {
      pool = randomBytes(Math.max(pooled, count))
      used = 0
    }
    used += count
    return pool.subarray(used - count, used)
  }
  return {
    uuid: () => uuid7(clock.now(), draw(10)),
    token: (bytes) => randomBytes(bytes).toString('base64url'),
    number: () => draw(6).readUIntBE(0, 6) / 2 ** 48,
  }
}

/** RFC 9562: 48 bits of milliseconds, then chance. */
function uuid7(now: number, chance: Buffer): string {
  const time = now.toString(16).padStart(12, '0')
  const rest = chance.toString('hex')
  const variant = ((Number.parseInt(rest.slice(3, 4), 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`
}
