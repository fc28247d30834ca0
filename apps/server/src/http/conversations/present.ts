import type { ConversationView, ConversationAsOf as ShownAsOf } from '@lienmach/contract'
import { messagingWindow, threadControlOf } from '@lienmach/domain'
import type { ConversationAsOf } from '../../actions/read-conversation.ts'
import type { Config } from '../../config.ts'
import type { ConversationRow } from '../../store/conversation-views.ts'
import { mediaUrl } from '../media/media-url.ts'

/** As much of a message as the list shows of it. */
const previewLength = 300

/** A conversation as browsers see it. */
export function presentConversation(row: ConversationRow, config: Config): ConversationView {
  const last = row.lastMessage
  return {
    id: row.id,
    channelId: row.channelId,
    contact: {
      id: row.contactId,
      channelId: row.channelId,
      externalId: row.contactExternalId,
      name: row.contactName,
      firstName: row.contactFirstName,
      pictureUrl: row.pictureId === null ? null : mediaUrl(row.workspaceId, row.pictureId),
      phones: row.contactPhones,
      note: row.contactNote,
      createdAt: row.contactCreatedAt,
    },
    status: row.status,
    assigneeId: row.assigneeId,
    lastMessage:
      last === null
        ? null
        : {
            id: last.id,
            direction: last.direction,
            source: last.source,
            authorId: last.authorId,
            kind: last.kind,
            text: last.deleted ? null : (last.text?.slice(0, previewLength).toWellFormed() ?? null),
            attachments: last.deleted ? [] : last.attachments,
            deleted: last.deleted,
          },
    lastMessageAt: row.lastMessageAt,
    lastCustomerAt: row.lastCustomerAt,
    unansweredSince: row.unansweredSince,
    unreadCount: row.unreadCount,
    deliveredUntil: row.deliveredUntil,
    readUntil: row.readUntil,
    ruleId: row.ruleId,
    queuedAt: row.queuedAt,
    threadControl: { ...threadControlOf(row.threadFacts), askedAt: row.controlAskedAt },
    unreachableSince: row.unreachableSince,
    window: messagingWindow(row.lastCustomerAt, config.meta.humanAgent),
    heldCount: row.heldCount,
    uncertainCount: row.uncertainCount,
    historyCut: row.historyCut,
    createdAt: row.createdAt,
  }
}

export function presentConversationAsOf({ conversation, seq }: ConversationAsOf, config: Config): ShownAsOf {
  return { conversation: presentConversation(conversation, config), seq }
}
