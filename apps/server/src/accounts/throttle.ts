import { createHash } from 'node:crypto'
import { AppError } from '@lienmach/contract'
import type { Duration, Instant } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { countTry, forgetTries, forgetTry } from '../store/attempts.ts'

interface Limit {
  name: string
  tries: number
  span: Duration
}

const quarterHour = 15 * 60_000
const day = 24 * 60 * 60_000

/** Per account ten, whoever asks. Per address more, since a whole shop may sit behind one; only failures count there. */
export const limits = {
  signInByAccount: { name: 'sign-in:account', tries: 10, span: quarterHour },
  signInByAddress: { name: 'sign-in:address', tries: 30, span: quarterHour },
  resetByAccount: { name: 'reset:account', tries: 3, span: quarterHour },
  resetByAddress: { name: 'reset:address', tries: 10, span: quarterHour },
  inviteByMember: { name: 'invite:member', tries: 50, span: 4 * quarterHour },
  tokenByAddress: { name: 'token:address', tries: 30, span: quarterHour },
} as const satisfies Record<string, Limit>

/** Counts a try before it is made, and refuses it when there were too many. */
export async function countOrRefuse(context: Context, limit: Limit, who: string): Promise<void> {
  const now = context.clock.now()
  const { count, since } = await countTry(
    context.db.auth,
    keyOf(limit, who),
    limit.span,
    now,
    context.random.uuid(),
  )
  if (count > limit.tries) {
    throw new AppError('request/too-many', {
      retryAfterSeconds: Math.ceil((since + limit.span - now) / 1000),
    })
  }
}

/** The try was right: the person behind the account starts afresh. */
export function startAfresh(context: Context, limit: Limit, who: string): Promise<void> {
  return forgetTries(context.db.auth, keyOf(limit, who), (context.clock.now() - day) as Instant)
}

/** The try was right: it does not count against the address it came from. */
export function uncount(context: Context, limit: Limit, who: string): Promise<void> {
  return forgetTry(context.db.auth, keyOf(limit, who))
}

// Only a hash is kept: the table of tries is no list of addresses and accounts.
function keyOf(limit: Limit, who: string): string {
  return `${limit.name}:${createHash('sha256').update(who.toLowerCase()).digest('base64url')}`
}
