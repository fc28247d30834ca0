import type { Instant } from '@lienmach/domain'
import type { ChannelFact, NoticeFact } from '../../ports/channel-facts.ts'
import type { TranslationFrame } from './translate.ts'
import {
  translateAccountLinking,
  translateCoupon,
  translateFeedback,
  translateOptin,
  translateOrder,
  translatePostback,
  translateReferral,
  translateThreadControl,
  translateThumbs,
  translateUnknown,
} from './translate-interaction.ts'
import { type EventFrame, translateMessage } from './translate-message.ts'
import { asList, asObject, asText, cleanValue, type JsonObject } from './webhook-json.ts'

export interface ListedEventFrame extends TranslationFrame {
  list: 'messaging' | 'standby' | 'changes'
  /** Milliseconds for messaging and standby, seconds for changes. */
  entryTime: number | null
  pageId: string
}

export interface TranslatedEvent {
  kind: string
  fact: ChannelFact
}

/** Each kind of event about a person, by the key that gives it away: the platform never names the kind. */
const aboutPeople: Record<
  string,
  (content: JsonObject, frame: EventFrame, event: JsonObject) => ChannelFact | null
> = {
  message: translateMessage,
  postback: translatePostback,
  reaction: translateReaction,
  message_edit: translateEdit,
  delivery: (delivery, frame) => translateReceipt('delivered', delivery, frame),
  read: (read, frame) => translateReceipt('read', read, frame),
  referral: translateReferral,
  optin: translateOptin,
  messaging_feedback: translateFeedback,
  response_feedback: translateThumbs,
  account_linking: translateAccountLinking,
  order: translateOrder,
  template: translateCoupon,
  pass_thread_control: (_moved, frame, event) => translateThreadControl(event, frame),
  take_thread_control: (_moved, frame, event) => translateThreadControl(event, frame),
  request_thread_control: (_asked, frame, event) => translateThreadControl(event, frame),
}
const peopleKeys = Object.keys(aboutPeople)

/** One event of an entry, as a fact of ours. May throw on what no test foresaw: the caller quarantines that event. */
export function translateEvent(event: JsonObject, frame: ListedEventFrame): TranslatedEvent {
  if (frame.list === 'changes') return translateChange(event, frame)
  if (asObject(event.policy_enforcement))
    return { kind: 'policy_enforcement', fact: policyNotice(event, frame) }
  if (asObject(event.app_roles)) return { kind: 'app_roles', fact: rolesNotice(event, frame) }

  const key = peopleKeys.find((candidate) => asObject(event[candidate]) !== null)
  const kind = key ?? unknownKindOf(event)
  const sender = asText(asObject(event.sender)?.id)
  const recipient = asText(asObject(event.recipient)?.id)
  const contactId = sender === frame.pageId ? recipient : sender
  // A visitor of a web page who ticked a box is known by a reference that nobody can be looked up or answered by yet.
  if (contactId === null && asText(asObject(event.sender)?.user_ref) !== null)
    return { kind, fact: notice(frame) }
  if (contactId === null) return { kind, fact: invalid('no_contact', 'The event names no customer.') }
  if (contactId.length > 128)
    return { kind, fact: invalid('contact_id_too_long', "The customer's id is too long.") }

  const at = momentOf(event.timestamp) ?? momentOf(frame.entryTime)
  const isReceipt = key === 'delivery' || key === 'read'
  if (at === null && !isReceipt)
    return { kind, fact: invalid('no_time', 'The event carries no possible time.') }

  const eventFrame: EventFrame = {
    contactId,
    at: at ?? frame.receivedAt,
    direction: sender === frame.pageId ? 'out' : 'in',
    standby: frame.list === 'standby',
    ourAppId: frame.ourAppId,
  }
  if (key === undefined) return { kind, fact: translateUnknown(event, eventFrame) }
  const fact = aboutPeople[key]?.(event[key] as JsonObject, eventFrame, event) ?? null
  if (fact === null)
    return { kind, fact: invalid(`incomplete_${key}`, `A ${key} event without what it needs.`) }
  if ('mid' in fact && fact.mid.length > 1_024)
    return { kind, fact: invalid('mid_too_long', 'The message id is too long.') }
  return { kind, fact }
}

