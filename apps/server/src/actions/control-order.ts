import { AppError } from '@lienmach/contract'
import { tokenDeath } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { ChannelAccess, ThreadMoveOutcome } from '../ports/channel-adapter.ts'
import { type AuditEntry, appendAudit } from '../store/audit.ts'
import { openToken } from '../store/channel-tokens.ts'
import { type ChannelRow, findChannel } from '../store/channels.ts'
import { type Db, inView } from '../store/db.ts'
import { findThreadPlace, type ThreadPlace } from '../store/thread-control.ts'
import { isWorking } from './ask-owner.ts'
import { markNeedsReconnect } from './mark-needs-reconnect.ts'
import type { Control, OneConversation } from './read-control.ts'
import { lockVisible, refuseUnlessChats } from './visible-conversation.ts'

/** Somebody wants a thread back. */
export interface ControlOrder extends OneConversation {
  actor: AuditEntry['actor']
}

/** What came of it. `asked` is not `granted`. */
export interface ControlOutcome {
  outcome: 'granted' | 'asked' | 'refused' | 'unreachable'
  refusal: Extract<ThreadMoveOutcome, { outcome: 'refused' }>['refusal'] | null
  control: Control
}

export interface AdmittedOrder {
  place: ThreadPlace
  channel: ChannelRow
  access: ChannelAccess
  tokenVersion: number
}

/** Lets through whoever may chat there, while the platform can be asked. Whoever may not chat may not take either. */
export function admit(
  { db, secretBox }: Context,
  { workspaceId, viewer, conversationId }: OneConversation,
): Promise<AdmittedOrder> {
  return inView(db, workspaceId, viewer, async (tx) => {
    const conversation = await lockVisible(tx, workspaceId, viewer, conversationId)
    refuseUnlessChats(conversation, viewer)
    const { channelId } = conversation
    const place = await findThreadPlace(tx, workspaceId, conversationId)
    const channel = await findChannel(tx, workspaceId, channelId)
    const opened = await openToken(tx, secretBox, workspaceId, channelId)
    if (!place || !channel || !opened || !isWorking(channel)) throw new AppError('control/not-askable')
    const { version, ...access } = opened
    return { place, channel, access: { workspaceId, channelId, ...access }, tokenVersion: version }
  })
}

/** A refusal that names a dead token says that the whole channel needs its people. */
export async function heedDeadToken(
  context: Context,
  { place: { workspaceId, channelId }, tokenVersion }: AdmittedOrder,
  moved: ThreadMoveOutcome,
): Promise<void> {
  const death = moved.outcome === 'refused' && tokenDeath(moved.refusal.code, moved.refusal.subcode)
  if (death) await markNeedsReconnect(context, { workspaceId, channelId, reason: death, tokenVersion })
}

/** Notes in the audit log who wanted what of a conversation. */
export const noteControl = (
  { clock, random }: Context,
  tx: Db,
  { workspaceId, actor, conversationId }: ControlOrder,
  action: 'conversation.control_taken' | 'conversation.control_asked' | 'conversation.help_asked',
  data: Record<string, unknown>,
): Promise<void> =>
  appendAudit(
    tx,
    { workspaceId, actor, action, subjectKind: 'conversation', subjectId: conversationId, data },
    clock.now(),
    random.uuid(),
  )
