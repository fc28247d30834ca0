import { type Static, type TProperties, Type } from 'typebox'
import { ChannelView, ConversationView, MemberView, MessageView, Moment, Uuid } from './views.ts'

/** `GET /api/v1/workspaces/:workspaceId/live?after=SEQ`, a WebSocket. Session cookie and Origin are checked. */
export const livePath = '/api/v1/workspaces/:workspaceId/live'

/**
 * A thing as an answer shows it. `seq` is a place in the change log: whatever changed up to there is in it, so whoever
 * follows the log lays what it says after that place over the answer, however late the answer comes.
 */
const asOf = <T extends TProperties>(things: T) => Type.Object({ ...things, seq: Type.Integer() })
export const ConversationAsOf = asOf({ conversation: ConversationView })
export type ConversationAsOf = Static<typeof ConversationAsOf>
export const MessageAsOf = asOf({ message: MessageView })
export type MessageAsOf = Static<typeof MessageAsOf>
export const MessagesAsOf = asOf({ messages: Type.Array(MessageView) })
export type MessagesAsOf = Static<typeof MessagesAsOf>

/**
 * What the server says on the live connection. Each view is the thing as it is now, so applying it twice, or
 * applying a later one first, does no harm. `from`..`to` is the span of the change log that a frame covers: a client
 * whose own place is not `from` - 1 has a gap and reconnects with its place.
 */
export const LiveFrame = Type.Union([
  /** First frame. `seq` is the place the feed starts from; `reset` means: too far behind, take new snapshots. */
  Type.Object({ type: Type.Literal('hello'), seq: Type.Integer(), reset: Type.Boolean(), now: Moment }),
  Type.Object({
    type: Type.Literal('changes'),
    from: Type.Integer(),
    to: Type.Integer(),
    conversations: Type.Array(ConversationView),
    messages: Type.Array(MessageView),
    /** Conversations that no longer exist, or that the reader may no longer see. */
    goneConversations: Type.Array(Uuid),
    channels: Type.Array(ChannelView),
    members: Type.Array(MemberView),
    /** Kinds of change without a view here: refetch what you show of them. */
    touched: Type.Array(Type.Enum(['workspace', 'quarantine', 'draft', 'alert', 'rule'])),
  }),
  /** Who looks at which conversation, and who is writing there; the whole picture each time. Never stored. */
  Type.Object({
    type: Type.Literal('presence'),
    people: Type.Array(Type.Object({ memberId: Uuid, conversationId: Uuid, typing: Type.Boolean() })),
  }),
  Type.Object({ type: Type.Literal('pong'), now: Moment }),
])
export type LiveFrame = Static<typeof LiveFrame>

/** What a browser says: that it is alive, and where its person is. */
export const LiveRequest = Type.Union([
  Type.Object({ type: Type.Literal('ping') }),
  Type.Object({
    type: Type.Literal('at'),
    conversationId: Type.Union([Uuid, Type.Null()]),
    typing: Type.Boolean(),
  }),
])
export type LiveRequest = Static<typeof LiveRequest>

/** Close codes of our own: sign in again; you are no longer a member here. */
export const liveClose = { sessionEnded: 4401, notAMember: 4403 } as const
