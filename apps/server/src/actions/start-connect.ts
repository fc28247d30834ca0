import { AppError } from '@lienmach/contract'
import type { ChannelId, Instant } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { appendAudit } from '../store/audit.ts'
import { findChannel } from '../store/channels.ts'
import {
  type AttemptId,
  type AttemptRow,
  addAttempt,
  closeAttempts,
  findAttempt,
} from '../store/connect-attempts.ts'
import { inWorkspace } from '../store/db.ts'
import { type Connecting, dialogLifetime, stateHashOf } from './connect-attempt.ts'

export interface StartConnect extends Connecting {
  /** Ask again for what was declined. */
  rerequest: boolean
  /** The channel to be reconnected, when this is a reconnection. */
  channelId: ChannelId | null
}

/**
 * Begins a run through the platform's dialog. The state parameter is known to the browser alone; it works once, for
 * this person, in this session. An earlier run of theirs ends here.
 */
export async function startConnect(
  context: Context,
  order: StartConnect,
): Promise<{ attempt: AttemptRow; dialogUrl: string }> {
  const { workspaceId, memberId, sessionId, channelId } = order
  const now = context.clock.now()
  // The workspace stands in front, because whoever comes back is looked up within it.
  const state = `${workspaceId}.${context.random.token(32)}`
  const id = context.random.uuid() as AttemptId
  const attempt = await inWorkspace(context.db, workspaceId, async (tx) => {
    if (channelId !== null && !(await findChannel(tx, workspaceId, channelId)))
      throw new AppError('resource/not-found')
    await closeAttempts(tx, workspaceId, memberId)
    const expiresAt = (now + dialogLifetime) as Instant
    await addAttempt(
      tx,
      workspaceId,
      { id, memberId, stateHash: stateHashOf(state, sessionId), channelId, expiresAt },
      now,
    )
    await appendAudit(
      tx,
      {
        workspaceId,
        actor: { kind: 'member', id: memberId },
        action: 'channel.connect_started',
        ...(channelId !== null && { subjectKind: 'channel', subjectId: channelId }),
        data: { kind: 'facebook_page' },
      },
      now,
      context.random.uuid(),
    )
    return findAttempt(tx, workspaceId, memberId, id)
  })
  if (!attempt) throw new AppError('resource/not-found')
  return { attempt, dialogUrl: context.connector.dialogUrl({ state, rerequest: order.rerequest }) }
}
