import {
  type AttachmentView,
  type DeliveryView,
  deliveryState,
  type MessageView,
  type RefusalView,
} from '@lienmach/contract'
import { decidableAfter, type Instant } from '@lienmach/domain'
import type { MessageRow, OutboxPart, StoredAttachment } from '../../store/message-views.ts'
import { mediaUrl } from '../media/media-url.ts'

/** Kinds that are shown as cards, with what the platform said of them. */
const cards = new Set<AttachmentView['type']>([
  'product',
  'appointment',
  'location',
  'template',
  'sticker',
  'fallback',
])

/** A message as browsers see it, at a moment of the server's clock. */
export function presentMessage(row: MessageRow, now: Instant): MessageView {
  const { aiGenerated, ...extra } = row.extra
  return {
    id: row.id,
    conversationId: row.conversationId,
    direction: row.direction,
    source: row.source,
    authorId: row.authorId,
    kind: row.kind,
    text: row.deleted ? null : row.text,
    attachments: row.deleted ? [] : row.attachments.map((attachment) => presentAttachment(row, attachment)),
    replyTo: row.isReply ? (row.quote ?? { id: null, text: null, direction: 'in' }) : null,
    reactions: row.reactions,
    extra: row.deleted ? {} : extra,
    at: row.at,
    origin: row.origin,
    standby: row.standby,
    late: row.late,
    edited: row.edited,
    deleted: row.deleted,
    aiGenerated: aiGenerated === true,
    clientMessageId: row.outbox?.clientMessageId ?? null,
    delivery: row.outbox === null ? null : presentDelivery(row, row.outbox, now),
  }
}

function presentDelivery(row: MessageRow, part: OutboxPart, now: Instant): DeliveryView {
  return {
    state: deliveryState(part.state, row.at, row),
    since: part.since,
    heldBecause: part.heldBecause,
    refusal: part.refusal === null ? null : presentRefusal(part.refusal),
    decidableAt: part.state === 'uncertain' ? part.since + decidableAfter : null,
    notBefore: part.state === 'queued' && part.notBefore > now ? part.notBefore : null,
    resendOf: part.resendOf,
    steppedOver: part.steppedOver,
  }
}

function presentRefusal({ class: kind, code, subcode, message, traceId, at }: RefusalView): RefusalView {
  return {
    class: kind,
    code: code ?? null,
    subcode: subcode ?? null,
    message: message ?? null,
    traceId: traceId ?? null,
    at,
  }
}

function presentAttachment(row: MessageRow, attachment: StoredAttachment): AttachmentView {
  const file = row.media.find(({ id }) => id === attachment.mediaId)
  return {
    type: attachment.type,
    mediaId: file?.state === 'stored' ? file.id : null,
    url: file?.state === 'stored' ? mediaUrl(row.workspaceId, file.id) : null,
    state: file?.state ?? 'none',
    name: file?.name ?? attachment.name ?? null,
    title: attachment.title ?? null,
    contentType: file?.contentType ?? null,
    byteSize: file?.byteSize ?? null,
    width: file?.width ?? null,
    height: file?.height ?? null,
    link: attachment.url !== undefined && /^https?:\/\//i.test(attachment.url) ? attachment.url : null,
    details: cards.has(attachment.type) ? (attachment.payload ?? {}) : {},
  }
}
