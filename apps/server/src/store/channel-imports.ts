import type { ImportView } from '@lienmach/contract'
import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, type Statement, sql } from './sql.ts'

/** How far the import of a channel's old conversations has come. */
export interface ChannelImport {
  workspaceId: WorkspaceId
  channelId: ChannelId
  /** The platform's id of the channel. */
  externalId: string
  state: ImportView['state']
  reason: string | null
  /** Catching up reads no further back; null: everything. */
  since: Instant | null
  cursor: string | null
  passUntil: Instant | null
  passStartedAt: Instant | null
  passCalls: number
  passFound: number
  passes: number
  listAgainAt: Instant | null
  found: number
  imported: number
  messages: number
  cut: number
  startedAt: Instant
  finishedAt: Instant | null
  epoch: number
  failures: number
  shown: ImportView
  shownAt: Instant
}

const columns = sql`
  imports.workspace_id as "workspaceId", imports.channel_id as "channelId", imports.state, imports.reason, imports.since,
  imports.cursor, imports.pass_until as "passUntil", imports.pass_started_at as "passStartedAt",
  imports.pass_calls as "passCalls", imports.pass_found as "passFound", imports.passes,
  imports.list_again_at as "listAgainAt", imports.found, imports.imported, imports.messages, imports.cut,
  imports.started_at as "startedAt", imports.finished_at as "finishedAt", imports.epoch, imports.failures,
  imports.shown, imports.shown_at as "shownAt"`

const moment = (at: Instant | null) => sql`to_timestamp(${at}::float8 / 1000)`

/** An import holds still for the rest of the transaction. Null: none was ever begun. Lock its channel first. */
export async function lockImport(
  tx: Db,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<ChannelImport | null> {
  const found = await row<ChannelImport>(
    tx,
    sql`
    select ${columns}, '' as "externalId" from channel_imports as imports
    where imports.workspace_id = ${workspaceId} and imports.channel_id = ${channelId} for update`,
  )
  return found ?? null
}

/** Begins an import, or begins it anew. Nobody holds it. */
export async function putImport(
  tx: Db,
  { workspaceId, channelId }: Pick<ChannelImport, 'workspaceId' | 'channelId'>,
  since: Instant | null,
  shown: ImportView,
  now: Instant,
  firstStepAt: Instant,
): Promise<void> {
  await exec(
    tx,
    sql`
    insert into channel_imports (workspace_id, channel_id, state, since, started_at, next_step_at, shown, shown_at)
    values (${workspaceId}, ${channelId}, 'waiting', ${moment(since)}, ${moment(now)}, ${moment(firstStepAt)},
      ${JSON.stringify(shown)}::jsonb, ${moment(now)})
    on conflict (workspace_id, channel_id) do update
    set state = 'waiting', reason = null, since = excluded.since, found = 0, imported = 0, messages = 0, cut = 0,
      started_at = excluded.started_at, finished_at = null, epoch = channel_imports.epoch + 1, holder = null,
      held_until = null, next_step_at = excluded.next_step_at, failures = 0, list_again_at = null,
      shown = excluded.shown, shown_at = excluded.shown_at`,
  )
}

/** A due import belongs to whoever claims it, for one step, until the moment given or until its holder has ended. */
const isFree = (now: Instant) =>
  sql`(imports.holder is null or imports.held_until <= ${moment(now)}
    or pg_try_advisory_xact_lock(hashtextextended(imports.holder::text, 0)))`

const isDue = (now: Instant) => sql`
  imports.state in ('waiting', 'listing', 'reading') and imports.next_step_at <= ${moment(now)}
  and channels.state in ('connecting', 'connected') and channels.token_sealed is not null`

/** Takes imports whose next call is due. Several processes share them; a channel has one at a time. */
export function claimDue(
  db: Db,
  holder: string,
  now: Instant,
  heldUntil: Instant,
  limit: number,
): Promise<ChannelImport[]> {
  return rows<ChannelImport>(
    db,
    sql`
    update channel_imports as imports
    set holder = ${holder}::uuid, held_until = ${moment(heldUntil)}, epoch = imports.epoch + 1
    from (
      select imports.workspace_id, imports.channel_id, channels.external_id
      from channel_imports as imports
      join channels on channels.workspace_id = imports.workspace_id and channels.id = imports.channel_id
      where ${isDue(now)} and ${isFree(now)}
      order by imports.next_step_at limit ${limit} for update of imports skip locked
    ) as due
    where imports.workspace_id = due.workspace_id and imports.channel_id = due.channel_id
    returning ${columns}, due.external_id as "externalId"`,
  )
}

/** Selects imports of which a call is due that nobody is making. */
export const dueImports = (now: Instant): Statement => sql`
  select from channel_imports as imports
  join channels on channels.workspace_id = imports.workspace_id and channels.id = imports.channel_id
  where ${isDue(now)} and ${isFree(now)}`

/** Holds a claimed import still for the rest of the transaction. False: it was begun anew, or another goes on with it. */
export async function pinImport(
  tx: Db,
  { workspaceId, channelId, epoch }: Pick<ChannelImport, 'workspaceId' | 'channelId' | 'epoch'>,
): Promise<boolean> {
  // Whoever connects a channel holds it first and its import afterwards; in the other order two could wait for each other.
  await exec(
    tx,
    sql`select from channels where workspace_id = ${workspaceId} and id = ${channelId} for key share`,
  )
  const pinned = await row(
    tx,
    sql`
    select from channel_imports
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and epoch = ${epoch} for update`,
  )
  return pinned !== undefined
}

/** Writes down how far an import has come, and lets it go until its next step. Whoever still holds it may commit nothing. */
export async function saveImport(tx: Db, next: ChannelImport, nextStepAt: Instant): Promise<void> {
  await exec(
    tx,
    sql`
    update channel_imports
    set state = ${next.state}, reason = ${next.reason}, cursor = ${next.cursor}, pass_until = ${moment(next.passUntil)},
      pass_started_at = ${moment(next.passStartedAt)}, pass_calls = ${next.passCalls}, pass_found = ${next.passFound},
      passes = ${next.passes}, list_again_at = ${moment(next.listAgainAt)}, found = ${next.found},
      imported = ${next.imported}, messages = ${next.messages}, cut = ${next.cut}, failures = ${next.failures},
      finished_at = ${moment(next.finishedAt)}, shown = ${JSON.stringify(next.shown)}::jsonb,
      shown_at = ${moment(next.shownAt)}, epoch = epoch + 1, holder = null, held_until = null, next_step_at = ${moment(nextStepAt)}
    where workspace_id = ${next.workspaceId} and channel_id = ${next.channelId} and epoch = ${next.epoch}`,
  )
}

/** A step went wrong: the next one is made later, whoever makes it. */
export async function putOffImport(
  db: Db,
  { workspaceId, channelId, epoch }: Pick<ChannelImport, 'workspaceId' | 'channelId' | 'epoch'>,
  nextStepAt: Instant,
): Promise<void> {
  await exec(
    db,
    sql`
    update channel_imports set holder = null, held_until = null, failures = failures + 1, next_step_at = ${moment(nextStepAt)}
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and epoch = ${epoch}`,
  )
}
