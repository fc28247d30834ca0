import compile from 'icu-minify/compile'
import { describe, expect, test } from 'vitest'
import { en } from './en/index.ts'
import { vi } from './vi/index.ts'

type Tree = { readonly [key: string]: string | Tree }

function flat(tree: Tree, path = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const here = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' ? [[here, value]] : [...flat(value, here)]
  })
  return new Map(entries)
}

/** Names of the places and tags of a message. */
const places = (message: string): string[] =>
  [...new Set([...message.matchAll(/[{<](\w+)(?=[},>])/gu)].map((found) => found[1] ?? ''))].toSorted()

const vietnamese = flat(vi)
const english = flat(en)

test('both languages say the same things', () => {
  expect([...english.keys()].toSorted()).toEqual([...vietnamese.keys()].toSorted())
})

test('both languages fill the same places', () => {
  const differing = [...vietnamese].filter(
    ([key, message]) => places(message).join() !== places(english.get(key) ?? '').join(),
  )
  expect(differing.map(([key]) => key)).toEqual([])
})

describe.each([
  ['Vietnamese', vietnamese],
  ['English', english],
])('%s', (_language, messages) => {
  test('is written in valid ICU', () => {
    const broken = [...messages].filter(([, message]) => {
      try {
        compile(message)
        return false
      } catch {
        return true
      }
    })
    expect(broken).toEqual([])
  })

  test('leaves no blanks at the ends', () => {
    const careless = [...messages].filter(([, message]) => message.trim() !== message)
    expect(careless.map(([key]) => key)).toEqual([])
  })

  test('is composed text: every ẫ is one character', () => {
    expect([...messages].filter(([, message]) => message.normalize('NFC') !== message)).toEqual([])
  })
})
