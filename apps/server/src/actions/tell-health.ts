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

/** What each question speaks of when it changes: then a second alert about the same would be noise. */
const settings: Partial<Record<CheckName, readonly Drift['what'][]>> = {
  routing: ['mode', 'default_app', 'primary_receiver'],
  permissions: ['permissions'],
  webhook: ['subscription'],
}

/** What is broken is told, once; what is known to have passed is cleared. */
export async function tellFindings(
  context: Context,
  tx: Db,
  channel: ChannelRow,
  answers: readonly Answer[],
  drifts: readonly Drift[],
): Promise<Change[]> {
  const changes: Change[] = []
  for (const answer of answers) {
    const changed = drifts.some(({ what }) => settings[answer.check]?.includes(what))
    // A token's death is told where it is marked.
    if (answer.state === 'unknown' || answer.check === 'token') continue
    changes.push(
      ...(answer.check === 'webhook'
        ? await tellSubscription(context, tx, channel, answer, changed)
        : await tellOne(context, tx, channel, answer, changed)),
    )
  }
  return changes
}

/** It is renewed as soon as it is found lost, and what did not arrive until then is worth telling all the same. */
async function tellSubscription(
  context: Context,
  tx: Db,
  { workspaceId, id, name }: ChannelRow,
  { state, reason, data: { lost } }: Answer,
  changed: boolean,
): Promise<Change[]> {
  if (state !== 'look' && !changed) return []
  return raiseAlert(context, tx, workspaceId, {
    kind: 'subscription_lost',
    severity: state === 'broken' ? 'broken' : 'look',
    subject: id,
    channelId: id,
    data: { channel: name, reason, lost },
  })
}

async function tellOne(
  context: Context,
  tx: Db,
  { workspaceId, id, name }: ChannelRow,
  { check, state, reason, data }: Answer,
  changed: boolean,
): Promise<Change[]> {
  const { kind, subject } = aboutBroken(check, id)
  if (state !== 'broken') return clearAlert(context, tx, workspaceId, kind, subject)
  if (changed) return []
  return raiseAlert(context, tx, workspaceId, {
    kind,
    severity: 'broken',
    subject,
    channelId: id,
    data: { ...withoutLists(data), channel: name, check, reason },
  })
}

function aboutBroken(check: CheckName, id: string): { kind: AlertView['kind']; subject: string } {
  if (check === 'restriction') return { kind: 'page_restricted', subject: id }
  if (check === 'gap') return { kind: 'messages_missing', subject: id }
  return { kind: 'check_broken', subject: `${id}:${check}` }
}

/** What a sentence needs. */
const withoutLists = (data: Answer['data']) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => typeof value !== 'object'))
