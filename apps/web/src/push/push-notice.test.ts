import { expect, test } from 'vitest'
import { readPushNotice } from './push-notice.ts'

const frame = {
  workspaceId: 'w',
  locale: 'vi',
  timeZone: 'Asia/Ho_Chi_Minh',
  tag: 't',
  at: 1_763_363_100_000,
}
const alert = {
  kind: 'nobody_eligible',
  severity: 'look',
  channelId: null,
  conversationId: null,
  data: { rule: 'Khách mới', conversations: 2 },
  raisedAt: 1_763_363_000_000,
}
const notices = [
  { ...frame, kind: 'trial' },
  { ...frame, kind: 'given', conversationId: 'c', contact: 'Nguyễn Thị Lan', channel: 'Mộc Store' },
  { ...frame, kind: 'given', conversationId: 'c', contact: null, channel: 'Mộc Store' },
  { ...frame, kind: 'to_claim', rule: 'Khách mới', conversations: 3 },
  { ...frame, kind: 'alert', alert, channel: null, member: null },
]

test('what the server sends is read as it was written', () => {
  for (const notice of notices) expect(readPushNotice(notice)).toEqual(notice)
})

test('a message without any one of its parts is not read', () => {
  for (const notice of notices) {
    for (const part of Object.keys(notice)) {
      expect(readPushNotice({ ...notice, [part]: undefined }), `${notice.kind} without ${part}`).toBeNull()
    }
  }
  for (const part of Object.keys(alert)) {
    const told = { ...frame, kind: 'alert', channel: null, member: null }
    expect(readPushNotice({ ...told, alert: { ...alert, [part]: undefined } }), part).toBeNull()
  }
})

test('nonsense is not read, and hurts nobody', () => {
  const trial = { ...frame, kind: 'trial' }
  for (const raw of [
    undefined,
    null,
    'xin chào',
    7,
    [],
    {},
    { ...trial, kind: 'of a newer server' },
    { ...trial, locale: 'fr' },
    { ...trial, timeZone: 'Sao Hoả/Olympus' },
    { ...trial, at: Number.NaN },
    { ...trial, at: 1e300 },
    { ...frame, kind: 'alert', alert: { ...alert, kind: 'of a newer server' }, channel: null, member: null },
    { ...frame, kind: 'alert', alert: [], channel: null, member: null },
  ])
    expect(readPushNotice(raw)).toBeNull()
})
