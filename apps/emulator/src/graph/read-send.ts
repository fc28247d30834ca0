import { isMediaType, type MediaType, type QuickReply } from '../world/message.ts'
import { type Refused, refuse } from '../world/refusals.ts'
import type { Switches } from '../world/switches.ts'
import type { Params } from './params.ts'
import { isObject, list, object, parsed, textOf } from './params.ts'
import { checkTemplate } from './templates.ts'

/** What a send wants to carry, before any file is fetched. */
export interface SendContent {
  text: string | null
  metadata: string | null
  quickReplies: QuickReply[]
  media: MediaWish[]
  template: Record<string, unknown> | null
  stickerId: number | null
}

export interface MediaWish {
  type: MediaType
  url: string | null
  attachmentId: string | null
  reusable: boolean
}

const longestText = 2000
const longestMetadata = 1000
const mostQuickReplies = 13
const mostImages = 30

/** Reads and checks `message`. (3.2, 3.3) */
export function readContent(
  params: Params,
  counts: Switches['textLimitCounts'],
): { ok: true; content: SendContent } | Refused {
  const message = object(params, 'message')
  if (!message) return refuse('empty_message')
  const quickReplies = message.quick_replies === undefined ? [] : list(message, 'quick_replies')
  if (!quickReplies) return refuse('bad_parameter', { name: 'message[quick_replies]' })
  const content: SendContent = {
    text: textOf(message.text),
    metadata: textOf(message.metadata),
    quickReplies: quickReplies.filter(isObject) as unknown as QuickReply[],
    media: [],
    template: null,
    stickerId: message.sticker_id === undefined ? null : Number(message.sticker_id),
  }
  const attachments = readAttachments(message, content)
  return attachments ?? checkContent(content, message, counts) ?? { ok: true, content }
}

function readAttachments(message: Record<string, unknown>, content: SendContent): Refused | null {
  const single = parsed(message.attachment)
  const several = message.attachments === undefined ? [] : list(message, 'attachments')
  if (!several || several.length > mostImages)
    return refuse('bad_parameter', { name: 'message[attachments]' })
  for (const attachment of isObject(single) ? [single] : several) {
    if (!isObject(attachment)) return refuse('bad_parameter', { name: 'message[attachment]' })
    const payload = isObject(attachment.payload) ? attachment.payload : {}
    const type = textOf(attachment.type) ?? ''
    if (type === 'template') {
      const wrong = checkTemplate(payload)
      if (wrong) return wrong
      content.template = payload
    } else if (isMediaType(type) && (several.length === 0 || type === 'image')) {
      const reusable = payload.is_reusable === true || payload.is_reusable === 'true'
      content.media.push({
        type,
        url: textOf(payload.url),
        attachmentId: textOf(payload.attachment_id),
        reusable,
      })
    } else {
      return refuse('bad_parameter', { name: 'message[attachment][type]' })
    }
  }
  return null
}

function checkContent(
  content: SendContent,
  message: Record<string, unknown>,
  counts: Switches['textLimitCounts'],
): Refused | null {
  const carries = content.media.length > 0 || content.template !== null || content.stickerId !== null
  if (content.text === null && !carries) return refuse('empty_message')
  if (content.text !== null && carries) return refuse('text_with_attachment')
  if (content.text !== null && lengthOf(content.text, counts) > longestText) return refuse('text_too_long')
  if ((content.metadata?.length ?? 0) > longestMetadata) return refuse('metadata_too_long')
  if (content.quickReplies.length > mostQuickReplies) return refuse('too_many_quick_replies')
  const emptyReplies = message.quick_replies !== undefined && content.quickReplies.length === 0
  return emptyReplies || content.quickReplies.some(lacksTitle) ? refuse('too_few_quick_replies') : null
}

const lengthOf = (text: string, counts: Switches['textLimitCounts']) =>
  counts === 'utf8_bytes' ? Buffer.byteLength(text) : [...text].length

const lacksTitle = (reply: QuickReply) => (reply.content_type ?? 'text') === 'text' && !reply.title
