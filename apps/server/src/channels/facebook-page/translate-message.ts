import type { Instant, ThreadObservation } from '@lienmach/domain'
import type {
  AttachmentFact,
  AttachmentType,
  MessageFact,
  MessageKind,
  UnsendFact,
} from '../../ports/channel-facts.ts'
import { appOwner } from './app-ids.ts'
import { isSystemLine } from './system-lines.ts'
import { asList, asObject, asText, cleanValue, type JsonObject } from './webhook-json.ts'

/** Who an event is about and when: what every translation needs beside the event itself. */
export interface EventFrame {
  contactId: string
  at: Instant
  direction: 'in' | 'out'
  standby: boolean
  ourAppId: string
}

/** A `message` of a customer, or the echo of one of the Page. Null when it has no id. */
export function translateMessage(message: JsonObject, frame: EventFrame): MessageFact | UnsendFact | null {
  const mid = asText(message.mid)
  if (mid === null) return null
  const { contactId, at } = frame
  const direction = message.is_echo === true ? 'out' : frame.direction
  if (message.is_deleted === true) return { type: 'unsend', contactId, direction, mid, at }

  const text = asText(message.text)
  const appId = asText(message.app_id)
  const speaker = direction === 'in' ? 'contact' : sourceOf(appId, text, frame.ourAppId)
  const attachments = translateAttachments(message.attachments)
  return {
    type: 'message',
    contactId,
    mid,
    at,
    direction,
    source: speaker,
    appId: direction === 'out' ? appId : null,
    token: speaker === 'agent' ? asText(message.metadata) : null,
    kind: kindOf(message, text, attachments),
    text,
    attachments,
    replyToMid: asText(asObject(message.reply_to)?.mid),
    extra: extraOf(message),
    standby: frame.standby,
    thread: observed(speaker, appId, frame),
  }
}

function sourceOf(
  appId: string | null,
  text: string | null,
  ourAppId: string,
): Exclude<MessageFact['source'], 'contact'> {
  const owner = appOwner(appId, ourAppId)
  if (owner === 'us') return 'agent'
  return text !== null && isSystemLine(text) ? 'meta_system' : owner
}

/**
 * A reply in Meta's inbox seizes the thread, even where the platform says so in no other event. Our own echo is of a
 * message that was let through, so the thread was open to us when it was sent, wherever the echo arrives later.
 */
function observed(
  speaker: MessageFact['source'],
  appId: string | null,
  { at, standby }: EventFrame,
): ThreadObservation[] {
  if (speaker === 'agent' && standby) return []
  const heard: ThreadObservation = standby
    ? { says: 'closed', at, evidence: 'heard_in_standby' }
    : { says: 'open', at, evidence: 'heard_directly' }
  if (speaker === 'meta_inbox')
    return [{ says: 'owner', owner: 'meta_inbox', appId, at, evidence: 'inbox_spoke' }, heard]
  if (speaker === 'other_app' && standby && appId !== null) {
    return [{ says: 'owner', owner: 'other_app', appId, at, evidence: 'other_app_spoke' }, heard]
  }
  return speaker === 'meta_system' ? [] : [heard]
}

function kindOf(message: JsonObject, text: string | null, attachments: AttachmentFact[]): MessageKind {
  if (message.is_unsupported === true) return 'unsupported'
  if (attachments.some((attachment) => attachment.type === 'template')) return 'template'
  if (attachments.length > 0)
    return attachments.every((attachment) => attachment.type === 'sticker') ? 'sticker' : 'attachments'
  return text === null ? 'unsupported' : 'text'
}

function extraOf(message: JsonObject): Record<string, unknown> {
  const extra: Record<string, unknown> = {}
  const quickReply = asText(asObject(message.quick_reply)?.payload)
  if (quickReply !== null) extra.quickReply = quickReply
  if (asObject(message.referral)) extra.referral = cleanValue(message.referral)
  if (Array.isArray(message.commands)) extra.commands = cleanValue(message.commands)
  if (message.ai_generated === true) extra.aiGenerated = true
  return extra
}

const knownTypes: Record<string, AttachmentType> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
  sticker: 'sticker',
  fallback: 'fallback',
  reel: 'reel',
  ig_reel: 'reel',
  post: 'post',
  ig_post: 'post',
  share: 'post',
  story_mention: 'post',
  appointment_booking: 'appointment',
  location: 'location',
  template: 'template',
}
const copied = new Set<AttachmentType>(['image', 'video', 'audio', 'file', 'sticker'])
const mostAttachments = 60

function translateAttachments(raw: unknown): AttachmentFact[] {
  const stickers = new Set<unknown>()
  return asList(raw)
    .slice(0, mostAttachments)
    .flatMap((item) => translateAttachment(asObject(item)) ?? [])
    .filter(({ type, payload }) => {
      // During the platform's transition a sticker came twice, the second time as an image with the same id.
      if (type !== 'sticker' || payload === undefined) return true
      const isFirst = !stickers.has(payload.stickerId)
      stickers.add(payload.stickerId)
      return isFirst
    })
}

function translateAttachment(attachment: JsonObject | null): AttachmentFact | null {
  if (attachment === null) return null
  const payload = asObject(attachment.payload)
  const url = webAddress(payload?.url) ?? webAddress(attachment.url)
  const stickerId = asText(payload?.sticker_id)
  const product = asObject(payload?.product)
  const type =
    stickerId !== null
      ? 'sticker'
      : product
        ? 'product'
        : (knownTypes[asText(attachment.type) ?? ''] ?? 'fallback')

  const fact: AttachmentFact = { type }
  if (url !== null) fact[copied.has(type) ? 'sourceUrl' : 'url'] = url
  const title = asText(payload?.title) ?? asText(attachment.title)
  if (title !== null) fact.title = title
  const name = asText(payload?.name) ?? asText(attachment.name) ?? (type === 'file' ? nameIn(url) : null)
  if (name !== null) fact.name = name
  const details = detailsOf(type, payload, stickerId, asText(attachment.type))
  if (details) fact.payload = details
  return fact
}

/** What a file is called: the platform says it only at the end of the file's address. */
function nameIn(url: string | null): string | null {
  try {
    const last = url === null ? '' : new URL(url).pathname.split('/').at(-1)
    return asText(decodeURIComponent(last ?? ''))?.slice(0, 200) ?? null
  } catch {
    return null
  }
}

function detailsOf(
  type: AttachmentType,
  payload: JsonObject | null,
  stickerId: string | null,
  named: string | null,
) {
  if (stickerId !== null) return { stickerId }
  if (payload === null) return null
  if (type === 'product' || type === 'appointment' || type === 'location' || type === 'template') {
    return cleanValue(payload) as Record<string, unknown>
  }
  const id = asText(payload.reel_video_id) ?? asText(payload.id)
  if (id !== null) return { id }
  return type === 'fallback' && named !== null && named !== 'fallback' ? { named } : null
}

function webAddress(value: unknown): string | null {
  const address = asText(value)
  return address !== null && address.length <= 8_192 && /^https?:\/\//i.test(address) ? address : null
}
