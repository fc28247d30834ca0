import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replyParts } from './reply-parts.ts'

const limits = { textLength: 2_000, imagesPerMessage: 30 }
const nothing = { text: null, files: [], stickerId: null }

test('text comes first, pictures go as one stack, and every other file goes alone', () => {
  const files = [
    { id: 'hoá-đơn', type: 'file' },
    { id: 'áo-xanh', type: 'image' },
    { id: 'clip', type: 'video' },
    { id: 'áo-đỏ', type: 'image' },
  ] as const
  expect(replyParts({ text: 'Dạ còn hai màu ạ', files, stickerId: null }, limits)).toEqual({
    ok: true,
    parts: [
      { kind: 'text', text: 'Dạ còn hai màu ạ' },
      { kind: 'attachments', type: 'image', files: ['áo-xanh', 'áo-đỏ'] },
      { kind: 'attachments', type: 'file', files: ['hoá-đơn'] },
      { kind: 'attachments', type: 'video', files: ['clip'] },
    ],
  })
})

test('text of exactly the limit goes, one more is refused with the limit, and nothing is cut', () => {
  expect(replyParts({ ...nothing, text: 'a'.repeat(2_000) }, limits)).toMatchObject({ ok: true })
  expect(replyParts({ ...nothing, text: 'a'.repeat(2_001) }, limits)).toEqual({
    ok: false,
    because: 'text_too_long',
    limit: 2_000,
  })
})

test.each([null, '', '  \n '])('a reply of %o alone is empty', (text) => {
  expect(replyParts({ ...nothing, text }, limits)).toEqual({ ok: false, because: 'empty' })
})

test('a sticker can go alone', () => {
  expect(replyParts({ ...nothing, stickerId: '369239263222822' }, limits)).toEqual({
    ok: true,
    parts: [{ kind: 'sticker', stickerId: '369239263222822' }],
  })
})

test('every file goes exactly once, and no stack is larger than the platform takes', () => {
  const file = fc.record({
    type: fc.constantFrom('image' as const, 'video' as const, 'file' as const, 'audio' as const),
  })
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 80 }), (types) => {
      const files = types.map(({ type }, no) => ({ id: String(no), type }))
      const cut = replyParts({ ...nothing, files }, limits)
      const parts = cut.ok ? cut.parts.filter((part) => part.kind === 'attachments') : []
      expect(parts.flatMap((part) => part.files).toSorted()).toEqual(files.map(({ id }) => id).toSorted())
      for (const part of parts) expect(part.files.length).toBeLessThanOrEqual(part.type === 'image' ? 30 : 1)
    }),
  )
})
