import { expect, test } from 'vitest'
import { cornerOf } from './place-tip.ts'

const button = { x: 100, y: 100, width: 40, height: 40 }

test.each([
  ['top', { x: 90, y: 74 }],
  ['bottom', { x: 90, y: 146 }],
  ['left', { x: 34, y: 110 }],
  ['right', { x: 146, y: 110 }],
] as const)('a tooltip at the %s keeps its distance and is centred', (side, corner) => {
  expect(cornerOf(side, button, 60, 20)).toEqual(corner)
})
