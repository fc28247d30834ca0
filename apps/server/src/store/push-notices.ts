import type { Locale, PushNotice } from '@lienmach/contract'
import type { Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { PushAddress } from '../ports/push-service.ts'
import type { Db } from './db.ts'
import { exec, rows, type Statement, sql } from './sql.ts'

/** Something that devices have to be told. `subject` is the conversation, the rule or the alert that it is about. */
export interface NoticeOrder {
  workspaceId: WorkspaceId
  kind: 'given' | 'to_claim' | 'alert'
  subject: string
  /** Null: owners and managers. */
  memberId: MemberId | null
}

/** Puts notices where they wait to be sent, for each device that wants to hear of them. */
export async function putNotices(tx: Db, orders: readonly NoticeOrder[], at: Instant): Promise<void> {
  if (orders.length === 0) return
  await exec(
    tx,
    sql`
    insert into push_notices (workspace_id, device_id, kind, subject, made_at, due_at)
    select distinct device.workspace_id, device.id, told.kind, told.subject, to_timestamp(${at} / 1000.0), to_timestamp(${at} / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) as told ("workspaceId" uuid, kind text, subject uuid, "memberId" uuid)
    join push_devices as device on device.workspace_id = told."workspaceId"
      and case told.kind when 'alert' then 'alerts' else told.kind end = any(device.topics)
    join members on members.workspace_id = device.workspace_id and members.user_id = device.member_id
    where members.removed_at is null
      and (members.user_id = told."memberId" or told."memberId" is null and members.role in ('owner', 'manager'))
    on conflict (workspace_id, device_id, kind, subject)
      do update set made_at = excluded.made_at, due_at = excluded.due_at, tries = 0`,
  )
}

/** Puts a trial where it waits to be sent. Answers whether the member has such a device. */
export async function putTrial(
  tx: Db,
  { workspaceId, memberId, deviceId }: { workspaceId: WorkspaceId; memberId: MemberId; deviceId: string },
  at: Instant,
): Promise<boolean> {
  const put = await exec(
    tx,
    sql`
    insert into push_notices (workspace_id, device_id, kind, subject, made_at, due_at)
    select workspace_id, id, 'trial', id, to_timestamp(${at} / 1000.0), to_timestamp(${at} / 1000.0)
    from push_devices where workspace_id = ${workspaceId} and member_id = ${memberId} and id = ${deviceId}
    on conflict (workspace_id, device_id, kind, subject)
      do update set made_at = excluded.made_at, due_at = excluded.due_at, tries = 0`,
  )
  return put > 0
}

/** A notice that was taken to be sent. */
export interface DueNotice extends PushAddress {
  workspaceId: WorkspaceId
  deviceId: string
  kind: PushNotice['kind']
  subject: string
  memberId: MemberId
  locale: Locale
  timeZone: string
  madeAt: Instant
  /** With this one. */
  tries: number
}

/** Takes notices that are due. Whoever dies over one leaves it to the next, after `lease` milliseconds. */
export function takeDueNotices(
  db: Db,
  now: Instant,
  { most, lease }: { most: number; lease: number },
): Promise<DueNotice[]> {
  return rows<DueNotice>(
    db,
    sql`
    with due as (
      select workspace_id, device_id, kind, subject from push_notices
      where due_at <= to_timestamp(${now} / 1000.0)
      order by due_at limit ${most}
      for update skip locked
    ), taken as (
      update push_notices as notice
      set due_at = to_timestamp(${now + lease} / 1000.0), tries = notice.tries + 1
      from due where notice.workspace_id = due.workspace_id and notice.device_id = due.device_id
        and notice.kind = due.kind and notice.subject = due.subject
      returning notice.*
    )
    select taken.workspace_id as "workspaceId", taken.device_id as "deviceId", taken.kind, taken.subject,
      taken.made_at as "madeAt", taken.tries, device.member_id as "memberId", device.locale, device.endpoint,
      device.p256dh, device.auth, workspaces.time_zone as "timeZone"
    from taken
    join push_devices as device on device.workspace_id = taken.workspace_id and device.id = taken.device_id
    join workspaces on workspaces.id = taken.workspace_id`,
  )
}

type Named = Pick<DueNotice, 'workspaceId' | 'deviceId' | 'kind' | 'subject' | 'madeAt'>

const isThisOne = ({ workspaceId, deviceId, kind, subject, madeAt }: Named) => sql`
  workspace_id = ${workspaceId} and device_id = ${deviceId} and kind = ${kind} and subject = ${subject}
    and made_at = to_timestamp(${madeAt} / 1000.0)`

/** It has been told, or is not worth telling any more. One that was made anew meanwhile stays. */
export async function dropNotice(db: Db, notice: Named): Promise<void> {
  await exec(db, sql`delete from push_notices where ${isThisOne(notice)}`)
}

export async function tellLater(db: Db, notice: Named, dueAt: Instant): Promise<void> {
  await exec(
    db,
    sql`update push_notices set due_at = to_timestamp(${dueAt} / 1000.0) where ${isThisOne(notice)}`,
  )
}

/** The browser is gone, and all that waited for it with it. */
export async function dropDevice(
  db: Db,
  { workspaceId, deviceId }: Pick<Named, 'workspaceId' | 'deviceId'>,
): Promise<void> {
  await exec(db, sql`delete from push_devices where workspace_id = ${workspaceId} and id = ${deviceId}`)
}

/** Selects notices that are to be told now. */
export const dueNotices = (now: Instant): Statement =>
  sql`select from push_notices where due_at <= to_timestamp(${now}::float8 / 1000)`
