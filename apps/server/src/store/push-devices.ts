import type { Locale, PushDeviceView, PushTopic } from '@lienmach/contract'
import type { Instant, MemberId, SessionId, WorkspaceId } from '@lienmach/domain'
import type { PushAddress } from '../ports/push-service.ts'
import type { Db } from './db.ts'
import { exec, row, rows, sql } from './sql.ts'

export interface PushDevice extends PushAddress {
  workspaceId: WorkspaceId
  memberId: MemberId
  sessionId: SessionId
  locale: Locale
  topics: readonly PushTopic[]
  userAgent: string | null
}

const columns = sql`id, endpoint, topics, user_agent as "userAgent", created_at as "createdAt"`

/** So many of one member at most; the oldest make room. */
const mostOfMember = 20

export function listDevices(tx: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<PushDeviceView[]> {
  return rows<PushDeviceView>(
    tx,
    sql`
    select ${columns} from push_devices
    where workspace_id = ${workspaceId} and member_id = ${memberId}
    order by created_at, id`,
  )
}

/** Keeps a device. One with this address is brought up to date: its browser is whoever's who signed in there last. */
export async function keepDevice(
  tx: Db,
  id: string,
  device: PushDevice,
  at: Instant,
): Promise<PushDeviceView> {
  const { workspaceId, memberId, sessionId, endpoint, p256dh, auth, locale, topics, userAgent } = device
  const kept = await row<PushDeviceView>(
    tx,
    sql`
    insert into push_devices as device (workspace_id, id, member_id, session_id, endpoint, p256dh, auth, locale, topics,
      user_agent, created_at)
    values (${workspaceId}, ${id}, ${memberId}, ${sessionId}, ${endpoint}, ${p256dh}, ${auth}, ${locale},
      ${topics}::text[], ${userAgent}, to_timestamp(${at} / 1000.0))
    on conflict (workspace_id, endpoint) do update set member_id = excluded.member_id, session_id = excluded.session_id,
      p256dh = excluded.p256dh, auth = excluded.auth, locale = excluded.locale, topics = excluded.topics,
      user_agent = excluded.user_agent,
      created_at = case when device.member_id = excluded.member_id then device.created_at else excluded.created_at end
    returning ${columns}`,
  )
  if (!kept) throw new Error('What was inserted is there.')
  await exec(
    tx,
    sql`
    delete from push_devices where workspace_id = ${workspaceId} and id in (
      select id from push_devices where workspace_id = ${workspaceId} and member_id = ${memberId}
      order by id = ${kept.id} desc, created_at desc, id offset ${mostOfMember})`,
  )
  return kept
}

/** Answers whether the member had such a device. */
export async function removeDevice(
  tx: Db,
  workspaceId: WorkspaceId,
  memberId: MemberId,
  id: string,
): Promise<boolean> {
  return (
    (await exec(
      tx,
      sql`delete from push_devices where workspace_id = ${workspaceId} and member_id = ${memberId} and id = ${id}`,
    )) > 0
  )
}

/** Nothing more is told to somebody who left. */
export async function removeDevicesOf(tx: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<void> {
  await exec(
    tx,
    sql`delete from push_devices where workspace_id = ${workspaceId} and member_id = ${memberId}`,
  )
}
