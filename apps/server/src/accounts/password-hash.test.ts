import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password-hash.ts'

const salt = Buffer.from('mười sáu byte!').subarray(0, 16)

test('a password opens its own hash and no other', async () => {
  const hash = await hashPassword('con mèo trèo cây cau', salt)
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword({ hash, password: 'con mèo trèo cây cau' })).toBe(true)
  expect(await verifyPassword({ hash, password: 'con meo treo cay cau' })).toBe(false)
  expect(await verifyPassword({ hash, password: '' })).toBe(false)
})

test('a password is the same whether the keyboard composes its letters or not', async () => {
  const hash = await hashPassword('Đường tới biển'.normalize('NFC'), salt)
  expect(await verifyPassword({ hash, password: 'Đường tới biển'.normalize('NFD') })).toBe(true)
})

test('text that is no hash of ours opens to nobody', async () => {
  for (const hash of ['', 'plain', '$argon2id$v=19$m=19456,t=2,p=1$', '$2b$10$abcdefghijklmnopqrstuv']) {
    expect(await verifyPassword({ hash, password: hash })).toBe(false)
  }
})
