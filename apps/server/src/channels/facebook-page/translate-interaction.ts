import { hash } from 'node:crypto'
import type { Instant, ThreadObservation } from '@lienmach/domain'
import type { MessageFact, MessageKind, ThreadFact } from '../../ports/channel-facts.ts'
import { appOwner } from './app-ids.ts'
import type { EventFrame } from './translate-message.ts'
import { asList, asObject, asText, cleanValue, type JsonObject } from './webhook-json.ts'

/** A tap on a button. In standby the platform withholds the payload. */
export function translatePostback(postback: JsonObject, frame: EventFrame): MessageFact {
  const extra: Record<string, unknown> = { postback: { payload: asText(postback.payload) } }
  if (asObject(postback.referral)) extra.referral = cleanValue(postback.referral)
  return shownLine('postback', postback, frame, { text: asText(postback.title), extra, byPerson: true })
}

/** The customer came back to the thread by a link, an advertisement or a lead form. */
export const translateReferral = (referral: JsonObject, frame: EventFrame) =>
  shownLine('referral', referral, frame, { text: null, extra: { referral: cleanValue(referral) } })

export const translateOptin = (optin: JsonObject, frame: EventFrame) =>
  shownLine('optin', optin, frame, {
    text: asText(optin.title),
    extra: { optin: cleanValue(withoutTokens(optin)) },
  })

export const translateAccountLinking = (linking: JsonObject, frame: EventFrame) =>
  shownLine('account_linking', linking, frame, {
    text: null,
    extra: { accountLinking: { status: asText(linking.status) } },
  })

/** A cart that the customer sent. */
export const translateOrder = (order: JsonObject, frame: EventFrame) =>
  shownLine('order', order, frame, {
    text: asText(order.note),
    extra: { order: cleanValue(order) },
    byPerson: true,
  })

/** A coupon that the customer uncovered. */
export const translateCoupon = (coupon: JsonObject, frame: EventFrame) =>
  shownLine('template', coupon, frame, {
    text: asText(coupon.coupon_code),
    extra: { coupon: cleanValue(coupon) },
  })

/** A filled-in feedback form; its free texts become the text, so that they are read and found. */
export function translateFeedback(feedback: JsonObject, frame: EventFrame): MessageFact {
  const texts: string[] = []
  for (const screen of asList(feedback.feedback_screens)) {
    for (const question of Object.values(asObject(asObject(screen)?.questions) ?? {})) {
      const followUp = asText(asObject(asObject(question)?.follow_up)?.payload)
      if (followUp !== null) texts.push(followUp)
    }
  }
  const text = texts.length > 0 ? texts.join('\n') : null
  return shownLine('feedback', feedback, frame, {
    text,
    extra: { feedback: cleanValue(feedback) },
    byPerson: true,
  })
}

/** Thumbs up or down under an answer. */
export const translateThumbs = (thumbs: JsonObject, frame: EventFrame) =>
  shownLine('feedback', thumbs, frame, {
    text: null,
    replyToMid: asText(thumbs.mid),
    // The platform's `mid` is the rated message here, not an id of this event.
    identity: JSON.stringify(cleanValue(thumbs)),
    extra: { feedback: cleanValue(thumbs) },
  })

const longestKept = 8_192

/** An event of a kind nobody has told us about: shown as such, with what it said, and counted. */
export function translateUnknown(event: JsonObject, frame: EventFrame): MessageFact {
  const body = JSON.stringify(cleanValue(event))
  return shownLine('unsupported', {}, frame, {
    text: null,
    identity: body,
    extra: { unsupported: body.slice(0, longestKept) },
  })
}

/**
 * Control of a thread moved to an app, or was asked for. A request changes nothing until somebody grants it. Older
 * samples of a taking name only who lost the thread. (docs/platform/messenger.md, 2.6)
 */
export function translateThreadControl(event: JsonObject, frame: EventFrame): ThreadFact {
  const { contactId, at, ourAppId } = frame
  const passed = asObject(event.pass_thread_control)
  const taken = asObject(event.take_thread_control)
  const seen: ThreadObservation[] = []
  const movedTo = (appId: string | null, evidence: 'passed' | 'taken') => {
    if (appId !== null) seen.push({ says: 'owner', owner: appOwner(appId, ourAppId), appId, at, evidence })
  }
  if (passed) movedTo(asText(passed.new_owner_app_id), 'passed')
  if (taken) {
    const newOwner = asText(taken.new_owner_app_id)
    movedTo(newOwner, 'taken')
    if (newOwner === null && asText(taken.previous_owner_app_id) === ourAppId)
      seen.push({ says: 'owner', owner: 'other_app', appId: null, at, evidence: 'taken' })
  }
  return { type: 'thread', contactId, at, seen }
}

interface Line {
  text: string | null
  extra: Record<string, unknown>
  byPerson?: boolean
  replyToMid?: string | null
  /** What tells this event from another of the same moment, where it carries no id. */
  identity?: string
}

function shownLine(kind: MessageKind, event: JsonObject, frame: EventFrame, line: Line): MessageFact {
  const { contactId, at, direction, standby } = frame
  const own = line.identity === undefined ? asText(event.mid) : null
  return {
    type: 'message',
    contactId,
    mid: own ?? derivedId(kind, contactId, at, line.identity ?? JSON.stringify(cleanValue(event))),
    at,
    direction,
    source: direction === 'in' ? 'contact' : 'meta_system',
    appId: null,
    token: null,
    kind,
    text: line.text,
    attachments: [],
    replyToMid: line.replyToMid ?? null,
    extra: line.byPerson === true ? line.extra : { ...line.extra, silent: true },
    standby,
    thread: [
      standby
        ? { says: 'closed', at, evidence: 'heard_in_standby' }
        : { says: 'open', at, evidence: 'heard_directly' },
    ],
  }
}

/** The same event gets the same id each time it is delivered. */
const derivedId = (kind: MessageKind, contactId: string, at: Instant, content: string) =>
  `lm:${kind}:${hash('sha256', `${contactId}\n${at}\n${content}`).slice(0, 40)}`

/** A token lets its holder write to the customer, so it is not kept among what people read. */
function withoutTokens(optin: JsonObject): JsonObject {
  const { notification_messages_token: _token, ...rest } = optin
  return rest
}
