import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { readSignedRequest } from './signed-request.ts'

const signedBy = (secret: string, payload: unknown) => {
  const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url')
  return `${createHmac('sha256', secret).update(encoded).digest('base64url')}.${encoded}`
}
const payload = { user_id: '10221', algorithm: 'HMAC-SHA256', issued_at: 1763700000 }

test('a request signed with our secret names the person', () => {
  expect(readSignedRequest(signedBy('bí mật', payload), ['bí mật'])).toEqual({ userId: '10221' })
})

test('while the secret is being changed, the previous one still counts', () => {
  expect(readSignedRequest(signedBy('cũ', payload), ['mới', 'cũ'])).toEqual({ userId: '10221' })
})

test.each([
  ['another secret', signedBy('kẻ lạ', payload)],
  [
    'a changed payload',
    signedBy('bí mật', payload).replace(/\.(.)/, (_, first) => `.${first === 'e' ? 'f' : 'e'}`),
  ],
  ['a signature cut short', signedBy('bí mật', payload).slice(8)],
  ['no signature', `.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`],
  ['no dot', 'abc'],
  ['an empty text', ''],
  ['a third part', `${signedBy('bí mật', payload)}.x`],
  ['another algorithm', signedBy('bí mật', { ...payload, algorithm: 'none' })],
  ['no person', signedBy('bí mật', { algorithm: 'HMAC-SHA256' })],
  ['a number for a person', signedBy('bí mật', { ...payload, user_id: 7 })],
  ['something that is no object', signedBy('bí mật', null)],
])('a request with %s is not believed', (_, signed) => {
  expect(readSignedRequest(signed, ['bí mật'])).toBeNull()
})
