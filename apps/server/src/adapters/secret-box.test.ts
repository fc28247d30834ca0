import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openSecretBox } from './secret-box.ts'

const box = openSecretBox(randomBytes(32))
const place = 'channels|token_sealed|row|workspace'

test('what is sealed opens in its own place only', () => {
  const sealed = box.seal('EAAB-token của Trang', place)
  expect(box.open(sealed, place)).toBe('EAAB-token của Trang')
  expect(() => box.open(sealed, 'channels|token_sealed|another row|workspace')).toThrow()
  expect(() => openSecretBox(randomBytes(32)).open(sealed, place)).toThrow()
})

test('a sealed value with any byte altered, or cut short, does not open', () => {
  const sealed = box.seal('token', place)
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(() => box.open(altered, place)).toThrow()
    expect(() => box.open(sealed.subarray(0, at), place)).toThrow()
  }
})

test('the same secret never looks the same twice', () => {
  expect(box.seal('token', place)).not.toEqual(box.seal('token', place))
})
