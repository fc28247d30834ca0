import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapedJson } from '../src/webhooks/escape.ts'

test('Escaped JSON has no bare slash and no byte above 127, and reads back as what was written', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
      const value: unknown = JSON.parse(json)
      const escaped = escapedJson(value)
      expect(escaped).toMatch(/^[\x20-\x7e]*$/)
      expect(escaped.replaceAll('\\/', '')).not.toContain('/')
      expect(JSON.parse(escaped)).toEqual(value)
    }),
  )
  expect(escapedJson({ text: 'Dạ/ơ 😍' })).toBe(String.raw`{"text":"D\u1ea1\/\u01a1 \ud83d\ude0d"}`)
})
