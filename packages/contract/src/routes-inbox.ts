import { Type } from 'typebox'
import { ConversationAsOf, MessageAsOf, MessagesAsOf } from './live.ts'
import { defineRoute } from './route.ts'
import { InWorkspace, Nothing, workspacePath } from './routes-accounts.ts'
import {
  ControlOutcome,
  ControlView,
  ConversationView,
  DraftView,
  HeldGroupView,
  MediaView,
  MessageView,
  Moment,
  Uuid,
} from './views.ts'

const OneConversation = Type.Object({ workspaceId: Uuid, conversationId: Uuid })
const OneMessage = Type.Object({ workspaceId: Uuid, messageId: Uuid })
const Cursor = Type.Union([Type.String(), Type.Null()])

export const inboxViews = ['mine', 'unassigned', 'all', 'held', 'expiring', 'done'] as const
export const InboxView = Type.Enum(inboxViews)
export type InboxView = (typeof inboxViews)[number]

export const inboxRoutes = {
  conversations: defineRoute({
    method: 'GET',
    path: `${workspacePath}/conversations`,
    standing: 'agent',
    summary: 'One page of a view. `seq` is where to follow the live feed from.',
    params: InWorkspace,
    query: Type.Object({
      view: InboxView,
      order: Type.Optional(Type.Enum(['newest', 'longest_waiting', 'expiring'])),
      channelId: Type.Optional(Uuid),
      assigneeId: Type.Optional(Uuid),
      unread: Type.Optional(Type.Boolean()),
      unanswered: Type.Optional(Type.Boolean()),
      hasPhone: Type.Optional(Type.Boolean()),
      cursor: Type.Optional(Type.String()),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    response: Type.Object({ conversations: Type.Array(ConversationView), next: Cursor, seq: Type.Integer() }),
  }),
  counts: defineRoute({
    method: 'GET',
    path: `${workspacePath}/counts`,
    standing: 'agent',
    summary: 'How many conversations each view holds; unread for mine. At most 1000 is counted.',
    params: InWorkspace,
    response: Type.Object({
      mine: Type.Integer(),
      mineUnread: Type.Integer(),
      unassigned: Type.Integer(),
      all: Type.Integer(),
      held: Type.Integer(),
      expiring: Type.Integer(),
      done: Type.Integer(),
      seq: Type.Integer(),
    }),
  }),
  conversation: defineRoute({
    method: 'GET',
    path: `${workspacePath}/conversations/:conversationId`,
    standing: 'agent',
    summary: 'One conversation.',
    params: OneConversation,
    response: ConversationAsOf,
  }),
  messages: defineRoute({
    method: 'GET',
    path: `${workspacePath}/conversations/:conversationId/messages`,
    standing: 'agent',
    summary: 'The newest messages, or those before or after a cursor; oldest first.',
    params: OneConversation,
    query: Type.Object({
      /** `previous` of an earlier answer: older messages. */
      before: Type.Optional(Type.String()),
      /** `next` of an earlier answer: newer messages. */
      after: Type.Optional(Type.String()),
      /** Messages around this one, to jump to a search hit or a quoted message. */
      around: Type.Optional(Uuid),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    response: Type.Object({
      messages: Type.Array(MessageView),
      previous: Cursor,
      next: Cursor,
      seq: Type.Integer(),
    }),
  }),
  control: defineRoute({
    method: 'GET',
    path: `${workspacePath}/conversations/:conversationId/control`,
    standing: 'agent',
    summary: 'Who may speak there, what that rests on, and what can be done.',
    params: OneConversation,
    response: ControlView,
  }),
  checkControl: defineRoute({
    method: 'POST',
    path: `${workspacePath}/conversations/:conversationId/control/check`,
    standing: 'agent',
    summary:
      'Asks the platform who holds the thread; replies that wait for it go when it is free. Asked again within four seconds it answers what is known.',
    params: OneConversation,
    response: ControlView,
  }),
  takeControl: defineRoute({
    method: 'POST',
    path: `${workspacePath}/conversations/:conversationId/control/take`,
    standing: 'agent',
    summary: 'Takes the thread from whoever holds it, where the Page allows that.',
    params: OneConversation,
    response: ControlOutcome,
  }),
  askForControl: defineRoute({
    method: 'POST',
    path: `${workspacePath}/conversations/:conversationId/control/ask`,
    standing: 'agent',
    summary: "Asks the thread's holder for it. The platform's yes means asked, not granted.",
    params: OneConversation,
    response: ControlOutcome,
  }),
  stopAsking: defineRoute({
    method: 'DELETE',
    path: `${workspacePath}/conversations/:conversationId/control/ask`,
    standing: 'agent',
    summary: 'Waits no longer for an answer.',
    params: OneConversation,
    response: ControlView,
  }),
  askForHelp: defineRoute({
    method: 'POST',
    path: `${workspacePath}/conversations/:conversationId/control/help`,
    standing: 'agent',
    summary: 'Tells managers that somebody with access to the Page has to free this conversation.',
    params: OneConversation,
    response: Nothing,
  }),
  held: defineRoute({
    method: 'GET',
    path: `${workspacePath}/held`,
    standing: 'agent',
    summary: 'Everything that waits, by channel and cause, longest first.',
    params: InWorkspace,
    response: Type.Object({ groups: Type.Array(HeldGroupView) }),
  }),
  sendMessage: defineRoute({
    method: 'POST',
    path: `${workspacePath}/conversations/:conversationId/messages`,
    standing: 'agent',
    summary:
      'Accepts a reply. Text and attachments become one message for each call of the platform; the answer follows the commit.',
    params: OneConversation,
    body: Type.Object({
      /** Chosen by the browser, so that a repeated request is one reply. */
      clientMessageId: Type.String({ minLength: 8, maxLength: 64 }),
      text: Type.Optional(Type.String({ maxLength: 20_000 })),
      /** Media ids from uploads, in order. Images of one reply go as one stack. */
      attachmentIds: Type.Optional(Type.Array(Uuid, { maxItems: 30 })),
      stickerId: Type.Optional(Type.String({ maxLength: 32 })),
      replyTo: Type.Optional(Uuid),
    }),
    response: MessagesAsOf,
  }),
  editMessage: defineRoute({
    method: 'PATCH',
    path: `${workspacePath}/messages/:messageId`,
    standing: 'agent',
    summary: 'Changes the text of a reply that is still queued or held.',
    params: OneMessage,
    body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 20_000 }) }),
    response: MessageAsOf,
  }),
  cancelMessage: defineRoute({
    method: 'POST',
    path: `${workspacePath}/messages/:messageId/cancel`,
    standing: 'agent',
    summary: 'Takes back a reply that is still queued or held, or removes a failed one.',
    params: OneMessage,
    response: MessageAsOf,
  }),
  sendAgain: defineRoute({
    method: 'POST',
    path: `${workspacePath}/messages/:messageId/send-again`,
    standing: 'agent',
    summary:
      'Failed: tries once more. Held: tries now. Uncertain: a person decides that it is sent again, which is noted as an override.',
    params: OneMessage,
    body: Type.Object({ clientMessageId: Type.String({ minLength: 8, maxLength: 64 }) }),
    response: MessageAsOf,
  }),
  markDelivered: defineRoute({
    method: 'POST',
    path: `${workspacePath}/messages/:messageId/mark-delivered`,
    standing: 'agent',
    summary: 'Uncertain: a person saw that it arrived.',
    params: OneMessage,
    response: MessageAsOf,
  }),
  abandonMessage: defineRoute({
    method: 'POST',
    path: `${workspacePath}/messages/:messageId/abandon`,
    standing: 'agent',
    summary: 'Uncertain: a person decides to leave it.',
    params: OneMessage,
    response: MessageAsOf,
  }),
  stepOver: defineRoute({
    method: 'POST',
    path: `${workspacePath}/messages/:messageId/step-over`,
    standing: 'agent',
    summary: 'Uncertain: the later replies of the conversation no longer wait for it.',
    params: OneMessage,
    response: MessageAsOf,
  }),
  react: defineRoute({
    method: 'PUT',
    path: `${workspacePath}/messages/:messageId/reaction`,
    standing: 'agent',
    summary: "Sets or takes back the Page's reaction to a customer's message.",
    params: OneMessage,
    body: Type.Object({ emoji: Type.Union([Type.String({ maxLength: 16 }), Type.Null()]) }),
    response: MessageAsOf,
  }),
  assign: defineRoute({
    method: 'PUT',
    path: `${workspacePath}/conversations/:conversationId/assignee`,
    standing: 'agent',
    summary: 'Puts a member in charge, or nobody: then its rule gives it out again, if it has one.',
    params: OneConversation,
    body: Type.Object({
      memberId: Type.Union([Uuid, Type.Null()]),
      /** What the next one should know. */
      note: Type.Optional(Type.String({ maxLength: 2_000 })),
    }),
    response: ConversationAsOf,
  }),
  setStatus: defineRoute({
    method: 'PUT',
    path: `${workspacePath}/conversations/:conversationId/status`,
    standing: 'agent',
    summary: 'Done, or open again.',
    params: OneConversation,
    body: Type.Object({ status: Type.Enum(['open', 'done']) }),
    response: ConversationAsOf,
  }),
  markSeen: defineRoute({
    method: 'POST',
    path: `${workspacePath}/conversations/:conversationId/seen`,
    standing: 'agent',
    summary:
      'The caller saw everything up to a message. Clears unread for the team when the caller is in charge, or nobody is.',
    params: OneConversation,
    body: Type.Object({ messageId: Uuid }),
    response: ConversationAsOf,
  }),
  markUnread: defineRoute({
    method: 'POST',
    path: `${workspacePath}/conversations/:conversationId/unread`,
    standing: 'agent',
    summary: 'Unread from this message on.',
    params: OneConversation,
    body: Type.Object({ messageId: Uuid }),
    response: ConversationAsOf,
  }),
  drafts: defineRoute({
    method: 'GET',
    path: `${workspacePath}/drafts`,
    standing: 'agent',
    summary: "The caller's drafts.",
    params: InWorkspace,
    response: Type.Object({ drafts: Type.Array(DraftView) }),
  }),
  saveDraft: defineRoute({
    method: 'PUT',
    path: `${workspacePath}/conversations/:conversationId/draft`,
    standing: 'agent',
    summary:
      "Saves the caller's draft; an empty one is removed. An older one than is stored changes nothing.",
    params: OneConversation,
    body: Type.Object({
      text: Type.String({ maxLength: 20_000 }),
      attachmentIds: Type.Optional(Type.Array(Uuid, { maxItems: 30 })),
      updatedAt: Moment,
    }),
    response: Type.Object({ draft: Type.Union([DraftView, Type.Null()]) }),
  }),
  updateContact: defineRoute({
    method: 'PATCH',
    path: `${workspacePath}/contacts/:contactId`,
    standing: 'agent',
    summary: 'Changes what we noted of a customer.',
    params: Type.Object({ workspaceId: Uuid, contactId: Uuid }),
    body: Type.Object({
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      note: Type.Optional(Type.String({ maxLength: 5_000 })),
      phones: Type.Optional(Type.Array(Type.String({ maxLength: 32 }), { maxItems: 20 })),
    }),
    response: ConversationAsOf,
  }),
  search: defineRoute({
    method: 'GET',
    path: `${workspacePath}/search`,
    standing: 'agent',
    summary: 'People and messages by words, without diacritics; phone digits in any spacing.',
    params: InWorkspace,
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 200 }) }),
    response: Type.Object({
      people: Type.Array(ConversationView),
      messages: Type.Array(Type.Object({ conversation: ConversationView, message: MessageView })),
      seq: Type.Integer(),
    }),
  }),
  /** Multipart, one part named `file`; answers MediaView. Limits are checked by type before anything is kept. */
  upload: defineRoute({
    method: 'POST',
    path: `${workspacePath}/uploads`,
    standing: 'agent',
    summary: 'Takes a file for a reply.',
    params: InWorkspace,
    response: MediaView,
  }),
  /** Answers the bytes. Pictures inline, everything else as a download. */
  media: defineRoute({
    method: 'GET',
    path: `${workspacePath}/media/:mediaId`,
    standing: 'agent',
    summary: 'A file of a conversation, or a picture of a contact.',
    params: Type.Object({ workspaceId: Uuid, mediaId: Uuid }),
    response: Type.Unknown(),
  }),
  removeConversation: defineRoute({
    method: 'DELETE',
    path: `${workspacePath}/conversations/:conversationId`,
    standing: 'owner',
    summary: 'Erases a conversation, its contact and its files.',
    params: OneConversation,
    response: Nothing,
  }),
} as const
