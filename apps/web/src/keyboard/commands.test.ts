import { expect, test, vi } from 'vitest'
import {
  assertSafe,
  beginsSequence,
  type Command,
  commandFor,
  offerCommands,
  offeredCommands,
} from './commands.ts'
import { KeySequence } from './key-sequence.ts'

const command = (keys: string, more: Partial<Command> = {}): Command => ({
  id: keys,
  title: keys,
  section: 'Hộp thư',
  keys,
  run: vi.fn<() => void>(),
  ...more,
})

test('commands are offered as long as their screen stands', () => {
  const withdraw = offerCommands([command('j, ↓')])
  expect(commandFor('↓', false)?.id).toBe('j, ↓')
  withdraw()
  expect(commandFor('↓', false)).toBeUndefined()
  expect(offeredCommands()).toEqual([])
})

test('the screen on top wins', () => {
  const below = offerCommands([command('e', { id: 'below' })])
  const above = offerCommands([command('e', { id: 'above' })])
  expect(commandFor('e', false)?.id).toBe('above')
  above()
  expect(commandFor('e', false)?.id).toBe('below')
  below()
})

test('a letter typed into a field is no command, Ctrl K is', () => {
  const withdraw = offerCommands([command('e'), command('Ctrl K', { whileTyping: true })])
  expect(commandFor('e', true)).toBeUndefined()
  expect(commandFor('Ctrl K', true)?.id).toBe('Ctrl K')
  withdraw()
})

test('g and then i goes to the inbox, unless it takes too long', () => {
  const withdraw = offerCommands([command('g i'), command('i')])
  const keys = new KeySequence()
  expect(keys.read('g', 0, beginsSequence)).toEqual(['g'])
  expect(keys.read('i', 900, beginsSequence)).toEqual(['g i', 'i'])
  keys.read('g', 2_000, beginsSequence)
  expect(keys.read('i', 4_000, beginsSequence)).toEqual(['i'])
  withdraw()
})

test('no sequence begins with a letter that Telex composes, and no bare letter works in fields', () => {
  expect(() => assertSafe(command('e i'))).toThrow('Telex')
  expect(() => assertSafe(command('e', { whileTyping: true }))).toThrow('typed')
})
