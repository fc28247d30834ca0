import type { ChannelView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { worstHealth } from './channel-health.ts'

type Standing = Pick<ChannelView, 'state' | 'health' | 'missingScopes'>
const channel = (standing: Partial<Standing> = {}): Standing => ({
  state: 'connected',
  health: 'well',
  missingScopes: [],
  ...standing,
})

test('the mark beside the channels shows the worst of those in use', () => {
  expect(worstHealth([channel(), channel({ health: 'unknown' })])).toBe('well')
  expect(worstHealth([channel(), channel({ health: 'look' })])).toBe('unfinished')
  expect(worstHealth([channel({ state: 'connecting' })])).toBe('unfinished')
  expect(worstHealth([channel({ missingScopes: ['pages_messaging'] })])).toBe('unfinished')
  expect(worstHealth([channel({ health: 'look' }), channel({ health: 'broken' })])).toBe('broken')
  expect(worstHealth([channel({ state: 'needs_reconnect', health: 'unknown' })])).toBe('broken')
})

test('a Page that is not used is no trouble', () => {
  expect(worstHealth([channel({ state: 'found', health: 'broken' })])).toBe('well')
  expect(worstHealth([channel({ state: 'disconnected', missingScopes: ['pages_messaging'] })])).toBe('well')
})
