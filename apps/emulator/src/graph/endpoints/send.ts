import { stickerFile } from '../../world/files.ts'
import { spend } from '../../world/limits.ts'
import type { Attachment } from '../../world/message.ts'
import { rulesOf } from '../../world/page-mode.ts'
import { type Refused, refuse } from '../../world/refusals.ts'
import { acceptSend, admitSend, type SendOrder } from '../../world/send.ts'
import type { World } from '../../world/world.ts'
import { attachMedia } from '../attach.ts'
import { type Answered, answered, type CalledVisit, endpoint } from '../endpoint.ts'
import { findRecipient } from '../find-recipient.ts'
import { object, text, textOf } from '../params.ts'
import { readContent, type SendContent } from '../read-send.ts'
import { actOnThread, isSenderAction } from '../sender-actions.ts'
import { utilityText } from '../utility-send.ts'

const messaging = { permissions: ['pages_messaging'], tasks: ['MESSAGING'] } as const

function readOrder(visit: CalledVisit<'page'>): SendOrder | Refused {
  const { world, call, caller, node } = visit
  const recipient = findRecipient(world, node.page, object(call.params, 'recipient'))
  if (!recipient.ok) return recipient
  const untyped = text(call.params, 'messaging_type') === null && !isSenderAction(call.params)
  if (untyped && world.switches.messagingTypeRequired)
    return refuse('missing_parameter', { name: 'messaging_type' })
  const control = object(call.params, 'thread_control')
  if (control && !rulesOf(node.page).controlInSend) return refuse('routing_needed')
  return {
    app: caller.app,
    page: node.page,
    psid: recipient.psid,
    messagingType:
      text(call.params, 'messaging_type') ?? (text(call.params, 'tag') ? 'MESSAGE_TAG' : 'RESPONSE'),
    tag: text(call.params, 'tag'),
    text: null,
    quickReplies: [],
    metadata: null,
    replyTo: textOf(object(call.params, 'reply_to')?.mid),
    personaId: text(call.params, 'persona_id'),
    threadControl: control
      ? { type: control.control_type === 'pass' ? 'pass' : 'release', appId: textOf(control.app_id) }
      : null,
    privateReplyTo: recipient.comment,
  }
}

/** A Page may send so many messages, and fewer films and sounds, in a second. */
function checkRate(world: World, order: SendOrder, content: SendContent): Refused | null {
  const pageId = order.page.id
  const heavy = content.media.some(({ type }) => type === 'video' || type === 'audio')
  if (heavy && !spend(world, 'media', pageId).allowed) return refuse('too_many_media_calls')
  if (order.privateReplyTo && !spend(world, 'private_replies', pageId).allowed)
    return refuse('too_many_calls')
  if (!spend(world, 'thread', `${pageId}/${order.psid}`).allowed) return refuse('too_many_calls')
  return spend(world, 'sends', pageId).allowed ? null : refuse('too_many_calls')
}

async function attachAll(visit: CalledVisit<'page'>, content: SendContent): Promise<Attachment[] | Refused> {
  const attachments: Attachment[] = []
  if (content.template) attachments.push({ type: 'template', payload: content.template })
  if (content.stickerId !== null) {
    const fileId = stickerFile(visit.world, content.stickerId)
    attachments.push({ type: 'sticker', fileId, stickerId: content.stickerId })
  }
  for (const wish of content.media) {
    const upload = visit.call.files[attachments.length] ?? null
    const media = await attachMedia(visit.world, visit.outside, visit.node.page, wish, upload)
    if (!media.ok) return media
    attachments.push(media.attachment)
  }
  return attachments
}

/** What a send carries; a `UTILITY` one the text of its template. */
function contentOf(
  visit: CalledVisit<'page'>,
  order: SendOrder,
): { ok: true; content: SendContent } | Refused {
  const { params } = visit.call
  const { textLimitCounts } = visit.world.switches
  if (order.messagingType !== 'UTILITY') return readContent(params, textLimitCounts)
  const filled = utilityText(visit)
  return filled.ok ? readContent({ message: { text: filled.text } }, textLimitCounts) : filled
}

async function send(visit: CalledVisit<'page'>): Promise<Answered> {
  const { world, call, node } = visit
  const read = readOrder(visit)
  if ('refusal' in read) return read
  const admitted = admitSend(world, read)
  if (!admitted.ok) return admitted
  const checked = contentOf(visit, read)
  if (!checked.ok) return checked
  const { content } = checked
  const keepsUpload = call.files.length > 0 && content.media.some((wish) => wish.reusable)
  if (keepsUpload && !world.switches.reusableInSend) return refuse('reusable_in_send')
  const throttled = checkRate(world, read, content)
  if (throttled) return throttled
  const attachments = content.text === null ? await attachAll(visit, content) : []
  if ('refusal' in attachments) return attachments
  // Fetching took time, in which somebody else may have taken the thread.
  const order = {
    ...read,
    text: content.text,
    quickReplies: content.quickReplies,
    metadata: content.metadata,
  }
  const still = admitSend(world, order)
  if (!still.ok) return still
  const message = acceptSend(world, order, attachments)
  if (world.switches.echoBeforeResponse) await visit.outside.eventsDelivered(order.app.id, node.page.id)
  const reusable = content.media.find((wish) => wish.reusable)
  const [first] = attachments
  const saved = reusable && first && 'attachmentId' in first ? { attachment_id: first.attachmentId } : {}
  return answered({ recipient_id: order.psid, message_id: message.mid, ...saved })
}

/** The Send API: messages, sender actions and uploads. */
export const sendEndpoints = [
  endpoint('POST', 'page', 'messages', 'page', {
    ...messaging,
    fault: 'send',
    answer: (visit) =>
      isSenderAction(visit.call.params) ? actOnThread(visit, readOrder(visit)) : send(visit),
  }),
  endpoint('POST', 'page', 'message_attachments', 'page', {
    ...messaging,
    fault: 'upload',
    async answer(visit) {
      const { world, outside, node, call } = visit
      const checked = readContent(call.params, world.switches.textLimitCounts)
      if (!checked.ok) return checked
      const [wish] = checked.content.media
      if (!wish) return refuse('one_file_needed')
      const saved = await attachMedia(
        world,
        outside,
        node.page,
        { ...wish, reusable: true },
        call.files[0] ?? null,
      )
      if (!saved.ok) return saved
      return answered(
        'attachmentId' in saved.attachment ? { attachment_id: saved.attachment.attachmentId } : {},
      )
    },
  }),
]
