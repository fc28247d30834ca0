import {
  type ChannelId,
  type MemberId,
  type RuleId,
  type Sight,
  type Viewer,
  type WorkspaceId,
  wholeSight,
} from '@lienmach/domain'
import type { Db } from './db.ts'
import { rows, sql } from './sql.ts'

/** What a viewer may see: everything, or what the rules and channels open to them. */
export async function sightOf(
  db: Db,
  workspaceId: WorkspaceId,
  { memberId, manages }: Viewer,
): Promise<Sight | typeof wholeSight> {
  if (manages) return wholeSight
  const [sight] = (await loadSights(db, workspaceId, [memberId])).values()
  if (!sight) throw new Error('A sight was asked for.')
  return sight
}

/** What each of these agents may see; null stands for a program, which sees what is open to everybody. */
export async function loadSights(
  db: Db,
  workspaceId: WorkspaceId,
  memberIds: readonly (MemberId | null)[],
): Promise<Map<MemberId | null, Sight>> {
  if (memberIds.length === 0) return new Map()
  const found = await rows<{
    memberId: MemberId | null
    openChannels: ChannelId[]
    closedChannels: ChannelId[]
    openRules: RuleId[]
    claimableRules: RuleId[]
  }>(
    db,
    sql.named(
      'load-sights',
      `
    select asked.id as "memberId", sight.open_channels as "openChannels", sight.closed_channels as "closedChannels",
      sight.open_rules as "openRules", sight.claimable_rules as "claimableRules"
    from unnest($2::uuid[]) as asked (id) cross join lateral sight_of($1, asked.id) as sight`,
      [workspaceId, memberIds],
    ),
  )
  return new Map(
    found.map(({ memberId, ...seen }) => [
      memberId,
      {
        memberId,
        openChannels: new Set(seen.openChannels),
        closedChannels: new Set(seen.closedChannels),
        openRules: new Set(seen.openRules),
        claimableRules: new Set(seen.claimableRules),
      },
    ]),
  )
}
