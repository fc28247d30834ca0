import type { ConversationView, LiveFrame, MessageView } from '@lienmach/contract'
import {
  type ConversationScope,
  type MemberId,
  maySee,
  type Sight,
  type WorkspaceId,
  type wholeSight,
} from '@lienmach/domain'
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
  conversations: { scope: ConversationScope; before: ConversationScope[]; view: ConversationView }[]
  messages: MessageView[]
  touched: Set<ChangesFrame['touched'][number]>
  /** Drafts concern their writers alone. */
  draftsOf: Set<MemberId>
}

/** What decides how a frame looks for somebody. */
export interface Reader {
  memberId: MemberId | null
  sight: Sight | typeof wholeSight
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
  for (const kind of ['workspace', 'quarantine', 'alert', 'rule'] as const)
    if (named(kind).length > 0) touched.add(kind)
  // Somebody who left has no view: the list of members has to be asked for again.
  if (memberIds.some((id) => !membersHere.has(id))) touched.add('workspace')
  return {
    from: first.seq,
    to: last.seq,
    conversations: conversations.map((row) => ({
      scope: row,
      before: changes.flatMap(({ entityId, data: { before } }) =>
        entityId === row.id && before ? [{ ...before, channelId: row.channelId }] : [],
      ),
      view: presentConversation(row, config),
    })),
    messages: messages.map((row) => presentMessage(row, now)),
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
  readonly #messagesOf: Map<string, MessageView[]>
  readonly #written = new Map<string, Buffer>()

  constructor(stretch: Stretch) {
    this.#stretch = stretch
    this.#messagesOf = Map.groupBy(stretch.messages, ({ conversationId }) => conversationId)
  }

  frameFor({ memberId, sight }: Reader): Buffer {
    const marks = this.#stretch.conversations.map(({ scope, before }): Mark => {
      if (maySee(scope, sight)) return 'seen'
      return before.some((earlier) => maySee(earlier, sight)) ? 'gone' : 'hidden'
    })
    const drafts = memberId !== null && this.#stretch.draftsOf.has(memberId)
    const key = `${drafts} ${marks.map((mark) => mark[0]).join('')}`
    const known = this.#written.get(key)
    if (known) return known
    const written = Buffer.from(JSON.stringify(this.#frameOf(marks, drafts)))
    this.#written.set(key, written)
    return written
  }

  #frameOf(marks: readonly Mark[], drafts: boolean): ChangesFrame {
    const { from, to, conversations, goneConversations, channels, members, touched } = this.#stretch
    const marked = (mark: Mark) =>
      conversations.flatMap(({ view }, place) => (marks[place] === mark ? [view] : []))
    const seen = marked('seen')
    return {
      type: 'changes',
      from,
      to,
      conversations: seen,
      messages: seen.flatMap(({ id }) => this.#messagesOf.get(id) ?? []),
      goneConversations: [...goneConversations, ...marked('gone').map(({ id }) => id)],
      channels,
      members,
      touched: drafts ? [...touched, 'draft'] : [...touched],
    }
  }
}

/** How a conversation looks to a reader: there, no longer there, or never heard of. */
type Mark = 'seen' | 'gone' | 'hidden'
