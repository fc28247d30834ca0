import type { AlertView } from '@lienmach/contract'
import type { Instant, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AlertOrder, clear, raiseAnew, raiseOnce } from '../store/alerts.ts'
import type { Change } from '../store/changes.ts'
import type { Db } from '../store/db.ts'
import { putNotices } from '../store/push-notices.ts'

/** About a cause that lasts: told once, however often it is found, until it has gone. The others tell of a happening. */
const lasting: ReadonlySet<AlertView['kind']> = new Set([
  'channel_disconnected',
  'page_restricted',
  'messages_missing',
  'check_broken',
  'answer_here',
  'waiting_long',
  'unclaimed_long',
  'nobody_eligible',
])

/** A habit is not spoken of again so soon after somebody has read about it. Milliseconds. */
const quietFor: Partial<Record<AlertView['kind'], number>> = {
  answer_here: 7 * 24 * 60 * 60_000,
  waiting_long: 30 * 60_000,
  unclaimed_long: 30 * 60_000,
  nobody_eligible: 30 * 60_000,
}

type Clocked = Pick<Context, 'clock' | 'random'>

/** Tells somebody, on their devices as well. Answers the changes for the caller to append; hint `changes` after the commit. */
export async function raiseAlert(
  { clock, random }: Clocked,
  tx: Db,
  workspaceId: WorkspaceId,
  alert: AlertOrder,
): Promise<Change[]> {
  const now = clock.now()
  const entityId = await raiseInTime(tx, workspaceId, random.uuid(), alert, now)
  if (entityId === null) return []
  const { memberId = null } = alert
  const notice = {
    workspaceId,
    kind: 'alert',
    subject: entityId,
    memberId: memberId as MemberId | null,
  } as const
  await putNotices(tx, [notice], now)
  return [{ kind: 'alert', entityId }]
}

/** Answers the alert's id; null when it was told before. */
async function raiseInTime(
  tx: Db,
  workspaceId: WorkspaceId,
  id: string,
  alert: AlertOrder,
  now: Instant,
): Promise<string | null> {
  if (!lasting.has(alert.kind)) return raiseAnew(tx, workspaceId, id, alert, now)
  const quiet = quietFor[alert.kind]
  const quietSince = quiet === undefined ? null : ((now - quiet) as Instant)
  return (await raiseOnce(tx, workspaceId, id, alert, now, quietSince)) ? id : null
}

/** What it was about has passed. Answers the changes for the caller to append. */
export async function clearAlert(
  { clock }: Clocked,
  tx: Db,
  workspaceId: WorkspaceId,
  kind: AlertView['kind'],
  subject: string,
): Promise<Change[]> {
  const cleared = await clear(tx, workspaceId, kind, subject, clock.now())
  return cleared.map((entityId) => ({ kind: 'alert', entityId }))
}
