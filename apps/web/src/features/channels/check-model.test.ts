import type { ChannelCheckView } from '@lienmach/contract'
import { expect, test } from 'vitest'
import { byUrgency, fixOf, verdictOf, worstOf } from './check-model.ts'

const check = (
  name: ChannelCheckView['check'],
  state: ChannelCheckView['state'],
  guide: ChannelCheckView['guide'] = null,
): ChannelCheckView => ({ check: name, state, reason: 'r', data: {}, since: 1, checkedAt: 2, guide })

test('what is broken comes first, what is well last, and the doctor’s own order decides between equals', () => {
  const checks = [
    check('token', 'well'),
    check('gap', 'unknown'),
    check('elsewhere', 'look'),
    check('routing', 'look'),
    check('restriction', 'broken'),
  ]
  expect(byUrgency(checks).map((one) => one.check)).toEqual([
    'restriction',
    'routing',
    'elsewhere',
    'gap',
    'token',
  ])
  expect(worstOf(checks)?.check).toBe('restriction')
  expect(worstOf([check('token', 'well'), check('gap', 'unknown')])).toBeUndefined()
})

test('the verdict counts what there is to do', () => {
  expect(verdictOf([])).toEqual({ is: 'never', n: 0 })
  expect(verdictOf([check('token', 'well'), check('takeover', 'unknown')])).toEqual({ is: 'well', n: 0 })
  expect(verdictOf([check('token', 'well'), check('routing', 'look'), check('gap', 'broken')])).toEqual({
    is: 'todo',
    n: 2,
  })
})

test('a Page whose session or subscription could not be asked about is not called well', () => {
  expect(verdictOf([check('token', 'unknown'), check('routing', 'well')])).toEqual({ is: 'unsure', n: 1 })
})

test('every check that is not well has one button, and one that is well has none', () => {
  expect(fixOf(check('token', 'well', 'reconnect'))).toBeNull()
  expect(fixOf(check('token', 'broken', 'reconnect'))).toBe('reconnect')
  expect(fixOf(check('routing', 'look', 'default_app'))).toBe('guide')
  expect(fixOf(check('elsewhere', 'look', 'move_to_done'))).toBe('held')
  expect(fixOf(check('restriction', 'broken', 'page_quality'))).toBe('guide')
  expect(fixOf(check('clock', 'look'))).toBe('again')
})
