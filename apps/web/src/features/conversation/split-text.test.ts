import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitText } from './split-text.ts'

test('a long reply is cut at a paragraph rather than in the middle of a word', () => {
  const parts = splitText(`${'Dạ chị ơi. '.repeat(10).trim()}\n\n${'Shop gửi bảng giá. '.repeat(3)}`, 130)
  expect(parts).toHaveLength(2)
  expect(parts[1]?.startsWith('Shop gửi')).toBe(true)
})

test('no part is over the limit and no character is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.integer({ min: 20, max: 80 }),
      (text, limit) => {
        const parts = splitText(text, limit)
        expect(parts.every((part) => part.length <= limit)).toBe(true)
        const ink = (value: string) => value.normalize('NFC').replace(/\s/gu, '')
        expect(ink(parts.join(' '))).toBe(ink(text))
      },
    ),
  )
})
