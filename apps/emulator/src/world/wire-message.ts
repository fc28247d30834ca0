import { cdnUrl } from './cdn-links.ts'
import type { Attachment, Message } from './message.ts'
import type { World } from './world.ts'

type Json = Record<string, unknown>

/** A message as the `message` of a webhook event, of the customer's or as an echo. */
export function wireMessage(world: World, message: Message): Json {
  if (message.unsupported) return { mid: message.mid, is_unsupported: true }
  const attachments = message.attachments.flatMap((attachment) => wireAttachments(world, attachment))
  return {
    ...(message.from === 'page' ? echoMarks(message) : {}),
    mid: message.mid,
    ...(message.text === null ? {} : { text: message.text }),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(message.tapped === null ? {} : { quick_reply: { payload: message.tapped } }),
    ...(message.replyTo === null ? {} : { reply_to: replyTo(world, message) }),
    ...(message.referral === null ? {} : { referral: message.referral }),
  }
}

function echoMarks(message: Message): Json {
  return {
    is_echo: true,
    ...(message.appId === null ? {} : { app_id: Number(message.appId) }),
    ...(message.aiGenerated ? { ai_generated: true } : {}),
    ...(message.metadata === null ? {} : { metadata: message.metadata }),
  }
}

function replyTo(world: World, message: Message): Json {
  const replied = world.messages.get(message.replyTo ?? '')
  return { mid: message.replyTo, is_self_reply: replied?.message.from === message.from }
}

function wireAttachments(world: World, attachment: Attachment): Json[] {
  switch (attachment.type) {
    case 'template':
      return [{ title: '', type: 'template', payload: attachment.payload }]
    case 'sticker': {
      const payload = { url: cdnUrl(world, attachment.fileId), sticker_id: attachment.stickerId }
      const sticker = { type: 'sticker', payload }
      return world.switches.stickersAlsoAsImage ? [sticker, { type: 'image', payload }] : [sticker]
    }
    case 'other':
      return [
        {
          type: attachment.name,
          ...(attachment.title === null ? {} : { title: attachment.title }),
          ...(attachment.url === null ? {} : { url: attachment.url }),
          ...(attachment.payload === null ? {} : { payload: attachment.payload }),
        },
      ]
    default:
      return [{ type: attachment.type, payload: { url: cdnUrl(world, attachment.fileId) } }]
  }
}
