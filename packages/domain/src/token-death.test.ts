import { expect, test } from 'vitest'
import { tokenDeath } from './token-death.ts'

test('a changed password is told from a lost role', () => {
  expect(tokenDeath(190, 460)).toBe('token_password_changed')
  expect(tokenDeath(190, 492)).toBe('token_role_lost')
})

test('a dead token without a known reason is still a dead token', () => {
  expect(tokenDeath(190, null)).toBe('token_invalid')
  expect(tokenDeath(190, 468)).toBe('token_invalid')
  expect(tokenDeath(102, null)).toBe('token_invalid')
})

test('a refused permission does not end a token', () => {
  expect(tokenDeath(10, 460)).toBeNull()
  expect(tokenDeath(200, null)).toBeNull()
  expect(tokenDeath(null, null)).toBeNull()
})
