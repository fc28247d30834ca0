import { expect, test } from 'vitest'
import { type ControlRules, mayTake, wayOut } from './way-out.ts'

test('a reply that cannot go has a way out, and says whose it is', () => {
  expect(wayOut('thread_not_ours', { owner: 'meta_inbox' })).toEqual({
    passes: 'by_event',
    by: 'agent',
    guide: 'move_to_done',
  })
  expect(wayOut('thread_not_ours', { owner: 'other_app' }).guide).toBe('ask_other_app')
  expect(wayOut('token_dead')).toEqual({ passes: 'by_people', by: 'manager', guide: 'reconnect' })
  expect(wayOut('text_too_long').passes).toBe('never')
})

const rules = (known: Partial<ControlRules>): ControlRules => ({
  mode: 'unknown',
  defaultApp: 'unknown',
  takeover: 'unknown',
  ...known,
})

test.each<[string, 'meta_inbox' | 'other_app', Partial<ControlRules>, string]>([
  ['Meta’s inbox holds it and nobody may take', 'meta_inbox', { mode: 'open' }, 'move_to_done'],
  ['taking was refused', 'meta_inbox', { mode: 'routing', takeover: 'refused' }, 'move_to_done'],
  ['taking was never tried', 'meta_inbox', { mode: 'routing', defaultApp: 'us' }, 'move_to_done'],
  ['taking is allowed', 'meta_inbox', { mode: 'routing', takeover: 'allowed' }, 'take_here'],
  ['taking is allowed from another app', 'other_app', { mode: 'routing', takeover: 'allowed' }, 'take_here'],
  ['another app is the default', 'other_app', { mode: 'routing', defaultApp: 'other' }, 'default_app'],
  [
    'another app is the primary receiver',
    'other_app',
    { mode: 'handover', defaultApp: 'other' },
    'primary_receiver',
  ],
  ['we are the primary receiver', 'meta_inbox', { mode: 'handover', defaultApp: 'us' }, 'take_here'],
  ['another app holds it where whoever answers may', 'other_app', { mode: 'open' }, 'ask_other_app'],
])('a thread has its guide when %s', (_when, owner, known, guide) => {
  expect(wayOut('thread_not_ours', { owner }, rules(known)).guide).toBe(guide)
})

test.each<[Partial<ControlRules>, 'yes' | 'no' | 'unknown']>([
  [{ mode: 'open', takeover: 'allowed' }, 'no'],
  [{ mode: 'routing' }, 'unknown'],
  [{ mode: 'routing', takeover: 'allowed' }, 'yes'],
  [{ mode: 'routing', takeover: 'refused' }, 'no'],
  [{ mode: 'handover', defaultApp: 'us' }, 'yes'],
  [{ mode: 'handover', defaultApp: 'other', takeover: 'allowed' }, 'no'],
  [{ mode: 'handover' }, 'unknown'],
  [{}, 'unknown'],
])('by the rules %o taking is possible: %s', (known, possible) => {
  expect(mayTake(rules(known))).toBe(possible)
})
