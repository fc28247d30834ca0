import type { AlertView } from '@lienmach/contract'
import type { Context } from '../context.ts'
import type { Answer, CheckName } from '../doctor/channel/answer.ts'
import type { Drift } from '../doctor/channel/drift.ts'
import { appendAudit } from '../store/audit.ts'
import type { Change } from '../store/changes.ts'
import type { ChannelRow } from '../store/channels.ts'
import type { Db } from '../store/db.ts'
import { clearAlert, raiseAlert } from './raise-alert.ts'

/** Somebody set something otherwise at the platform: into the audit log, and told. */
export async function tellDrift(
  context: Context,
  tx: Db,
  { workspaceId, id, name }: ChannelRow,
  drifts: readonly Drift[],
): Promise<Change[]> {
  const changes: Change[] = []
  for (const { what, before, after, data } of drifts) {
    await appendAudit(
      tx,
      {
        workspaceId,
        actor: { kind: 'platform' },
        action: 'channel.settings_changed',
        subjectKind: 'channel',
        subjectId: id,
        data: { name, what, before, after, ...data },
      },
      context.clock.now(),
      context.random.uuid(),
    )
    // A subscription that was lost has an alert of its own.
    if (what === 'subscription') continue
    changes.push(
      ...(await raiseAlert(context, tx, workspaceId, {
        kind: 'settings_changed',
        severity: worsens(after) ? 'broken' : 'look',
        subject: `${id}:${what}`,
        channelId: id,
        data: { channel: name, what, before, after, ...data },
      })),
    )
  }
  return changes
}

const worsens = (after: string) => after === 'other' || after === 'missing'

/** Which alert speaks of a check that is broken. The token's is raised where its death is marked. */
const kinds: Partial<Record<CheckName, AlertView['kind'] | null>> = {
  token: null,
  restriction: 'page_restricted',
  gap: 'messages_missing',
  webhook: null,
}

/** What each check speaks of when it changes: then a second alert about the same would be noise. */
const settings: Partial<Record<CheckName, readonly Drift['what'][]>> = {
  routing: ['mode', 'default_app', 'primary_receiver'],
  permissions: ['permissions'],
}

/** What is broken is told, once; what is known to have passed is cleared. */
export async function tellFindings(
  context: Context,
  tx: Db,
  { workspaceId, id, name }: ChannelRow,
  answers: readonly Answer[],
  drifts: readonly Drift[],
): Promise<Change[]> {
  const changes: Change[] = []
  for (const { check, state, reason, data } of answers) {
    if (check === 'webhook' && data.lost !== undefined && state !== 'unknown') {
      const severity = state === 'broken' ? 'broken' : 'look'
      const about = { channel: name, reason, lost: data.lost }
      if (state === 'look' || drifts.some(({ what }) => what === 'subscription'))
        changes.push(
          ...(await raiseAlert(context, tx, workspaceId, {
            kind: 'subscription_lost',
            severity,
            subject: id,
            channelId: id,
            data: about,
          })),
        )
    }
    const kind = kinds[check] === undefined ? 'check_broken' : kinds[check]
    if (kind === null || kind === undefined || state === 'unknown') continue
    const subject = kind === 'check_broken' ? `${id}:${check}` : id
    if (state !== 'broken') changes.push(...(await clearAlert(context, tx, workspaceId, kind, subject)))
    else if (!drifts.some(({ what }) => settings[check]?.includes(what)))
      changes.push(
        ...(await raiseAlert(context, tx, workspaceId, {
          kind,
          severity: 'broken',
          subject,
          channelId: id,
          data: { ...plain(data), channel: name, check, reason },
        })),
      )
  }
  return changes
}

/** What a sentence needs, without lists. */
const plain = (data: Answer['data']) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => typeof value !== 'object'))
