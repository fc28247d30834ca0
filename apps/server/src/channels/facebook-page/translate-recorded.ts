import type { Instant } from '@lienmach/domain'
import type { AttachmentFact, MessageFact, MessageKind } from '../../ports/channel-facts.ts'
import { isSystemLine } from './system-lines.ts'
import { asList, asObject, asText, type JsonObject } from './webhook-json.ts'

/** What is asked of each message of the platform's records. (Conversations API; section 7) */
export const recordedFields =
  'id,created_time,from,message,sticker,attachments,shares,reply_to,is_unsupported'

const mostAttachments = 60

/**
 * A message of the platform's records, as the same fact that its webhook would have told. The records do not say which
 * app or person spoke for the Page: before a Page is connected that is its staff, in Meta's inbox. Null without an id or
 * a time.
 */
export function translateRecorded(
  message: JsonObject | null,
  { pageId, contactId }: { pageId: string; contactId: string },
): MessageFact | null {
  const mid = asText(message?.id)
  const at = graphMoment(message?.created_time)
  if (message === null || mid === null || mid.length > 1_024 || at === null) return null
  const direction = asText(asObject(message.from)?.id) === pageId ? 'out' : 'in'
  const text = asText(message.message)
  const attachments = attachmentsIn(message)
  return {
    type: 'message',
    contactId,
    mid,
    at,
    direction,
    source:
      direction === 'in' ? 'contact' : text !== null && isSystemLine(text) ? 'meta_system' : 'meta_inbox',
    appId: null,
    token: null,
    kind: kindOf(message, text, attachments),
    text,
    attachments,
    replyToMid: asText(asObject(message.reply_to)?.mid) ?? asText(asObject(message.reply_to)?.id),
    extra: {},
    standby: false,
    // What is past says nothing of who holds the thread now.
    thread: [],
  }
}

/** The Graph API's way of writing a moment, to the second: `2022-07-12T19:11:07+0000`. */
export function graphMoment(value: unknown): Instant | null {
  const at = Date.parse(asText(value) ?? '')
  return Number.isFinite(at) ? (at as Instant) : null
}

function kindOf(message: JsonObject, text: string | null, attachments: AttachmentFact[]): MessageKind {
  if (message.is_unsupported === true) return 'unsupported'
  if (attachments.some(({ type }) => type === 'template')) return 'template'
  if (attachments.length > 0)
    return attachments.every(({ type }) => type === 'sticker') ? 'sticker' : 'attachments'
  return text === null ? 'unsupported' : 'text'
}

function attachmentsIn(message: JsonObject): AttachmentFact[] {
  const sticker = asText(message.sticker)
  const files = asList(asObject(message.attachments)?.data).flatMap((raw) => fileIn(asObject(raw)) ?? [])
  const shares = asList(asObject(message.shares)?.data).flatMap((raw) => shareIn(asObject(raw)) ?? [])
  const hasSticker = files.some(({ type }) => type === 'sticker')
  const alone: AttachmentFact[] =
    sticker !== null && !hasSticker && isWebAddress(sticker) ? [{ type: 'sticker', sourceUrl: sticker }] : []
  return [...(alone.length > 0 ? alone : files), ...shares].slice(0, mostAttachments)
}

function fileIn(file: JsonObject | null): AttachmentFact | null {
  if (file === null) return null
  const template = asObject(file.generic_template)
  if (template) {
    const title = asText(template.title)
    const subtitle = asText(template.subtitle)
    return {
      type: 'template',
      ...(title !== null && { title }),
      payload: { template_type: 'generic', elements: [{ title, ...(subtitle !== null && { subtitle }) }] },
    }
  }
  const image = asObject(file.image_data)
  const video = asObject(file.video_data)
  const mime = asText(file.mime_type) ?? ''
  const url = asText(image?.url) ?? asText(video?.url) ?? asText(file.file_url)
  const name = asText(file.name)
  const type =
    image?.render_as_sticker === true
      ? 'sticker'
      : image || mime.startsWith('image/')
        ? 'image'
        : video || mime.startsWith('video/')
          ? 'video'
          : mime.startsWith('audio/')
            ? 'audio'
            : 'file'
  const stickerId = type === 'sticker' ? asText(file.id) : null
  return {
    type,
    ...(url !== null && isWebAddress(url) && { sourceUrl: url }),
    ...(type === 'file' && name !== null && { name: name.slice(0, 200) }),
    ...(stickerId !== null && { payload: { stickerId } }),
  }
}

function shareIn(share: JsonObject | null): AttachmentFact | null {
  if (share === null) return null
  const link = asText(share.url) ?? asText(share.link)
  const title = asText(share.title) ?? asText(share.name)
  const named = asText(share.type) ?? ''
  const type = named.endsWith('reel')
    ? 'reel'
    : named.endsWith('post') || named === 'share'
      ? 'post'
      : 'fallback'
  return {
    type,
    ...(link !== null && isWebAddress(link) && { url: link }),
    ...(title !== null && { title }),
  }
}

const isWebAddress = (address: string) => address.length <= 8_192 && /^https?:\/\//i.test(address)
