import type { ConversationId, Instant, MessageId, WorkspaceId } from '@lienmach/domain'
import type { Db } from './db.ts'
import { row, rows, sql } from './sql.ts'

/** Where a message stands in its timeline. */
export interface MessagePlace {
  id: MessageId
  at: Instant
}

/** The newest places before a place, or of all; oldest first. */
export async function placesBefore(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  before: MessagePlace | null,
  limit: number,
): Promise<MessagePlace[]> {
  const bound =
    before === null ? sql`true` : sql`(at, id) < (to_timestamp(${before.at} / 1000.0), ${before.id}::uuid)`
  const found = await rows<MessagePlace>(
    tx,
    sql`
    select id, at from messages
    where workspace_id = ${workspaceId} and conversation_id = ${conversationId} and ${bound}
    order by at desc, id desc
    limit ${limit}`,
  )
  return found.reverse()
}

/** The oldest places after a place, oldest first. */
export function placesAfter(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  after: MessagePlace,
  limit: number,
): Promise<MessagePlace[]> {
  return rows<MessagePlace>(
    tx,
    sql`
    select id, at from messages
    where workspace_id = ${workspaceId} and conversation_id = ${conversationId}
      and (at, id) > (to_timestamp(${after.at} / 1000.0), ${after.id}::uuid)
    order by at, id
    limit ${limit}`,
  )
}

/** Where one message of a conversation stands; null when it is not there. */
export async function findPlace(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  id: MessageId,
): Promise<MessagePlace | null> {
  const found = await row<MessagePlace>(
    tx,
    sql`
    select id, at from messages
    where workspace_id = ${workspaceId} and conversation_id = ${conversationId} and id = ${id}`,
  )
  return found ?? null
}

/** How many messages of the customer stand after a place, or at it and after. */
export async function countFromCustomer(
  tx: Db,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  place: MessagePlace,
  from: 'after' | 'at',
): Promise<number> {
  const counted = await row<{ number: number }>(
    tx,
    sql`
    select count(*)::int as number from messages
    where workspace_id = ${workspaceId} and conversation_id = ${conversationId} and direction = 'in'
      and not stub and not extra ? 'silent'
      and ((at, id) > (to_timestamp(${place.at} / 1000.0), ${place.id}::uuid) or (${from === 'at'} and id = ${place.id}::uuid))`,
  )
  return counted?.number ?? 0
}
