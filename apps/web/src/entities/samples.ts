import type { ConversationView, DeliveryView, MessageView } from '@lienmach/contract'

/** A conversation for a test, in which nothing has happened but `changes`. */
export function sampleConversation(id: string, changes: Partial<ConversationView> = {}): ConversationView {
  return {
    id,
    channelId: 'channel',
    contact: {
      id: `contact-${id}`,
      channelId: 'channel',
      externalId: id,
      name: 'Lan',
      firstName: 'Lan',
      pictureUrl: null,
      phones: [],
      note: '',
      createdAt: 0,
    },
    status: 'open',
    assigneeId: null,
    lastMessage: null,
    lastMessageAt: 0,
    lastCustomerAt: null,
    unansweredSince: null,
    unreadCount: 0,
    deliveredUntil: null,
    readUntil: null,
    ruleId: null,
    queuedAt: null,
    threadControl: {
      owner: 'us',
      appId: null,
      since: null,
      evidence: null,
      certainty: 'certain',
      staleAt: null,
      askedAt: null,
    },
    unreachableSince: null,
    window: { standardUntil: null, humanAgentUntil: null },
    heldCount: 0,
    historyCut: 0,
    uncertainCount: 0,
    createdAt: 0,
    ...changes,
  }
}

/** A text message of a customer for a test, unlike the common one in `changes` only. */
export function sampleMessage(id: string, at: number, changes: Partial<MessageView> = {}): MessageView {
  return {
    id,
    conversationId: 'c',
    direction: 'in',
    source: 'contact',
    authorId: null,
    kind: 'text',
    text: id,
    attachments: [],
    replyTo: null,
    reactions: [],
    extra: {},
    at,
    origin: 'webhook',
    standby: false,
    late: false,
    edited: false,
    deleted: false,
    aiGenerated: false,
    clientMessageId: null,
    delivery: null,
    ...changes,
  }
}

/** A reply of an agent for a test, in this state of its delivery. */
export const sampleReply = (id: string, at: number, state: DeliveryView['state']): MessageView =>
  sampleMessage(id, at, {
    direction: 'out',
    source: 'agent',
    delivery: {
      state,
      since: at,
      heldBecause: null,
      refusal: null,
      decidableAt: null,
      notBefore: null,
      resendOf: null,
      steppedOver: false,
    },
  })
