import { describe, expect, test } from 'vitest'
import { type KeyPress, keyOf } from './key-press.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/iu.test(key) ? `Key${key.toUpperCase()}` : '',
  keyCode: 0,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
})

test.each([
  [press('j'), 'j'],
  [press('J', { shiftKey: true }), 'Shift J'],
  [press('J'), 'j'],
  [press('k', { ctrlKey: true }), 'Ctrl K'],
  [press('k', { metaKey: true }), 'Ctrl K'],
  [press('Enter'), 'Enter'],
  [press('Enter', { ctrlKey: true }), 'Ctrl Enter'],
  [press('Escape'), 'Esc'],
  [press('ArrowDown'), '↓'],
  [press('ArrowDown', { shiftKey: true }), 'Shift ↓'],
  [press('ArrowUp', { altKey: true }), 'Alt ↑'],
  [press('?', { code: 'Slash', shiftKey: true }), '?'],
  [press('?'), '?'],
  [press('*', { code: 'Digit8', shiftKey: true }), '*'],
  [press('3', { code: 'Digit3' }), '3'],
  [press('.', { code: 'Period' }), '.'],
])('%o is %s', (event, name) => {
  expect(keyOf(event)).toBe(name)
})

describe('a Vietnamese input tool', () => {
  test.each([
    ['ê', 'e', 'e pressed twice arrives as ê'],
    ['â', 'a', 'a pressed twice arrives as â'],
    ['ô', 'o', 'o pressed twice arrives as ô'],
    ['đ', 'd', 'd pressed twice arrives as đ'],
    ['ư', 'w', 'w after u arrives as ư'],
    ['ả', 'r', 'r after a arrives as ả'],
    ['á', 's', 's after a arrives as á'],
    ['ệ', 'j', 'j after ê arrives as ệ'],
  ])('%s without a place on the keyboard is the key %s: %s', (character, key) => {
    expect(keyOf(press(character, { code: '' }))).toBe(key)
  })

  test('the place wins where there is one: Telex turns [ into ơ', () => {
    expect(keyOf(press('ơ', { code: 'BracketLeft' }))).toBe('[')
    expect(keyOf(press('ê', { code: 'KeyE' }))).toBe('e')
  })

  test('its synthetic Backspace means nothing', () => {
    expect(keyOf(press('Backspace', { code: 'Backspace' }))).toBeNull()
  })

  test('a key under composition means nothing', () => {
    expect(keyOf(press('e', { isComposing: true }))).toBeNull()
    expect(keyOf(press('Process', { keyCode: 229, code: 'KeyE' }))).toBeNull()
  })
})

test('keys without a letter mean nothing', () => {
  for (const key of ['Shift', 'Control', 'F5', 'CapsLock', 'Unidentified'])
    expect(keyOf(press(key, { code: '' }))).toBeNull()
})
