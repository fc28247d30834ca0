import type { ChannelId, WorkspaceId } from '@lienmach/domain'
import type { SecretBox } from '../ports/secret-box.ts'
import type { Db } from './db.ts'
import { row, sql } from './sql.ts'

/** Binds a sealed token to its row, so that it opens nowhere else. */
export const tokenPlace = (workspaceId: WorkspaceId, channelId: ChannelId) =>
  `channels|token_sealed|${channelId}|${workspaceId}`

export interface ChannelToken {
  externalId: string
  token: string
  /** Counts reconnections: a refusal of an older token says nothing about this one. */
  version: number
}

/** The token of a channel, opened. Null when the channel has none. */
export async function openToken(
  db: Db,
  box: SecretBox,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<ChannelToken | null> {
  const found = await row<{ externalId: string; sealed: Buffer | null; version: number }>(
    db,
    sql`
    select external_id as "externalId", token_sealed as sealed, token_version as version
    from channels where workspace_id = ${workspaceId} and id = ${channelId}`,
  )
  if (!found?.sealed) return null
  const token = box.open(found.sealed, tokenPlace(workspaceId, channelId))
  return { externalId: found.externalId, token, version: found.version }
}
