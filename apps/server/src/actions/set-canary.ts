import { AppError, type CanaryView } from '@lienmach/contract'
import type { ChannelId, Instant, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { findCanary, findTestThread, setCanary as store } from '../store/canary.ts'
import { findChannel } from '../store/channels.ts'
import { inWorkspace } from '../store/db.ts'
import { canaryEvery } from './run-canary.ts'

export interface SetCanary {
  workspaceId: WorkspaceId
  channelId: ChannelId
  actor: AuditEntry['actor']
  /** Null: nobody is written to any more. */
  contactId: string | null
}

/** Chooses the customer to whom the canary may write, from tomorrow on or when somebody asks for it. */
export async function setCanary({ db, clock, random }: Context, order: SetCanary): Promise<CanaryView> {
  const { workspaceId, channelId, actor, contactId } = order
  const now = clock.now()
  return inWorkspace(db, workspaceId, async (tx) => {
    const channel = await findChannel(tx, workspaceId, channelId)
    if (!channel) throw new AppError('resource/not-found')
    const thread = contactId === null ? null : await findTestThread(tx, workspaceId, channelId, contactId)
    if (contactId !== null && !thread) throw new AppError('resource/not-found')
    const next = contactId === null ? null : ((now + canaryEvery) as Instant)
    await store(tx, workspaceId, channelId, contactId, next)
    await appendAudit(
      tx,
      {
        workspaceId,
        actor,
        action: 'channel.canary_changed',
        subjectKind: 'channel',
        subjectId: channelId,
        data: { name: channel.name, contactId, contact: thread?.name ?? null },
      },
      now,
      random.uuid(),
    )
    const canary = await findCanary(tx, workspaceId, channelId)
    if (!canary) throw new AppError('resource/not-found')
    return canary
  })
}
