import { expect, test } from 'vitest'
import { defaultSwitches } from '../src/world/switches.ts'
import { switchWords } from '../web/words/switches.ts'

test('Every switch says in Vietnamese and in English what it means, and no other does', () => {
  expect(Object.keys(switchWords).sort()).toEqual(Object.keys(defaultSwitches).sort())
  for (const { vi, en } of Object.values(switchWords)) {
    expect(vi).toMatch(/\.$/)
    expect(en).toMatch(/\.$/)
    expect(vi).not.toBe(en)
  }
})
