import type { ApiKeyView } from '@lienmach/contract'
import type { ApiKeyId, Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

export interface ApiKeyRow {
  id: ApiKeyId
  name: string
  prefix: string
  role: ApiKeyView['role']
  createdAt: Instant
  lastUsedAt: Instant | null
}

export interface NewApiKey extends Omit<ApiKeyRow, 'lastUsedAt'> {
  hash: Buffer
  createdBy: MemberId
}

/** The keys that work, newest first. */
export function listApiKeys(tx: Db, workspaceId: WorkspaceId): Promise<ApiKeyRow[]> {
  return rows<ApiKeyRow>(
    tx,
    sql`
    select id, name, prefix, role, created_at as "createdAt", last_used_at as "lastUsedAt" from api_keys
    where workspace_id = ${workspaceId} and revoked_at is null
    order by created_at desc, id desc`,
  )
}

export async function insertApiKey(tx: Db, workspaceId: WorkspaceId, key: NewApiKey): Promise<void> {
  await exec(
    tx,
    sql`
    insert into api_keys (workspace_id, id, name, prefix, key_hash, role, created_by, created_at)
    values (${workspaceId}, ${key.id}, ${key.name}, ${key.prefix}, ${key.hash}, ${key.role}, ${key.createdBy},
      to_timestamp(${key.createdAt} / 1000.0))`,
  )
}

/** Withdraws a key; null when there is none that works. */
export async function revokeApiKey(
  tx: Db,
  workspaceId: WorkspaceId,
  id: ApiKeyId,
  at: Instant,
): Promise<{ name: string; prefix: string } | null> {
  const found = await row<{ name: string; prefix: string }>(
    tx,
    sql`
    update api_keys set revoked_at = to_timestamp(${at} / 1000.0)
    where workspace_id = ${workspaceId} and id = ${id} and revoked_at is null
    returning name, prefix`,
  )
  return found ?? null
}
