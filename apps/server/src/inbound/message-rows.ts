import { hash } from 'node:crypto'
import {
  type ConversationId,
  type Instant,
  lateAfter,
  type MediaId,
  type MessageFacts,
  type MessageId,
  mergeMessageFacts,
} from '@lienmach/domain'
import type { AttachmentFact } from '../ports/channel-facts.ts'
import type { InboundMessageRow, KnownMessage, StoredAttachment } from '../store/inbound-messages.ts'
import type { LastMessage } from '../store/inbound-threads.ts'
import type { PendingMedia } from '../store/media-fetches.ts'
import type { MessageTelling, SaidMessage } from './telling.ts'

/** Where a message goes: its conversation, and how far that had come before this batch. */
export interface MessagePlace {
  conversationId: ConversationId
  lastMessageAt: Instant | null
}

/**
 * The row of a message that is not known yet. Its id follows from the channel and the mid, so that messages of one
 * millisecond stand in the same order whatever order they came in.
 */
export function newRow(
  telling: MessageTelling,
  place: MessagePlace,
  newMediaId: () => string,
): { row: InboundMessageRow; files: PendingMedia[] } {
  const { said, edit, unsentAt } = telling.facts
  const at = said?.at ?? edit?.at ?? unsentAt ?? telling.receivedAt
  const { workspaceId, channelId, mid, receivedAt } = telling
  const id = messageIdOf(channelId, mid, at)
  const content = said
    ? contentOf(said, telling, id, newMediaId)
    : { ...nothingSaid(telling.direction), files: [] }
  const { files, ...columns } = content
  const row: InboundMessageRow = {
    workspaceId,
    id,
    channelId,
    conversationId: place.conversationId,
    mid,
    ...columns,
    at,
    platformAt: said ? at : null,
    receivedAt,
    late:
      telling.origin === 'webhook' &&
      said !== null &&
      place.lastMessageAt !== null &&
      at < place.lastMessageAt - lateAfter,
    editNo: 0,
    editedAt: null,
    deletedAt: null,
    stub: said === null,
    origin: telling.origin,
  }
  const whole = withLaterEvents(row, telling.facts)
  return { row: whole, files: whole.deletedAt === null ? files : [] }
}

/** A webhook is news for so long; a platform that repeats itself later tells of what people have dealt with. Milliseconds. */
const newsFor = 10 * 60_000

/** What a known message becomes by what a batch tells of it. Null: nothing changes. `filled`: it is heard as if new. */
export function mergedRow(
  known: KnownMessage,
  telling: MessageTelling,
  place: MessagePlace,
  newMediaId: () => string,
): { row: KnownMessage; files: PendingMedia[]; filled: boolean } | null {
  const before: MessageFacts<SaidMessage> = {
    said: null,
    edit:
      known.editNo > 0 ? { no: known.editNo, text: known.text ?? '', at: known.editedAt ?? known.at } : null,
    unsentAt: known.deletedAt,
  }
  const facts = mergeMessageFacts(before, { ...telling.facts, said: null })
  const { said } = telling.facts
  const fills = known.stub && said !== null
  // The platform's records say less than its webhooks: not who answered, not to the millisecond when.
  const learns = !fills && said !== null && known.origin === 'import' && telling.origin === 'webhook'
  const edits = facts.edit !== null && (known.editNo !== facts.edit.no || known.editedAt !== facts.edit.at)
  const erases = facts.unsentAt !== known.deletedAt
  if (!fills && !learns && !edits && !erases) return null

  if (!fills && !learns) return { row: withLaterEvents(known, facts), files: [], filled: false }
  const { row, files } = newRow({ ...telling, facts: { ...facts, said } }, place, newMediaId)
  if (learns) {
    const whole = { ...row, id: known.id, authorId: known.authorId, late: known.late }
    const isNews = telling.receivedAt - (said?.at ?? 0) <= newsFor
    const kept = sameFiles(known.attachments, row.attachments)
    return {
      row: kept === null ? whole : { ...whole, attachments: kept },
      files: kept === null ? files.map((file) => ({ ...file, messageId: known.id })) : [],
      filled: isNews,
    }
  }
  const filesOfKnown = files.map((file) => ({ ...file, messageId: known.id }))
  return { row: { ...row, id: known.id, authorId: known.authorId }, files: filesOfKnown, filled: true }
}

