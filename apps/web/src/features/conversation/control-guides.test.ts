import type { ChannelView, ControlView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { guideOf, preventionOf } from './control-guides.ts'

const on = (control: Partial<ChannelView['control']>) => ({
  control: {
    mode: 'unknown',
    defaultApp: 'unknown',
    takeover: 'unknown',
    ...control,
  } as ChannelView['control'],
})
const control = (
  verdict: Partial<ControlView['verdict']>,
  owner: ControlView['thread']['owner'] = 'nobody',
) => ({
  verdict: { doubt: null, guide: null, ...verdict } as ControlView['verdict'],
  thread: { owner } as ControlView['thread'],
})

test('the server’s guide is shown where it names one', () => {
  expect(guideOf(control({ guide: 'page_quality' }), on({}))).toBe('page_quality')
})

test('a guess has a guide of its own', () => {
  expect(guideOf(control({ doubt: 'owner_likely' }, 'meta_inbox'), on({}))).toBe('move_to_done')
  expect(guideOf(control({ doubt: 'owner_stale' }, 'other_app'), on({}))).toBe('ask_other_app')
  expect(guideOf(control({ doubt: 'not_default' }), on({ mode: 'routing' }))).toBe('default_app')
  expect(guideOf(control({ doubt: 'not_default' }), on({ mode: 'handover' }))).toBe('primary_receiver')
})

test('where nothing stands in the way there is no guide', () => {
  expect(guideOf(control({}), on({}))).toBeNull()
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
