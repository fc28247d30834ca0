import { alertKinds, type PushNotice } from '@lienmach/contract'

type Fields = Readonly<Record<string, unknown>>

/**
 * What a push message says; null when it is not what this app understands, such as a message of a newer server. Whatever
 * arrives has to be answered with a notification, so nothing here throws.
 */
export function readPushNotice(raw: unknown): PushNotice | null {
  if (!isFields(raw)) return null
  const { workspaceId, locale, timeZone, tag, at } = raw
  if (!isText(workspaceId) || !isText(tag) || !isMoment(at)) return null
  if ((locale !== 'vi' && locale !== 'en') || !isTimeZone(timeZone)) return null
  const frame = { workspaceId, locale, timeZone, tag, at } as const
  switch (raw['kind']) {
    case 'trial':
      return { ...frame, kind: 'trial' }
    case 'given': {
      const { conversationId, contact, channel } = raw
      if (!isText(conversationId) || !isTextOrNull(contact) || !isText(channel)) return null
      return { ...frame, kind: 'given', conversationId, contact, channel }
    }
    case 'to_claim': {
      const { rule, conversations } = raw
      if (typeof rule !== 'string' || typeof conversations !== 'number') return null
      return { ...frame, kind: 'to_claim', rule, conversations }
    }
    case 'alert': {
      const { channel, member } = raw
      const alert = readAlert(raw['alert'])
      if (alert === null || !isTextOrNull(channel) || !isTextOrNull(member)) return null
      return { ...frame, kind: 'alert', alert, channel, member }
    }
    default:
      return null
  }
}

function readAlert(raw: unknown): Extract<PushNotice, { kind: 'alert' }>['alert'] | null {
  if (!isFields(raw)) return null
  const { severity, channelId, conversationId, data, raisedAt } = raw
  const kind = alertKinds.find((known) => known === raw['kind'])
  if (kind === undefined || (severity !== 'look' && severity !== 'broken')) return null
  if (!isTextOrNull(channelId) || !isTextOrNull(conversationId)) return null
  if (!isFields(data) || !isMoment(raisedAt)) return null
  return { kind, severity, channelId, conversationId, data, raisedAt }
}

const isFields = (raw: unknown): raw is Fields =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
const isText = (raw: unknown): raw is string => typeof raw === 'string' && raw !== ''
const isTextOrNull = (raw: unknown): raw is string | null => raw === null || typeof raw === 'string'
/** What a `Date` can hold, in ms. */
const isMoment = (raw: unknown): raw is number => typeof raw === 'number' && Math.abs(raw) <= 8.64e15

function isTimeZone(raw: unknown): raw is string {
  if (!isText(raw)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: raw })
    return true
  } catch {
    return false
  }
}