/** The attachments as told now, with the files that are being copied already. Null: these are others. */
function sameFiles(
  known: readonly StoredAttachment[],
  told: readonly StoredAttachment[],
): StoredAttachment[] | null {
  const areSame = known.length === told.length && told.every(({ type }, place) => known[place]?.type === type)
  if (!areSame) return null
  return told.map((attachment, place) => {
    const mediaId = known[place]?.mediaId
    return mediaId === undefined ? attachment : { ...attachment, mediaId }
  })
}

function withLaterEvents<Row extends Omit<InboundMessageRow, 'origin'>>(
  row: Row,
  { edit, unsentAt }: MessageFacts<SaidMessage>,
): Row {
  const edited = edit ? { ...row, text: edit.text, editNo: edit.no, editedAt: edit.at } : row
  return unsentAt === null ? edited : erased(edited, unsentAt)
}

/** A message taken back keeps its place and who spoke, and nothing of what was said. */
function erased<Row extends Omit<InboundMessageRow, 'origin'>>(row: Row, deletedAt: Instant): Row {
  const extra: Record<string, unknown> = {}
  for (const mark of ['silent', 'aiGenerated']) if (row.extra[mark] === true) extra[mark] = true
  return { ...row, text: null, attachments: [], replyToMid: null, extra, deletedAt }
}

type Content = Pick<
  InboundMessageRow,
  'direction' | 'source' | 'appId' | 'kind' | 'text' | 'attachments' | 'replyToMid' | 'extra' | 'standby'
>

const nothingSaid = (direction: 'in' | 'out'): Content => ({
  direction,
  source: direction === 'in' ? 'contact' : 'other_app',
  appId: null,
  kind: 'text',
  text: null,
  attachments: [],
  replyToMid: null,
  extra: {},
  standby: false,
})

function contentOf(
  { message }: SaidMessage,
  telling: MessageTelling,
  messageId: MessageId,
  newMediaId: () => string,
) {
  const { direction, source, appId, kind, text, replyToMid, extra, standby } = message
  const files: PendingMedia[] = []
  const attachments = message.attachments.map((attachment) => {
    if (attachment.sourceUrl === undefined) return storedAttachment(attachment, null)
    const id = newMediaId() as MediaId
    files.push({
      workspaceId: telling.workspaceId,
      id,
      channelId: telling.channelId,
      messageId,
      contactId: null,
      sourceUrl: attachment.sourceUrl,
      type: attachment.type,
      name: attachment.name ?? null,
    })
    return storedAttachment(attachment, id)
  })
  return { direction, source, appId, kind, text, replyToMid, extra, standby, attachments, files }
}

function storedAttachment(
  { sourceUrl: _ours, ...shown }: AttachmentFact,
  mediaId: MediaId | null,
): StoredAttachment {
  return mediaId === null ? shown : { ...shown, mediaId }
}

const longestPreview = 200

/** A message as the list shows it. */
export const previewOf = (
  row: Omit<InboundMessageRow, 'origin'> & { authorId?: string | null },
): LastMessage => ({
  id: row.id,
  direction: row.direction,
  source: row.source,
  kind: row.kind,
  text:
    row.text === null
      ? null
      : row.text.length > longestPreview
        ? row.text.slice(0, longestPreview).toWellFormed()
        : row.text,
  authorId: row.authorId ?? null,
  attachments: row.attachments.map(({ type }) => type),
  deleted: row.deletedAt !== null,
})

/** A version 7 UUID of the message's own time whose random part is drawn from its identity. */
export function messageIdOf(channelId: string, mid: string, at: Instant): MessageId {
  const digest = hash('sha256', `${channelId}\n${mid}`)
  const time = Math.max(0, at).toString(16).padStart(12, '0')
  const variant = ((Number.parseInt(digest.slice(3, 4), 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}` as MessageId
}
