import { expect, test } from 'vitest'
import { type ComposerMoment, type KeyPress, meaningOf } from './composer-keys.ts'

const enter: KeyPress = {
  key: 'Enter',
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
}
const desk: ComposerMoment = { composing: '', sinceComposed: 10_000, enterMakesNewLine: false, touch: false }

test('Enter sends, Shift Enter makes a line, Ctrl Enter sends and finishes', () => {
  expect(meaningOf(enter, desk)).toBe('send')
  expect(meaningOf({ ...enter, shiftKey: true }, desk)).toBe('nothing')
  expect(meaningOf({ ...enter, ctrlKey: true }, desk)).toBe('send_and_done')
})

test('Enter while Telex composes "việ" finishes the word and sends it, once', () => {
  expect(meaningOf({ ...enter, isComposing: true, keyCode: 229 }, { ...desk, composing: 'việ' })).toBe(
    'send_when_composed',
  )
  expect(meaningOf(enter, { ...desk, sinceComposed: 5 })).toBe('nothing')
})

test('Enter within a composition in another script only picks a candidate', () => {
  expect(meaningOf({ ...enter, isComposing: true, keyCode: 229 }, { ...desk, composing: 'にほん' })).toBe(
    'nothing',
  )
})

test('a key that a Telex tool sends as 229 without text never sends', () => {
  expect(meaningOf({ ...enter, keyCode: 229 }, desk)).toBe('nothing')
})

test('on a touch keyboard, or when a person chose so, Enter makes a new line', () => {
  expect(meaningOf(enter, { ...desk, touch: true })).toBe('nothing')
  expect(meaningOf(enter, { ...desk, enterMakesNewLine: true })).toBe('nothing')
  expect(meaningOf({ ...enter, metaKey: true }, { ...desk, enterMakesNewLine: true })).toBe('send')
})

test('Escape leaves the composer, but during a composition it belongs to the input method', () => {
  expect(meaningOf({ ...enter, key: 'Escape', keyCode: 27 }, desk)).toBe('leave')
  expect(
    meaningOf({ ...enter, key: 'Escape', keyCode: 229, isComposing: true }, { ...desk, composing: 'a' }),
  ).toBe('nothing')
})
