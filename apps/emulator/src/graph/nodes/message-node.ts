import { cdnUrl } from '../../world/cdn-links.ts'
import type { Page, Thread } from '../../world/entities.ts'
import type { Attachment, Message } from '../../world/message.ts'
import { refuse } from '../../world/refusals.ts'
import type { World } from '../../world/world.ts'
import { type EdgePlace, type EdgeWish, pageOf } from '../paging.ts'
import type { NodeType } from '../project.ts'
import { graphTime, momentKey } from './time.ts'
import type { View } from './view.ts'

/** Details are kept for this many of a conversation's newest messages, when the switch says so. */
const detailed = 20

export function messageNode({ world }: View, page: Page, thread: Thread): NodeType<Message> {
  const withheld = (message: Message) =>
    world.switches.only20Messages && thread.messages.indexOf(message) < thread.messages.length - detailed
  const kept =
    <Value>(read: (message: Message) => Value) =>
    (message: Message) =>
      withheld(message) ? refuse('message_deleted') : read(message)
  return {
    name: 'Message',
    defaults: ['id', 'created_time'],
    fields: {
      id: (message) => message.mid,
      created_time: (message) => graphTime(message.at),
      message: kept((message) => (message.unsupported ? '' : (message.text ?? ''))),
      from: kept((message) => partyOf(page, thread, message.from === 'page')),
      to: kept((message) => ({ data: [partyOf(page, thread, message.from !== 'page')] })),
      attachments: kept((message) => {
        const data = message.attachments.flatMap((attachment) => attachmentRow(world, attachment))
        return data.length > 0 ? { data } : undefined
      }),
      sticker: kept((message) => {
        const sticker = message.attachments.find((attachment) => attachment.type === 'sticker')
        return sticker ? cdnUrl(world, sticker.fileId) : undefined
      }),
      shares: kept((message) => {
        const data = message.attachments.flatMap((attachment) =>
          attachment.type === 'other' && attachment.url !== null
            ? [{ type: attachment.name, url: attachment.url, title: attachment.title }]
            : [],
        )
        return data.length > 0 ? { data } : undefined
      }),
      tags: kept((message) => ({
        data: [{ name: 'inbox' }, { name: message.from === 'page' ? 'sent' : 'read' }],
      })),
      reply_to: kept((message) => (message.replyTo === null ? undefined : { mid: message.replyTo })),
      thread_id: () => thread.graphId,
      is_unsupported: (message) => message.unsupported || undefined,
    },
  }
}

/** A person or the Page in `from`, `to`, `participants` and `senders`. */
export function partyOf(page: Page, thread: Thread, isPage: boolean) {
  const id = isPage ? page.id : thread.psid
  const name = isPage ? page.name : (page.customers.get(thread.psid)?.name ?? 'Facebook User')
  return { name, email: `${id}@facebook.com`, id }
}

function attachmentRow(world: World, attachment: Attachment): object[] {
  if (attachment.type === 'template') {
    const [element] = (attachment.payload.elements ?? []) as { title?: string; subtitle?: string }[]
    return [
      { generic_template: { title: element?.title ?? attachment.payload.text, subtitle: element?.subtitle } },
    ]
  }
  if (attachment.type === 'other') return []
  const file = world.files.get(attachment.fileId)
  const url = cdnUrl(world, attachment.fileId)
  const size = { width: file?.width ?? 0, height: file?.height ?? 0 }
  const about = { mime_type: file?.contentType, name: file?.name, size: file?.bytes.length ?? 0 }
  switch (attachment.type) {
    case 'sticker':
    case 'image': {
      const image = {
        ...size,
        max_width: size.width,
        max_height: size.height,
        url,
        preview_url: url,
        image_type: 1,
      }
      const id = 'stickerId' in attachment ? String(attachment.stickerId) : attachment.attachmentId
      return [{ id, ...about, image_data: { ...image, render_as_sticker: attachment.type === 'sticker' } }]
    }
    case 'video': {
      const video = { ...size, length: 0, video_type: 1, url, preview_url: url, rotation: 0 }
      return [{ id: attachment.attachmentId, ...about, video_data: video }]
    }
    default:
      return [{ id: attachment.attachmentId, ...about, file_url: url }]
  }
}

/** The messages that may be read yet, newest first. */
export function messageEdge(view: View, page: Page, thread: Thread, wish: EdgeWish, place: EdgePlace) {
  const readable = view.world.clock.now() - view.world.switches.lookupLagMs
  const messages = thread.messages.filter(
    (message) => view.world.switches.lookupLagMs === 0 || message.at <= readable,
  )
  const type = messageNode(view, page, thread)
  return pageOf(type, messages.reverse(), (message) => momentKey(message.at, message.mid), wish, place)
}
