import type { PushNotice } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { placeOfNotice } from './notice-place.ts'

const frame = { workspaceId: 'w', locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh', tag: 't', at: 1 } as const

const aboutAlert = (more: Partial<Extract<PushNotice, { kind: 'alert' }>['alert']>) =>
  placeOfNotice({
    ...frame,
    kind: 'alert',
    channel: null,
    member: null,
    alert: {
      kind: 'check_broken',
      severity: 'broken',
      channelId: null,
      conversationId: null,
      data: {},
      raisedAt: 1,
      ...more,
    },
  })

test('a customer leads to their conversation, customers who wait lead to those who wait', () => {
  const given = { ...frame, kind: 'given', contact: null, channel: 'Mộc Store' } as const
  expect(placeOfNotice({ ...given, conversationId: 'c' })).toBe('/inbox/mine/c?workspace=w')
  expect(placeOfNotice({ ...frame, kind: 'to_claim', rule: 'Khách mới', conversations: 2 })).toBe(
    '/inbox/unassigned?workspace=w',
  )
})

test('an alert leads where its button leads', () => {
  expect(aboutAlert({ kind: 'control_help', conversationId: 'c', channelId: 'k' })).toBe(
    '/inbox/all/c?workspace=w',
  )
  expect(aboutAlert({ kind: 'channel_disconnected', channelId: 'k' })).toBe(
    '/channels/connect/facebook?channel=k&workspace=w',
  )
  expect(aboutAlert({ kind: 'settings_changed', channelId: 'k' })).toBe('/channels/k?tab=control&workspace=w')
  expect(aboutAlert({ channelId: 'k' })).toBe('/channels/k?tab=doctor&workspace=w')
  expect(aboutAlert({})).toBe('/inbox?workspace=w')
})

test('a trial leads to the settings, and what cannot be read to the inbox', () => {
  expect(placeOfNotice({ ...frame, kind: 'trial' })).toBe('/settings/notifications?workspace=w')
  expect(placeOfNotice(null)).toBe('/inbox')
})
