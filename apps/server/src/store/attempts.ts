import type { Duration, Instant } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, sql } from './sql.ts'

export interface CountedTry {
  /** How many tries the running span has seen, this one included. */
  count: number
  /** When the running span began. */
  since: Instant
}

/** Counts one try under a key. Spans begin with a try and last `span`; every node counts in the same row. */
export async function countTry(
  db: Db,
  key: string,
  span: Duration,
  now: Instant,
  id: string,
): Promise<CountedTry> {
  const counted = await row<CountedTry>(
    db,
    sql`
    insert into auth."rateLimit" as tries (id, key, count, "lastRequest") values (${id}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when tries."lastRequest" <= ${now - span} then 1 else tries.count + 1 end,
      "lastRequest" = case when tries."lastRequest" <= ${now - span} then ${now} else tries."lastRequest" end
    returning count, "lastRequest"::float8 as since`,
  )
  return counted ?? { count: 1, since: now }
}

/** Takes one counted try back: it was no guess. */
export async function forgetTry(db: Db, key: string): Promise<void> {
  await exec(db, sql`update auth."rateLimit" set count = greatest(count - 1, 0) where key = ${key}`)
}

/** Forgets all tries under a key, and every key that nobody used since `before`. */
export async function forgetTries(db: Db, key: string, before: Instant): Promise<void> {
  await exec(db, sql`delete from auth."rateLimit" where key = ${key} or "lastRequest" < ${before}`)
}
