import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { saveProbe, type Tried } from '../store/canary.ts'
import { appendChanges, type Change } from '../store/changes.ts'
import { learnOfChannel } from '../store/channel-lessons.ts'
import type { ChannelRow } from '../store/channels.ts'
import { inWorkspace } from '../store/db.ts'
import { raiseAlert } from './raise-alert.ts'

/** Keeps what came of the probes. A rule of the platform that is another one than before goes into the audit log, and is told. */
export async function tellRules(
  context: Context,
  channel: ChannelRow,
  tried: readonly Tried[],
): Promise<void> {
  const { db, clock, random, wake, config } = context
  const { workspaceId, id, name } = channel
  const now = clock.now()
  await inWorkspace(db, workspaceId, async (tx) => {
    const changes: Change[] = []
    for (const one of tried) {
      const { probe, outcome } = one
      const before = await saveProbe(tx, workspaceId, id, one, now)
      if (before === null) continue
      const data = { probe, before, after: outcome }
      const subject = { subjectKind: 'channel', subjectId: id, data: { name, ...data } }
      await appendAudit(
        tx,
        { workspaceId, actor: { kind: 'platform' }, action: 'channel.rule_changed', ...subject },
        now,
        random.uuid(),
      )
      changes.push(
        ...(await raiseAlert(context, tx, workspaceId, {
          kind: 'policy_changed',
          severity: outcome === 'accepted' ? 'look' : 'broken',
          subject: `${id}:${probe}`,
          channelId: id,
          data: { channel: name, ...data },
        })),
      )
    }
    const humanAgent = config.meta.humanAgent ? lessonOf(tried) : null
    const place = { workspaceId, channelId: id }
    if (humanAgent && (await learnOfChannel(tx, place, { humanAgent }, now)))
      changes.push({ kind: 'channel', entityId: id })
    await appendChanges(tx, workspaceId, changes, now)
  })
  wake.hint('changes', workspaceId)
  wake.hint('jobs:doctor')
}

/** Whether replies after 24 hours are accepted, where the probe could tell. */
function lessonOf(tried: readonly Tried[]): 'granted' | 'refused' | null {
  const outcome = tried.find(({ probe }) => probe === 'human_agent')?.outcome
  if (outcome === 'accepted') return 'granted'
  return outcome === 'human_agent_not_granted' || outcome === 'tag_retired' ? 'refused' : null
}
