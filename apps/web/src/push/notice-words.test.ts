import { alertKinds, type PushNotice } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { noticeWords } from './notice-words.ts'
import { noticesIn } from './say-notices.ts'

const frame = {
  workspaceId: 'cửa hàng',
  timeZone: 'Asia/Ho_Chi_Minh',
  tag: 'một',
  at: Date.parse('2025-11-17T07:05:00Z'),
}
const raisedAt = Date.parse('2025-11-17T07:02:00Z')

const alert = (more: Partial<Extract<PushNotice, { kind: 'alert' }>['alert']>) => ({
  kind: 'nobody_eligible' as const,
  severity: 'look' as const,
  channelId: null,
  conversationId: null,
  data: {},
  raisedAt,
  ...more,
})

const inBoth = (notice: PushNotice | null) =>
  (['vi', 'en'] as const).map((locale) => {
    const { title, text } = noticeWords(noticesIn(locale), notice && { ...notice, locale })
    return `${title} — ${text}`
  })

test('a customer given to somebody is named, with the Page they write to', () => {
  const given = { ...frame, locale: 'vi', kind: 'given', conversationId: 'c', channel: 'Mộc Store' } as const
  expect(inBoth({ ...given, contact: 'Nguyễn Thị Lan' })).toEqual([
    'Nguyễn Thị Lan được giao cho bạn — Khách nhắn qua Mộc Store. Bấm để trả lời.',
    'Nguyễn Thị Lan is your customer now — They write to Mộc Store. Press to answer.',
  ])
  expect(inBoth({ ...given, contact: null })[0]).toMatch(/^Một khách được giao cho bạn/)
})

test('customers who wait to be claimed are counted, with the rule they wait under', () => {
  const waiting = { ...frame, locale: 'vi', kind: 'to_claim', rule: 'Khách mới' } as const
  expect(inBoth({ ...waiting, conversations: 3 })).toEqual([
    '3 khách đang chờ nhận — Theo quy tắc Khách mới. Ai nhận trước thì được trả lời khách.',
    '3 customers wait to be claimed — By the rule Khách mới. Whoever claims first answers.',
  ])
  expect(inBoth({ ...waiting, conversations: 1 })[1]).toMatch(/^1 customer waits to be claimed/)
})

test('an alert says what it says on screen, in the time zone of the shop', () => {
  const notice = { ...frame, locale: 'vi', kind: 'alert', channel: null, member: null } as const
  expect(
    inBoth({ ...notice, alert: alert({ data: { rule: 'Khách mới', conversations: 2, since: raisedAt } }) }),
  ).toEqual([
    'Không có ai nhận khách theo quy tắc Khách mới — 2 khách đang chờ từ 14:02: mọi người đều vắng, ngoài ca hoặc đã đầy.',
    expect.stringContaining('Khách mới'),
  ])
  const help = alert({ kind: 'control_help', conversationId: 'c', data: { contact: 'Nguyễn Thị Lan' } })
  expect(inBoth({ ...notice, channel: 'Mộc Store', member: 'Trần Thị Mai', alert: help })[0]).toMatch(
    /^Trần Thị Mai nhờ lấy lại quyền hội thoại với Nguyễn Thị Lan — Hội thoại trên Mộc Store/,
  )
})

test('every kind of alert has its words, also where nothing is known but the kind', () => {
  for (const kind of alertKinds) {
    const notice = { ...frame, locale: 'vi', kind: 'alert', channel: null, member: null } as const
    for (const said of inBoth({ ...notice, alert: alert({ kind }) }))
      expect(said).not.toMatch(/alerts\.|[{}]/)
  }
})

test('a trial says that it works, and what cannot be read says something neutral', () => {
  expect(inBoth({ ...frame, locale: 'vi', kind: 'trial' })).toEqual([
    'Thông báo đã hoạt động — Thiết bị này báo cho bạn cả khi không mở Liền Mạch.',
    'Notifications work — This device tells you even while Liền Mạch is not open.',
  ])
  expect(inBoth(null)).toEqual([
    'Liền Mạch — Có điều cần bạn xem. Bấm để mở.',
    'Liền Mạch — There is something for you to see. Press to open.',
  ])
})
