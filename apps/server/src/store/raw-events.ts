import type { Instant } from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, rows, sql } from './sql.ts'

/** A signed body as it came, with the few of its headers worth keeping. */
export interface RawBody {
  receivedAt: Instant
  headers: Record<string, string>
  body: Buffer
}

export interface RawEvent {
  id: number
  receivedAt: Instant
  body: Buffer
}

// Held until commit, so that ids are in commit order and a reader needs to remember one number.
const gate = 7_266_001

/** Keeps bodies, all or none, in one statement that commits by itself. They travel as one binary parameter. */
export async function keepRawBodies(db: Db, source: 'meta', bodies: readonly RawBody[]): Promise<void> {
  let start = 1
  const places = bodies.map(({ receivedAt, headers, body }) => {
    const place = { at: receivedAt, headers, start, length: body.length }
    start += body.length
    return place
  })
  const whole = bodies.length === 1 ? bodies[0]?.body : Buffer.concat(bodies.map(({ body }) => body))
  await rows(
    db,
    sql.named(
      'keep-raw-bodies',
      `
    with gate as materialized (select pg_advisory_xact_lock($1))
    insert into raw_events (received_at, source, headers, body, sha256)
    select to_timestamp(at::float8 / 1000), $2, headers, part, sha256(part)
    from gate, jsonb_to_recordset($3::jsonb) as place (at bigint, headers jsonb, start int, length int),
      substring($4::bytea from start for length) as part`,
      [gate, source, JSON.stringify(places), whole],
    ),
  )
}

/** What follows a place, oldest first, at most `limit` bodies and about `bytes` of them; always at least one. */
export function readRawAfter(
  db: Db,
  place: { rawId: number; receivedAt: Instant | null },
  limit: number,
  bytes: number,
) {
  return rows<RawEvent>(
    db,
    sql.named(
      'read-raw-after',
      `
    select id, received_at as "receivedAt", body
    from (
      select id, received_at, body, sum(octet_length(body)) over (order by id) - octet_length(body) as before
      from (
        select id, received_at, body from raw_events
        where id > $1 and received_at >= coalesce(to_timestamp($2::float8 / 1000) - interval '1 day', '-infinity')
        order by id
        limit $3
      ) as next
    ) as counted
    where before < $4
    order by id`,
      [place.rawId, place.receivedAt, limit, bytes],
    ),
  )
}

/** One body, for a replay; null once its day was dropped. */
export async function findRaw(db: Db, id: number, receivedAt: Instant): Promise<RawEvent | null> {
  const found = await row<RawEvent>(
    db,
    sql`
    select id, received_at as "receivedAt", body from raw_events
    where id = ${id} and received_at between to_timestamp(${receivedAt} / 1000.0) - interval '1 second'
      and to_timestamp(${receivedAt} / 1000.0) + interval '1 second'`,
  )
  return found ?? null
}

/** Makes the days ahead ready to take bodies. */
export async function makeRawDays(db: Db, from: Instant, days: number): Promise<void> {
  await row(
    db,
    sql`select make_raw_days((to_timestamp(${from} / 1000.0) at time zone 'UTC')::date, ${days}::int)`,
  )
}

/** Drops whole days that ended before a moment and were digested. Answers how many. */
export async function dropRawDays(db: Db, before: Instant): Promise<number> {
  const answer = await row<{ dropped: number }>(
    db,
    sql`select drop_raw_days(to_timestamp(${before} / 1000.0)) as dropped`,
  )
  return answer?.dropped ?? 0
}
