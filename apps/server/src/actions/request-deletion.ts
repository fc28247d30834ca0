import { createHmac } from 'node:crypto'
import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { appendChangesAcross } from '../store/changes.ts'
import { forgetPerson, lockChannelsOfPerson } from '../store/channel-ownership.ts'
import { eraseSessions } from '../store/connect-attempts.ts'
import { transaction } from '../store/db.ts'
import { addDeletionRequest } from '../store/deletion-requests.ts'

/**
 * A person asks Meta to have us delete what we know of them: their Facebook id, the sessions they gave us and the
 * tokens that came from these. Customers are not known to us by such an id. It is done when this returns; the code
 * lets the person look it up.
 */
export async function requestDeletion(
  context: Context,
  personId: string,
): Promise<{ code: string; url: string }> {
  const now = context.clock.now()
  const code = context.random.token(18)
  // Keyed, because ids are few enough to be tried one by one.
  const personHash = createHmac('sha256', context.config.secretKey).update(`deletion|${personId}`).digest()
  const affected = await transaction(context.db.pipeline, async (tx) => {
    await lockChannelsOfPerson(tx, personId)
    await eraseSessions(tx, { personId })
    const channels = await forgetPerson(tx, personId, now)
    await addDeletionRequest(tx, { code, personHash, channelsAffected: channels.length }, now)
    for (const { workspaceId, id } of channels) {
      await appendAudit(
        tx,
        {
          workspaceId,
          actor: { kind: 'platform' },
          action: 'channel.deauthorized',
          subjectKind: 'channel',
          subjectId: id,
          data: { because: 'person_deleted' },
        },
        now,
        context.random.uuid(),
      )
    }
    const changes = channels.map(({ workspaceId, id }) => ({
      workspaceId,
      kind: 'channel' as const,
      entityId: id,
    }))
    await appendChangesAcross(tx, changes, now)
    return channels
  })
  for (const workspaceId of new Set(affected.map((one) => one.workspaceId)))
    context.wake.hint('changes', workspaceId)
  return { code, url: `${context.config.publicUrl}/deletion/${code}` }
}
