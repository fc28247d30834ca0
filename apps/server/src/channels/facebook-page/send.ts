import { holdCauseOf } from '@lienmach/domain'
import type {
  Attempt,
  ChannelAccess,
  DeliveryOutcome,
  OutboundContent,
  OutboundMessage,
  OutboundReaction,
  ReactionOutcome,
} from '../../ports/channel-adapter.ts'
import type { Clock } from '../../ports/clock.ts'
import type { GraphAnswer } from './graph-answer.ts'
import type { GraphClient } from './graph-client.ts'
import { refusalOf } from './graph-refusal.ts'
import { asText } from './webhook-json.ts'

/** Sends one message through the Send API. Our token travels as `metadata`, which Meta returns in the echo. */
export async function deliverMessage(
  graph: GraphClient,
  clock: Clock,
  { externalId, token }: ChannelAccess,
  message: OutboundMessage,
  attempt: Attempt,
): Promise<DeliveryOutcome> {
  const json = sendBody(message)
  const answer = await graph.call(
    { method: 'POST', path: `${externalId}/messages`, token, body: { kind: 'json', json } },
    attempt,
  )
  return outcomeOf(answer, clock)
}

function sendBody({ contactExternalId, content, token, as }: OutboundMessage) {
  // Meta takes a quote only inside the plain window.
  const quoted = content.kind === 'text' && as === 'response' ? content.replyToMid : null
  return {
    recipient: { id: contactExternalId },
    ...(as === 'response'
      ? { messaging_type: 'RESPONSE' }
      : { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }),
    message: { ...messageOf(content), metadata: token },
    ...(quoted !== null && { reply_to: { mid: quoted } }),
  }
}

function messageOf(content: OutboundContent) {
  switch (content.kind) {
    case 'text':
      return { text: content.text }
    case 'sticker':
      return { sticker_id: asNumberWhereExact(content.stickerId) }
    case 'attachments': {
      const attachments = content.platformIds.map((id) => ({
        type: content.type,
        payload: { attachment_id: id },
      }))
      return attachments.length === 1 ? { attachment: attachments[0] } : { attachments }
    }
  }
}

/** The platform shows these ids as numbers; those beyond 2^53 stay text. */
const asNumberWhereExact = (id: string) => (Number.isSafeInteger(Number(id)) ? Number(id) : id)

function outcomeOf(answer: GraphAnswer, clock: Clock): DeliveryOutcome {
  switch (answer.outcome) {
    case 'ok': {
      const mid = asText(answer.data.message_id)
      return mid === null
        ? { outcome: 'unknown', because: `${answer.status} without message_id`, refusal: null }
        : { outcome: 'accepted', mid, usage: answer.usage }
    }
    case 'refused': {
      const { refusal, effect } = refusalOf(answer.error, clock.now())
      const { usage } = answer
      if (effect === 'unknown') return { outcome: 'unknown', because: `error ${refusal.code}`, refusal }
      if (effect === 'later') return { outcome: 'deferred', refusal, usage }
      const because = holdCauseOf(refusal.class)
      return because === null
        ? { outcome: 'failed', refusal, usage }
        : { outcome: 'held', because, refusal, usage }
    }
    case 'unknown':
      return { ...answer, refusal: null }
    case 'not_started':
      return answer
  }
}

/** Sets the Page's reaction to a message, or takes it back. */
export async function setReaction(
  graph: GraphClient,
  clock: Clock,
  { externalId, token }: ChannelAccess,
  { contactExternalId, mid, emoji }: OutboundReaction,
  signal: AbortSignal,
): Promise<ReactionOutcome> {
  const json = {
    recipient: { id: contactExternalId },
    sender_action: emoji === null ? 'unreact' : 'react',
    payload: { message_id: mid, ...(emoji !== null && { reaction: emoji }) },
  }
  const answer = await graph.call(
    { method: 'POST', path: `${externalId}/messages`, token, body: { kind: 'json', json } },
    { signal },
  )
  if (answer.outcome === 'ok') return { outcome: 'done' }
  if (answer.outcome !== 'refused') return { outcome: 'unknown' }
  return { outcome: 'refused', refusal: refusalOf(answer.error, clock.now()).refusal }
}
