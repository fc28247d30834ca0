import { AppError } from '@lienmach/contract'
import type { MessageId, Viewer, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import type { ReactionOutcome } from '../ports/channel-adapter.ts'
import { appendChanges } from '../store/changes.ts'
import { openToken } from '../store/channel-tokens.ts'
import { inView, inWorkspace } from '../store/db.ts'
import { saveReactions } from '../store/reactions.ts'
import { findQuotable, findSituation } from '../store/replies.ts'
import { type MessageAsOf, messageAsOf } from './message-as-of.ts'
import { lockVisible, refuseUnlessChats } from './visible-conversation.ts'

export interface React {
  workspaceId: WorkspaceId
  viewer: Viewer
  messageId: MessageId
  emoji: string | null
}

/**
 * Sets the Page's reaction to a message, or takes it back. The platform is asked first: a reaction is nothing to queue,
 * and asking twice sets it once.
 */
export async function react(
  context: Context,
  { workspaceId, viewer, messageId, emoji }: React,
): Promise<MessageAsOf> {
  const { db, clock, secretBox, channels, wake } = context
  const target = await inView(db, workspaceId, viewer, async (tx) => {
    const message = await findQuotable(tx, workspaceId, messageId)
    if (!message) throw new AppError('resource/not-found')
    const conversation = await lockVisible(tx, workspaceId, viewer, message.conversationId)
    refuseUnlessChats(conversation, viewer)
    const situation = await findSituation(tx, workspaceId, message.conversationId)
    const access = await openToken(tx, secretBox, workspaceId, message.channelId)
    if (!situation || !access) throw new AppError('channel/not-connected')
    if (message.mid === null || message.deleted)
      throw new AppError('message/wrong-state', { state: 'unknown' })
    return { ...message, mid: message.mid, kind: situation.channelKind, access }
  })

  const { channelId, contactExternalId, mid, access } = target
  const outcome = await channels
    .get(target.kind)
    .react(
      { workspaceId, channelId, ...access },
      { contactExternalId, mid, emoji },
      new AbortController().signal,
    )
  refuseUnlessDone(outcome)

  const now = clock.now()
  const answer = await inWorkspace(db, workspaceId, async (tx) => {
    await saveReactions(tx, [{ workspaceId, channelId, mid, actor: 'page', emoji, at: now }])
    const shown = await messageAsOf(tx, workspaceId, messageId)
    await appendChanges(
      tx,
      workspaceId,
      [{ kind: 'conversation', entityId: target.conversationId, data: { messages: [messageId] } }],
      now,
    )
    return shown
  })
  wake.hint('changes', workspaceId)
  return answer
}

function refuseUnlessDone(outcome: ReactionOutcome): void {
  if (outcome.outcome === 'unknown') throw new AppError('connect/platform-unreachable')
  if (outcome.outcome === 'refused') {
    const { class: because, code, subcode, message } = outcome.refusal
    throw new AppError('connect/platform-refused', { because, code, subcode, message })
  }
}
