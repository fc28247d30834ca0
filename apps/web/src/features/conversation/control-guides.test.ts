import type { ChannelView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { preventionOf } from './control-guides.ts'

const on = (control: Partial<ChannelView['control']>) => ({
  control: {
    mode: 'unknown',
    defaultApp: 'unknown',
    takeover: 'unknown',
    ...control,
  } as ChannelView['control'],
})
test('prevention names only what is not set already', () => {
  expect(preventionOf(on({ mode: 'routing', defaultApp: 'other' }))).toEqual([
    'default_app',
    'allow_takeover',
  ])
  expect(preventionOf(on({ mode: 'routing', defaultApp: 'us', takeover: 'allowed' }))).toEqual([])
  expect(preventionOf(on({ mode: 'open' }))).toEqual(['default_app'])
  expect(preventionOf(on({ mode: 'handover', defaultApp: 'other' }))).toEqual(['primary_receiver'])
})
