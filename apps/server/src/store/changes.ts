import type { ConversationScope, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

/** What browsers hear about. */
export interface Change {
  kind: ChangeKind
  entityId: string
  data?: ChangeData
}

export interface ChangeData {
  /** With `conversation`: the ids of messages added or altered. */
  messages?: string[]
  /** With `conversation`: who could see it before, where that changed. */
  before?: Omit<ConversationScope, 'channelId'>
  /** What people may see changed with it. */
  sight?: true
}

/** A change and whose it is. */
export type WorkspaceChange = Change & { workspaceId: WorkspaceId }

export type ChangeKind =
  | 'conversation'
  | 'channel'
  | 'member'
  | 'workspace'
  | 'draft'
  | 'quarantine'
  | 'alert'
  | 'rule'

/** A change as the log keeps it. */
export interface LoggedChange {
  seq: number
  kind: ChangeKind
  entityId: string
  data: ChangeData
  at: Instant
}

/**
 * Adds changes of one workspace to its log. Call it last in a transaction: it locks the workspace's counter until the
 * commit, which is what makes seq dense and in commit order. Afterwards, `context.wake.hint('changes', workspaceId)`.
 */
export function appendChanges(
  tx: Db,
  workspaceId: WorkspaceId,
  changes: readonly Change[],
  at: Instant,
): Promise<void> {
  return appendChangesAcross(
    tx,
    changes.map((change) => ({ ...change, workspaceId })),
    at,
  )
}

/** The same for a batch that holds changes of several workspaces; their counters are locked in one order. */
export async function appendChangesAcross(
  tx: Db,
  changes: readonly WorkspaceChange[],
  at: Instant,
): Promise<void> {
  if (changes.length === 0) return
  await exec(
    tx,
    sql.named(
      'append-changes',
      `
    with entry as (
      select * from rows from (
        jsonb_to_recordset($1::jsonb)
          as ("workspaceId" uuid, kind text, "entityId" uuid, data jsonb)
      ) with ordinality as listed (workspace_id, kind, entity_id, data, place)
    ), added as (
      select workspace_id, count(*) as number from entry group by workspace_id
    ), counter as (
      insert into change_counters (workspace_id, last_seq)
      select workspace_id, number from added order by workspace_id
      on conflict (workspace_id) do update set last_seq = change_counters.last_seq + excluded.last_seq
      returning workspace_id, last_seq
    )
    insert into changes (workspace_id, seq, at, kind, entity_id, data)
    select entry.workspace_id,
      counter.last_seq - added.number + row_number() over (partition by entry.workspace_id order by entry.place),
      to_timestamp($2::float8 / 1000), entry.kind, entry.entity_id, coalesce(entry.data, '{}')
    from entry join added using (workspace_id) join counter using (workspace_id)`,
      [JSON.stringify(changes), at],
    ),
  )
}

/** The changes after a place in the log, oldest first. */
export function readChanges(
  db: Db,
  workspaceId: WorkspaceId,
  after: number,
  limit: number,
): Promise<LoggedChange[]> {
  return rows<LoggedChange>(
    db,
    sql`
    select seq, kind, entity_id as "entityId", data, at
    from changes
    where workspace_id = ${workspaceId} and seq > ${after}
    order by seq
    limit ${limit}`,
  )
}

/** The place of the newest change; 0 when nothing ever changed. */
export async function lastSeq(db: Db, workspaceId: WorkspaceId): Promise<number> {
  const counter = await row<{ seq: number }>(
    db,
    sql`
    select last_seq as seq from change_counters where workspace_id = ${workspaceId}`,
  )
  return counter?.seq ?? 0
}

/** The places of the newest changes of several workspaces. */
export async function lastSeqs(
  db: Db,
  workspaceIds: readonly WorkspaceId[],
): Promise<Map<WorkspaceId, number>> {
  const counters = await rows<{ workspaceId: WorkspaceId; seq: number }>(
    db,
    sql`
    select workspace_id as "workspaceId", last_seq as seq from change_counters
    where workspace_id = any(${workspaceIds}::uuid[])`,
  )
  return new Map(counters.map(({ workspaceId, seq }) => [workspaceId, seq]))
}

/** Forgets changes older than a moment; who is still behind them takes a new snapshot. */
export async function pruneChanges(db: Db, before: Instant): Promise<void> {
  await exec(db, sql`delete from changes where at < to_timestamp(${before} / 1000.0)`)
}
