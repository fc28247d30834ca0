import type { AlertView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { hintOf, markOf, placeOf, stripOf } from './alert-model.ts'

const alert = (id: string, more: Partial<AlertView> = {}): AlertView => ({
  id,
  kind: 'check_broken',
  severity: 'broken',
  channelId: 'kênh',
  conversationId: null,
  data: {},
  raisedAt: 1,
  ...more,
})

test('over every screen stands the newest of what is broken, and nothing that can wait', () => {
  const alerts = [
    alert('cũ', { raisedAt: 1 }),
    alert('mới', { raisedAt: 3 }),
    alert('chờ được', { raisedAt: 5, severity: 'look' }),
  ]
  expect(stripOf(alerts, new Set())?.id).toBe('mới')
  expect(stripOf(alerts, new Set([markOf({ id: 'mới', raisedAt: 3 })]))?.id).toBe('cũ')
  expect(stripOf([alert('chờ được', { severity: 'look' })], new Set())).toBeUndefined()
})

test('what was hidden is shown again when it happens again', () => {
  const hidden = new Set([markOf({ id: 'đổi cài đặt', raisedAt: 1 })])
  expect(stripOf([alert('đổi cài đặt', { raisedAt: 1 })], hidden)).toBeUndefined()
  expect(stripOf([alert('đổi cài đặt', { raisedAt: 2 })], hidden)?.raisedAt).toBe(2)
})

test('the hint is about answering here, and nothing else', () => {
  expect(hintOf([alert('một'), alert('hai', { kind: 'answer_here', severity: 'look' })], new Set())?.id).toBe(
    'hai',
  )
})

test('the button leads to where the cause is mended', () => {
  expect(placeOf(alert('a', { kind: 'control_help', conversationId: 'hội thoại' }))).toEqual({
    to: 'conversation',
    conversationId: 'hội thoại',
  })
  expect(placeOf(alert('a', { kind: 'channel_disconnected' }))).toMatchObject({ to: 'reconnect' })
  expect(placeOf(alert('a', { kind: 'settings_changed' }))).toMatchObject({ side: 'control' })
  expect(placeOf(alert('a', { kind: 'policy_changed' }))).toMatchObject({ side: 'settings' })
  expect(placeOf(alert('a'))).toMatchObject({ side: 'doctor' })
  expect(placeOf(alert('a', { channelId: null }))).toBeNull()
})
