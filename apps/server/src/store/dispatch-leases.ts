import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

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

/** A channel on which something waits. */
export interface WaitingLane extends Of {
  /** Who speaks for it; null when nobody ever did. */
  lease: DispatchLease | null
  /** Something is held or in doubt there. */
  needsTending: boolean
}

/** The channels on which something waits to be sent, looked up or released. */
export async function listLanes(db: Db): Promise<WaitingLane[]> {
  const found = await rows<Of & DispatchLease & { holder: string | null; needsTending: boolean }>(
    db,
    sql.named(
      'list-lanes',
      `
    select waiting.workspace_id as "workspaceId", waiting.channel_id as "channelId", waiting."needsTending", ${columns}
    from (
      select workspace_id, channel_id, bool_or(state in ('held', 'uncertain')) as "needsTending" from outbox
      where state in ('queued', 'sending', 'held', 'uncertain')
      group by workspace_id, channel_id
    ) as waiting
    left join dispatch_leases using (workspace_id, channel_id)`,
      [],
    ),
  )
  return found.map(({ workspaceId, channelId, needsTending, ...lease }) => ({
    workspaceId,
    channelId,
    needsTending,
    lease: lease.holder === null ? null : lease,
  }))
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
  return row<DispatchLease>(
    db,
    sql`
    insert into dispatch_leases (workspace_id, channel_id, holder, epoch, lease_until)
    values (${workspaceId}, ${channelId}, ${holder}, 1, to_timestamp(${now} / 1000.0))
    on conflict (workspace_id, channel_id) do update
    set holder = excluded.holder, epoch = dispatch_leases.epoch + 1, lease_until = excluded.lease_until
    where dispatch_leases.lease_until = '-infinity'
      or (dispatch_leases.epoch = ${stoodStill?.epoch ?? -1}
        and dispatch_leases.lease_until = to_timestamp(${stoodStill?.renewedAt ?? 0} / 1000.0))
    returning holder, epoch, lease_until as "renewedAt", paused_until as "pausedUntil"`,
  )
}

/** Shows that the holder still moves. Answers the channels it still holds. */
export async function renewLeases(
  db: Db,
  holder: string,
  held: readonly (Of & { epoch: number })[],
  now: Instant,
): Promise<Set<ChannelId>> {
  const renewed = await rows<{ channelId: ChannelId }>(
    db,
    sql.named(
      'renew-dispatch-leases',
      `
    update dispatch_leases as lease set lease_until = to_timestamp($3::float8 / 1000)
    from jsonb_to_recordset($2::jsonb) as held ("workspaceId" uuid, "channelId" uuid, epoch bigint)
    where lease.workspace_id = held."workspaceId" and lease.channel_id = held."channelId" and lease.holder = $1
      and lease.epoch = held.epoch
    returning lease.channel_id as "channelId"`,
      [holder, JSON.stringify(held), now],
    ),
  )
  return new Set(renewed.map(({ channelId }) => channelId))
}

/** Holds the lease still for the rest of the transaction, so that nothing is claimed under a lost one. */
export async function pinLease(
  tx: Db,
  { workspaceId, channelId }: Of,
  holder: string,
  epoch: number,
): Promise<boolean> {
  const pinned = await row(
    tx,
    sql.named(
      'pin-dispatch-lease',
      `
    select epoch from dispatch_leases
    where workspace_id = $1 and channel_id = $2 and holder = $3 and epoch = $4
    for share`,
      [workspaceId, channelId, holder, epoch],
    ),
  )
  return pinned !== undefined
}

/** Lets the next one take over at once. */
export async function giveUpLease(
  db: Db,
  { workspaceId, channelId }: Of,
  holder: string,
  epoch: number,
): Promise<void> {
  await exec(
    db,
    sql`
    update dispatch_leases set lease_until = '-infinity'
    where workspace_id = ${workspaceId} and channel_id = ${channelId} and holder = ${holder} and epoch = ${epoch}`,
  )
}

/** The platform asked for a rest; whoever speaks for the channel next keeps to it. */
export async function pauseLane(db: Db, { workspaceId, channelId }: Of, until: Instant): Promise<void> {
  await exec(
    db,
    sql`
    update dispatch_leases
    set paused_until = greatest(paused_until, to_timestamp(${until} / 1000.0))
    where workspace_id = ${workspaceId} and channel_id = ${channelId}`,
  )
}
