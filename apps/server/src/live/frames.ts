import type { ConversationView, LiveFrame, MessageView } from '@lienmach/contract'
import type { ChannelId, MemberId, WorkspaceId } from '@lienmach/domain'
import type { Context } from '../context.ts'
import { presentChannel } from '../http/channels/present.ts'
import { presentConversation } from '../http/conversations/present.ts'
import { presentMessage } from '../http/messages/present.ts'
import type { ChangeKind, LoggedChange } from '../store/changes.ts'
import { findChannels } from '../store/channels.ts'
import { loadConversationViews } from '../store/conversation-views.ts'
import { findMembers } from '../store/members.ts'
import { loadMessageViews } from '../store/message-views.ts'

export type ChangesFrame = Extract<LiveFrame, { type: 'changes' }>

/** One stretch of the change log with everything it names, as it is now. */
export interface Stretch extends Omit<ChangesFrame, 'type' | 'conversations' | 'messages' | 'touched'> {
  conversations: { channelId: ChannelId; view: ConversationView }[]
  messages: { channelId: ChannelId; view: MessageView }[]
  touched: Set<ChangesFrame['touched'][number]>
  /** Drafts concern their writers alone. */
  draftsOf: Set<MemberId>
}

/** What decides how a frame looks for somebody. */
export interface Reader {
  memberId: MemberId | null
  hidden: ReadonlySet<ChannelId>
}

/** Reads each thing that a stretch of changes names, once. */
export async function loadStretch(
  { db, config, clock, channels }: Context,
  workspaceId: WorkspaceId,
  changes: readonly LoggedChange[],
): Promise<Stretch> {
  const first = changes[0]
  const last = changes.at(-1)
  if (!first || !last) throw new Error('A stretch holds at least one change.')
  const named = (kind: ChangeKind) => [
    ...new Set(changes.flatMap((change) => (change.kind === kind ? change.entityId : []))),
  ]
  const conversationIds = named('conversation')
  const messageIds = [...new Set(changes.flatMap((change) => change.data.messages ?? []))]

  const conversations = await loadConversationViews(db.pipeline, workspaceId, conversationIds)
  const messages = await loadMessageViews(db.pipeline, workspaceId, messageIds)
  const channelIds = named('channel')
  const channelRows = channelIds.length === 0 ? [] : await findChannels(db.pipeline, workspaceId, channelIds)
  const memberIds = named('member') as MemberId[]
  const members = memberIds.length === 0 ? [] : await findMembers(db.pipeline, workspaceId, memberIds)
  const here = new Set<string>(conversations.map(({ id }) => id))
  const membersHere = new Set<string>(members.map(({ id }) => id))
  const now = clock.now()

  const touched: Stretch['touched'] = new Set()
  for (const kind of ['workspace', 'quarantine', 'alert'] as const)
    if (named(kind).length > 0) touched.add(kind)
  // Somebody who left has no view: the list of members has to be asked for again.
  if (memberIds.some((id) => !membersHere.has(id))) touched.add('workspace')
  return {
    from: first.seq,
    to: last.seq,
    conversations: conversations.map((row) => ({
      channelId: row.channelId,
      view: presentConversation(row, config),
    })),
    messages: messages.map((row) => ({ channelId: row.channelId, view: presentMessage(row, now) })),
    goneConversations: conversationIds.filter((id) => !here.has(id)),
    channels: channelRows.map((row) => presentChannel(row, channels.get(row.kind).limits)),
    members,
    touched,
    draftsOf: new Set(named('draft') as MemberId[]),
  }
}

/** Writes a stretch as bytes for those who follow it, once for all to whom it looks the same. */
export class FrameWriter {
  readonly #stretch: Stretch
  readonly #channels: ChannelId[]
  readonly #written = new Map<string, Buffer>()

  constructor(stretch: Stretch) {
    this.#stretch = stretch
    this.#channels = [
      ...new Set([...stretch.conversations, ...stretch.messages].map(({ channelId }) => channelId)),
    ].sort()
  }

  frameFor({ memberId, hidden }: Reader): Buffer {
    const unseen = this.#channels.filter((channelId) => hidden.has(channelId))
    const drafts = memberId !== null && this.#stretch.draftsOf.has(memberId)
    const key = `${drafts} ${unseen.join(' ')}`
    const known = this.#written.get(key)
    if (known) return known
    const written = Buffer.from(JSON.stringify(frameOf(this.#stretch, new Set(unseen), drafts)))
    this.#written.set(key, written)
    return written
  }
}

function frameOf(stretch: Stretch, unseen: ReadonlySet<ChannelId>, drafts: boolean): ChangesFrame {
  const seen = <View>(things: readonly { channelId: ChannelId; view: View }[]): View[] =>
    things.flatMap(({ channelId, view }) => (unseen.has(channelId) ? [] : [view]))
  return {
    type: 'changes',
    from: stretch.from,
    to: stretch.to,
    conversations: seen(stretch.conversations),
    messages: seen(stretch.messages),
    goneConversations: stretch.goneConversations,
    channels: stretch.channels,
    members: stretch.members,
    touched: drafts ? [...stretch.touched, 'draft'] : [...stretch.touched],
  }
}
