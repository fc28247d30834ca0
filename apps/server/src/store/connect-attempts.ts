import type { ChannelId, Id, Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { ListedPage } from '../ports/channel-connector.ts'
import type { Db } from './db.ts'
import { exec, row, sql } from './sql.ts'

export type AttemptId = Id<'connect-attempt'>

/** One run of a person through the platform's dialog. */
export interface AttemptRow {
  id: AttemptId
  status: 'waiting' | 'fetched' | 'failed' | 'done'
  failure: string | null
  /** Null once the run is over. */
  userTokenSealed: Buffer | null
  personId: string | null
  grantedScopes: string[]
  declinedScopes: string[]
  pages: ListedPage[]
  channelId: ChannelId | null
  expiresAt: Instant
}

const attemptColumns = sql`
  id, status, failure, user_token_sealed as "userTokenSealed", asid as "personId", granted_scopes as "grantedScopes",
  declined_scopes as "declinedScopes", pages, channel_id as "channelId", expires_at as "expiresAt"`

/** Binds a sealed session to its row, so that it opens nowhere else. */
export const sessionPlace = (workspaceId: WorkspaceId, id: AttemptId) =>
  `connect_attempts|user_token_sealed|${id}|${workspaceId}`

export interface NewAttempt {
  id: AttemptId
  memberId: MemberId
  stateHash: Buffer
  channelId: ChannelId | null
  expiresAt: Instant
}

/** Starts a run. */
export async function addAttempt(
  tx: Db,
  workspaceId: WorkspaceId,
  attempt: NewAttempt,
  at: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    insert into connect_attempts (workspace_id, id, kind, created_by, state_hash, status, channel_id, created_at, expires_at)
    values (${workspaceId}, ${attempt.id}, 'facebook_page', ${attempt.memberId}, ${attempt.stateHash}, 'waiting',
      ${attempt.channelId}, to_timestamp(${at} / 1000.0), to_timestamp(${attempt.expiresAt} / 1000.0))`,
  )
}

/** Closes a person's unfinished runs; the sessions they hold are erased. */
export async function closeAttempts(tx: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<void> {
  await exec(
    tx,
    sql`
    update connect_attempts set status = 'done', user_token_sealed = null
    where workspace_id = ${workspaceId} and created_by = ${memberId} and status <> 'done'`,
  )
}

/** Takes up a run with the state parameter that came back. Works once, in time, and for whoever started it. */
export async function useState(
  tx: Db,
  workspaceId: WorkspaceId,
  { memberId, stateHash }: { memberId: MemberId; stateHash: Buffer },
  at: Instant,
): Promise<{ id: AttemptId } | null> {
  const taken = await row<{ id: AttemptId }>(
    tx,
    sql`
    update connect_attempts set used_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and state_hash = ${stateHash} and created_by = ${memberId}
      and status = 'waiting' and used_at is null and expires_at > to_timestamp(${at} / 1000.0)
    returning id`,
  )
  return taken ?? null
}

/** One run of a person's own. */
export async function findAttempt(
  db: Db,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  id: AttemptId,
): Promise<AttemptRow | null> {
  const found = await row<AttemptRow>(
    db,
    sql`
    select ${attemptColumns} from connect_attempts
    where workspace_id = ${workspaceId} and id = ${id} and created_by = ${memberId}`,
  )
  return found ?? null
}

/** A person's newest run that is neither closed nor past its time. */
export async function findLatestAttempt(
  db: Db,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  now: Instant,
): Promise<AttemptRow | null> {
  const found = await row<AttemptRow>(
    db,
    sql`
    select ${attemptColumns} from connect_attempts
    where workspace_id = ${workspaceId} and created_by = ${memberId} and status <> 'done'
      and expires_at > to_timestamp(${now} / 1000.0)
    order by created_at desc, id desc limit 1`,
  )
  return found ?? null
}

export interface Fetched {
  userTokenSealed: Buffer | null
  personId: string
  grantedScopes: readonly string[]
  declinedScopes: readonly string[]
  pages: readonly ListedPage[]
  failure: 'no_pages' | null
  expiresAt: Instant
}

/** Keeps what the platform handed over. */
export async function keepFetched(
  tx: Db,
  workspaceId: WorkspaceId,
  id: AttemptId,
  fetched: Fetched,
): Promise<void> {
  await exec(
    tx,
    sql`
    update connect_attempts set
      status = ${fetched.failure === null ? 'fetched' : 'failed'}, failure = ${fetched.failure},
      user_token_sealed = ${fetched.userTokenSealed}, asid = ${fetched.personId},
      granted_scopes = ${fetched.grantedScopes}::text[], declined_scopes = ${fetched.declinedScopes}::text[],
      pages = ${JSON.stringify(fetched.pages)}::jsonb, expires_at = to_timestamp(${fetched.expiresAt} / 1000.0)
    where workspace_id = ${workspaceId} and id = ${id} and status = 'waiting'`,
  )
}

export async function markFailed(
  tx: Db,
  workspaceId: WorkspaceId,
  id: AttemptId,
  failure: string,
): Promise<void> {
  await exec(
    tx,
    sql`
    update connect_attempts set status = 'failed', failure = ${failure}, user_token_sealed = null
    where workspace_id = ${workspaceId} and id = ${id} and status = 'waiting'`,
  )
}

/** Closes one run; its session is erased. */
export async function closeAttempt(
  tx: Db,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  id: AttemptId,
): Promise<boolean> {
  const closed = await row(
    tx,
    sql`
    update connect_attempts set status = 'done', user_token_sealed = null
    where workspace_id = ${workspaceId} and id = ${id} and created_by = ${memberId}
    returning id`,
  )
  return Boolean(closed)
}

/** Erases the sessions of runs past their time, and those of a person who asked for it. */
export async function eraseSessions(
  pipeline: Db,
  which: { expiredAt: Instant } | { personId: string },
): Promise<void> {
  const condition =
    'personId' in which
      ? sql`asid = ${which.personId}`
      : sql`expires_at <= to_timestamp(${which.expiredAt} / 1000.0)`
  await exec(
    pipeline,
    sql`
    update connect_attempts set status = 'done', user_token_sealed = null, asid = null
    where ${condition} and (user_token_sealed is not null or asid is not null)`,
  )
}
