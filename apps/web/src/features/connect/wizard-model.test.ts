import type { ChannelView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import {
  type Attempt,
  inOrder,
  mayGoOn,
  missingScopes,
  mustAskChatRight,
  obstacleOf,
  type PageOfAttempt,
  stepOf,
  withLiveChannels,
} from './wizard-model.ts'

const all = [
  'pages_show_list',
  'pages_messaging',
  'pages_manage_metadata',
  'pages_read_engagement',
  'business_management',
]
const page = (externalId: string, changes: Partial<PageOfAttempt> = {}): PageOfAttempt => ({
  externalId,
  name: `Trang ${externalId}`,
  pictureUrl: null,
  tasks: ['MESSAGING', 'MANAGE'],
  missingTasks: [],
  takenBy: null,
  channel: null,
  ...changes,
})
const attempt = (changes: Partial<Attempt> = {}): Attempt => ({
  id: 'a',
  status: 'fetched',
  failure: null,
  grantedScopes: all,
  declinedScopes: [],
  pages: [page('1')],
  dialogUrl: null,
  expiresAt: 0,
  ...changes,
})
const channel = (externalId: string, state: ChannelView['state']) =>
  ({ id: `c${externalId}`, externalId, state }) as ChannelView
const first = { readPermissions: false, acceptMissing: false }

test('a run that waits for Facebook shows the guide, page by page', () => {
  expect(stepOf(null, first)).toBe('start')
  expect(stepOf(attempt({ status: 'waiting', grantedScopes: [] }), first)).toBe('pages')
  expect(stepOf(attempt({ status: 'waiting', grantedScopes: [] }), { ...first, readPermissions: true })).toBe(
    'permissions',
  )
})

test('a run with everything granted goes straight to connecting', () => {
  expect(stepOf(attempt(), first)).toBe('activate')
})

test('a declined permission is named first, and can be passed over only when it is not essential', () => {
  const withoutReading = attempt({ grantedScopes: all.filter((scope) => scope !== 'pages_read_engagement') })
  expect(missingScopes(withoutReading)).toEqual(['pages_read_engagement'])
  expect(stepOf(withoutReading, first)).toBe('permissions')
  expect(stepOf(withoutReading, { ...first, acceptMissing: true })).toBe('activate')

  const withoutMessaging = attempt({ grantedScopes: all.filter((scope) => scope !== 'pages_messaging') })
  expect(mayGoOn(withoutMessaging)).toBe(false)
  expect(stepOf(withoutMessaging, { ...first, acceptMissing: true })).toBe('permissions')
})

test('a run taken up again after a Page was connected shows that Page, whatever was declined', () => {
  const resumed = attempt({
    grantedScopes: all.slice(0, 4),
    pages: [page('1', { channel: channel('1', 'connecting') })],
  })
  expect(stepOf(resumed, first)).toBe('activate')
})

test('a Page that is taken or lacks a task cannot be ticked and stands last', () => {
  const taken = page('1', { takenBy: { workspaceName: null } })
  const analyst = page('2', { missingTasks: ['MESSAGING'] })
  const free = page('3')
  expect([taken, analyst, free].map(obstacleOf)).toEqual(['taken', 'tasks', null])
  expect(inOrder([taken, analyst, free]).map((one) => one.externalId)).toEqual(['3', '1', '2'])
})

test('what the live feed says of a channel replaces what the run was told', () => {
  const [shown] = withLiveChannels(
    [page('1', { channel: channel('1', 'connecting') })],
    [channel('1', 'connected')],
  )
  expect(shown?.channel?.state).toBe('connected')
})

test('reconnecting keeps who may chat, unless that was somebody else alone', () => {
  const reconnecting = (changes: Partial<ChannelView>) =>
    page('1', { channel: { ...channel('1', 'needs_reconnect'), ...changes } })
  expect(mustAskChatRight(page('1'), 'me')).toBe(true)
  expect(mustAskChatRight(reconnecting({ chatRight: 'share', chatOwnerId: null }), 'me')).toBe(false)
  expect(mustAskChatRight(reconnecting({ chatRight: 'only_me', chatOwnerId: 'me' }), 'me')).toBe(false)
  expect(mustAskChatRight(reconnecting({ chatRight: 'only_me', chatOwnerId: 'Lan' }), 'me')).toBe(true)
  expect(mustAskChatRight(reconnecting({ state: 'disconnected', chatRight: 'share' }), 'me')).toBe(true)
})