function translateReaction(
  reaction: JsonObject,
  { contactId, at, direction }: EventFrame,
): ChannelFact | null {
  const mid = asText(reaction.mid)
  if (mid === null) return null
  const emoji =
    reaction.action === 'unreact'
      ? null
      : (asText(reaction.emoji) ?? namedReactions[asText(reaction.reaction) ?? ''] ?? '👍')
  return {
    type: 'reaction',
    contactId,
    mid,
    actor: direction === 'in' ? 'contact' : 'page',
    emoji: emoji?.slice(0, 16) ?? null,
    at,
  }
}

const namedReactions: Record<string, string> = {
  smile: '😆',
  angry: '😠',
  sad: '😢',
  wow: '😮',
  love: '❤️',
  like: '👍',
  dislike: '👎',
}

function translateEdit(edit: JsonObject, { contactId, at, direction }: EventFrame): ChannelFact | null {
  const mid = asText(edit.mid)
  const no = Number(edit.num_edit ?? 1)
  if (mid === null || !Number.isInteger(no) || no < 0 || no > 32_767) return null
  return { type: 'edit', contactId, direction, mid, no, text: asText(edit.text) ?? '', at }
}

function translateReceipt(
  what: 'delivered' | 'read',
  receipt: JsonObject,
  frame: EventFrame,
): ChannelFact | null {
  const until = momentOf(receipt.watermark)
  return until === null ? null : { type: 'receipt', contactId: frame.contactId, what, until }
}

/** Comments, labels and notices about the Page. Comments are kept raw and counted: nothing shows them yet. */
function translateChange(change: JsonObject, frame: ListedEventFrame): TranslatedEvent {
  const field = asText(change.field) ?? 'unnamed'
  if (field !== 'business_integrity') return { kind: `changes:${field.slice(0, 40)}`, fact: notice(frame) }
  const data = cleanValue(asObject(change.value) ?? {}) as JsonObject
  return {
    kind: 'changes:business_integrity',
    fact: notice(frame, { action: 'channel.platform_integrity', data }),
  }
}

function policyNotice(event: JsonObject, frame: ListedEventFrame): NoticeFact {
  const { action, reason } = asObject(event.policy_enforcement) ?? {}
  const at = momentOf(event.timestamp)
  const told = {
    action: 'channel.platform_policy',
    data: { action: asText(action), reason: asText(reason) },
  } as const
  const restricted = action === 'block' ? true : action === 'unblock' ? false : null
  return notice(frame, told, at, restricted === null ? null : { of: 'restriction', restricted })
}

/** Each app hears of its own role. (4.9) */
function rolesNotice(event: JsonObject, frame: ListedEventFrame): NoticeFact {
  const roles = asList(asObject(event.app_roles)?.[frame.ourAppId]).map(asText)
  const is = roles.includes('primary_receiver') ? 'us' : roles.includes('secondary_receiver') ? 'other' : null
  return notice(frame, null, momentOf(event.timestamp), is && { of: 'primary_receiver', is })
}

function notice(
  frame: ListedEventFrame,
  worthNoting: NoticeFact['worthNoting'] = null,
  at: Instant | null = null,
  news: NoticeFact['news'] = null,
): NoticeFact {
  return { type: 'notice', at: at ?? momentOf(frame.entryTime) ?? frame.receivedAt, worthNoting, news }
}

const frameKeys = new Set(['sender', 'recipient', 'timestamp', 'hop_context'])

const unknownKindOf = (event: JsonObject) =>
  (Object.keys(event).find((key) => !frameKeys.has(key)) ?? 'empty').slice(0, 40).replace(/[^a-z_]/g, '_')

const invalid = (faultClass: string, reason: string): ChannelFact => ({
  type: 'invalid',
  class: faultClass,
  reason,
})

const earliest = Date.UTC(2010, 0, 1)
const latest = Date.UTC(2100, 0, 1)

/** A platform's time in milliseconds. Lead forms and changes tell seconds, which no millisecond of ours can be. */
function momentOf(value: unknown): Instant | null {
  const told = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  if (typeof told !== 'number' || !Number.isFinite(told)) return null
  const ms = Math.floor(told < 100_000_000_000 ? told * 1_000 : told)
  return ms >= earliest && ms < latest ? (ms as Instant) : null
}
