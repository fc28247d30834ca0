import type { Instant } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, type Statement, sql } from './sql.ts'

/** How far a digest has come, while this process alone may move it. */
export interface DigestLease {
  name: string
  epoch: number
  rawId: number
  receivedAt: Instant | null
  /** How many digesters, this one included, started at this place without getting past it. */
  starts: number
  /** The event the one before was trying alone when it ended. */
  suspect: Suspect | null
}

/** Where an event stands. `entryNo` -1 means: the cutting of the body itself. */
export interface Suspect {
  rawId: number
  entryNo: number
  eventNo: number
}

const leaseSeconds = 6

/**
 * Takes the digest over when nobody else holds it, or its holder has ended (see holders.ts). The database's clock alone
 * decides.
 */
export async function takeDigest(db: Db, name: string, holder: string): Promise<DigestLease | null> {
  const taken = await row<DigestLease>(
    db,
    sql`
    update digest_cursors
    set holder = ${holder}::uuid, epoch = epoch + 1, starts = starts + case when holder is not distinct from ${holder}::uuid then 0 else 1 end,
      lease_until = clock_timestamp() + ${leaseSeconds} * interval '1 second'
    where name = ${name}
      and (lease_until < clock_timestamp() or holder = ${holder}::uuid
        or pg_try_advisory_xact_lock(hashtextextended(holder::text, 0)))
    returning name, epoch, raw_id as "rawId", nullif(received_at, '-infinity') as "receivedAt", starts, suspect`,
  )
  return taken ?? null
}

/** Prolongs the lease. False: another holds it now. */
export async function keepDigest(db: Db, { name, epoch }: DigestLease): Promise<boolean> {
  const kept = await row(
    db,
    sql.named(
      'keep-digest',
      `
    update digest_cursors set lease_until = clock_timestamp() + $3 * interval '1 second'
    where name = $1 and epoch = $2 returning 1 as kept`,
      [name, epoch, leaseSeconds],
    ),
  )
  return kept !== undefined
}

/** Moves on, in the transaction that applied what lies behind. False: the lease was lost, so nothing may be committed. */
export async function moveDigest(
  tx: Db,
  { name, epoch }: DigestLease,
  rawId: number,
  receivedAt: Instant,
): Promise<boolean> {
  const moved = await row(
    tx,
    sql.named(
      'move-digest',
      `
    update digest_cursors
    set raw_id = $3, received_at = to_timestamp($4::float8 / 1000), starts = 0, suspect = null,
      lease_until = clock_timestamp() + $5 * interval '1 second'
    where name = $1 and epoch = $2 returning 1 as moved`,
      [name, epoch, rawId, receivedAt, leaseSeconds],
    ),
  )
  return moved !== undefined
}

/** Remembers which event is tried alone next, so that a death while trying it is known to be its doing. */
export async function noteSuspect(db: Db, { name, epoch }: DigestLease, suspect: Suspect): Promise<boolean> {
  const noted = await row(
    db,
    sql`
    update digest_cursors
    set suspect = ${JSON.stringify(suspect)}::jsonb, lease_until = clock_timestamp() + ${leaseSeconds} * interval '1 second'
    where name = ${name} and epoch = ${epoch} returning 1 as noted`,
  )
  return noted !== undefined
}

/** Lets another take over at once. */
export async function releaseDigest(db: Db, { name, epoch }: DigestLease): Promise<void> {
  await row(
    db,
    sql`
    update digest_cursors set lease_until = '-infinity', holder = null, starts = greatest(starts - 1, 0)
    where name = ${name} and epoch = ${epoch} returning 1`,
  )
}

/** Selects raw bodies that nobody has digested yet. */
export const undigested = (name: string): Statement => sql`
  select from raw_events, digest_cursors as place where place.name = ${name} and raw_events.id > place.raw_id`

/**
 * Forgets this connection's plans. A plan made while tables were nearly empty reads them whole for as long as nobody
 * has counted them again, which autovacuum does once a minute: long enough for a busy start to crawl.
 */
export async function forgetPlans(db: Db): Promise<void> {
  await exec(db, sql`discard plans`)
}

/**
 * Has PostgreSQL count the tables that grow with what comes in. Every connection then plans anew, down to the checks of
 * foreign keys, which took two milliseconds for each row where a plan was made while a table was nearly empty.
 */
export async function countTables(owner: Db): Promise<void> {
  await exec(owner, sql`analyze contacts, conversations, messages, search_entries, assignments, outbox`)
}
