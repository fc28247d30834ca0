import { AppError } from '@lienmach/contract'
import {
  type ConversationId,
  type Instant,
  isOpen,
  mayTake,
  messagingWindow,
  type SendVerdict,
  type ThreadControl,
  threadControlOf,
  type Viewer,
  type WayOut,
  type WorkspaceId,
  wayOut,
} from '@lienmach/domain'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { type ChannelRow, findChannel } from '../store/channels.ts'
import type { ConversationRow } from '../store/conversation-views.ts'
import type { Db } from '../store/db.ts'
import { findSituation } from '../store/replies.ts'
import { inViewOfMoment } from '../store/snapshot.ts'
import { isWorking } from './ask-owner.ts'
import { findVisible } from './read-conversation.ts'
import { verdictOn } from './verdict.ts'

export interface OneConversation {
  workspaceId: WorkspaceId
  viewer: Viewer
  conversationId: ConversationId
}

/** All there is to say about who may speak in a conversation. */
export interface Control {
  conversation: ConversationRow
  verdict: SendVerdict
  /** With hold and fail, and where a send may be refused for a cause that we know. */
  out: WayOut | null
  inboxUrl: string | null
  settingsUrl: string | null
  mayTake: 'yes' | 'no' | 'unknown'
  mayAsk: boolean
  at: Instant
}

/** Who may speak in a conversation, what that rests on, and what can be done. */
export const readControl = (context: Context, order: OneConversation): Promise<Control> =>
  inViewOfMoment(context.db, order.workspaceId, order.viewer, (tx) => controlOf(context, tx, order))

async function controlOf(context: Context, tx: Db, order: OneConversation): Promise<Control> {
  const { workspaceId, conversationId } = order
  const now = context.clock.now()
  const conversation = await findVisible(tx, order)
  const situation = await findSituation(tx, workspaceId, conversationId)
  const channel = await findChannel(tx, workspaceId, conversation.channelId)
  if (!situation || !channel) throw new AppError('resource/not-found')

  const thread = threadControlOf(conversation.threadFacts)
  const verdict = verdictOn(situation, context.config, now)
  const adapter = context.channels.get(channel.kind)
  return {
    conversation,
    verdict,
    out: isShortened(conversation, channel, context.config, now)
      ? wayOut('human_agent_not_granted')
      : outOf(verdict, thread, channel),
    inboxUrl: adapter.inboxUrl(channel.externalId, { contactExternalId: conversation.contactExternalId }),
    settingsUrl: adapter.settingsUrl(channel.externalId),
    ...waysOf(thread, channel),
    at: now,
  }
}

/** The window has closed only because this Page does not grant the longer one. */
function isShortened(
  { lastCustomerAt }: ConversationRow,
  { humanAgent }: ChannelRow,
  { meta }: Config,
  now: Instant,
): boolean {
  if (!meta.humanAgent || humanAgent !== 'refused') return false
  const { standardUntil, humanAgentUntil } = messagingWindow(lastCustomerAt, true)
  return standardUntil !== null && humanAgentUntil !== null && standardUntil <= now && now < humanAgentUntil
}

function outOf(verdict: SendVerdict, thread: ThreadControl, { control }: ChannelRow): WayOut | null {
  if (verdict.verdict !== 'send') return wayOut(verdict.because, thread, control)
  switch (verdict.doubt) {
    case 'not_default':
      return wayOut('thread_not_ours', { owner: 'other_app' }, control)
    case 'owner_likely':
    case 'owner_stale':
      return wayOut('thread_not_ours', thread, control)
    default:
      return null
  }
}

/** Only a thread of somebody else's is taken or asked for. Routing knows no asking. (docs/platform/messenger.md, 4.3) */
function waysOf({ owner }: ThreadControl, channel: ChannelRow): Pick<Control, 'mayTake' | 'mayAsk'> {
  if (!isWorking(channel) || owner === 'us') return { mayTake: 'no', mayAsk: false }
  const { control } = channel
  const isElsewhere = !isOpen(owner) || control.defaultApp === 'other'
  return {
    mayTake: isElsewhere ? mayTake(control) : 'no',
    mayAsk: !isOpen(owner) && control.mode !== 'routing',
  }
}
