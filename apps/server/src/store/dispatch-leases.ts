import type { Instant, WorkspaceId, ChannelId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, sql } from './sql.ts'

/** Who speaks for a channel. `renewedAt` only tells whether the holder still moves: nobody compares it with a clock. */
export interface DispatchLease {
  holder: string
  epoch: number
  renewedAt: Instant
  pausedUntil: Instant | null
}

interface Of {
  workspaceId: WorkspaceId
  channelId: ChannelId
}

const columns = `holder, epoch, lease_until as "renewedAt", paused_until as "pausedUntil"`

export async function findLease(db: Db, { workspaceId, channelId }: Of): Promise<DispatchLease | null> {
  const found = await row<DispatchLease>(db, sql.named('find-dispatch-lease', `
    select ${columns} from dispatch_leases where workspace_id = $1 and channel_id = $2`, [workspaceId, channelId]))
  return found ?? null
}

/**
 * Takes a channel that nobody holds, or whose holder was seen standing still at `epoch`. Undefined when somebody else
 * was faster.
 */
export function takeLease(
  db: Db,
  { workspaceId, channelId }: Of,
  holder: string,
  stoodStill: DispatchLease | null,
  now: Instant,
): Promise<DispatchLease | undefined> {
  return row<DispatchLease>(db, sql`
    insert into dispatch_leases (workspace_id, channel_id, holder, epoch, lease_until)
    values (${workspaceId}, ${channelId}, ${holder}, 1, to_timestamp(${now} / 1000.0))
    on conflict (workspace_id, channel_id) do update
    set holder = excluded.holder, epoch = dispatch_leases.epoch + 1, lease_until = excluded.lease_until
    where dispatch_leases.lease_until = '-infinity'
      or (dispatch_leases.epoch = ${stoodStill?.epoch ?? -1}
        and dispatch_leases.lease_until = to_timestamp(${stoodStill?.renewedAt ?? 0} / 1000.0))
    returning holder, epoch, lease_until as "renewedAt", paused_until as "pausedUntil"`)
}

/** Shows that the holder still moves. False when the lease is lost. */
export async function renewLease(db: Db, { workspaceId, channelId }: Of, holder: string, epoch: number, now: Instant): Promise<boolean> {
  const renewed = await exec(db, sql.named('renew-dispatch-lease', `
    update dispatch_leases set lease_until = to_timestamp($5::float8 / 1000)
    where workspace_id = $1 and channel_id = $2 and holder = $3 and epoch = $4`, [workspaceId, channelId, holder, epoch, now]))
  return renewed > 0
}

/** Holds the lease still for the rest of the transaction, so that nothing is claimed under a lost one. */
export async function pinLease(tx: Db, { workspaceId, channelId }: Of, holder: string, epoch: number): Promise<boolean> {
  const pinned = await row(tx, sql.named('pin-dispatch-lease', `
    select epoch from dispatch_leases
    where workspace_id = $1 and channel_id = $2 and holder = $3 and epoch = $4
    for share`, [workspaceId, channelId, holder, epoch]))
  return pinned !== undefined
}

/** Lets the next one take over at once. */
export async function giveUpLease(db: Db, { workspaceId, channelId }: Of, holder: string, epoch: number): Promise<void> {
  await exec(db, sql`
    update dispatch_leases set lease_until = '-infinity'
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and holder = ${holder} and epoch = ${epoch}`)
}

/** The platform asked for a rest; whoever speaks for the channel next keeps to it. */
export async function pauseLane(db: Db, { workspaceId, channelId }: Of, until: Instant): Promise<void> {
  await exec(db, sql`
    update dispatch_leases
    set paused_until = greatest(paused_until, to_timestamp(${until} / 1000.0))
    where workspace_id = ${workspaceId} and channel_id = ${channelId}`)
}
