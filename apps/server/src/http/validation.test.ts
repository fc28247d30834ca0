import { AppError } from '@lienmach/contract'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { compileValidator } from './validation.ts'

const Reply = Type.Object({
  text: Type.String({ minLength: 1 }),
  count: Type.Optional(Type.Integer()),
  assignee: Type.Optional(Type.Union([Type.String({ format: 'uuid' }), Type.Null()])),
})

function check(httpPart: 'body' | 'querystring', value: unknown): unknown {
  const validate = compileValidator({ schema: Reply, httpPart, method: 'POST', url: '/' })
  const result = validate(structuredClone(value)) as { value?: unknown; error?: unknown }
  return result.error ?? result.value
}

test('a body keeps its types: nothing is turned into what was hoped for', () => {
  for (const text of [1, true, null, ['Chào'], { $ne: '' }, { toString: 'x' }]) {
    expect(check('body', { text })).toBeInstanceOf(AppError)
  }
  expect(check('body', { text: 'Chào', count: '3' })).toBeInstanceOf(AppError)
  for (const whole of [null, undefined, [], 'Chào', 5]) expect(check('body', whole)).toBeInstanceOf(AppError)
})

test('numbers are read out of a query, single values only', () => {
  expect(check('querystring', { text: 'a', count: '3' })).toEqual({ text: 'a', count: 3 })
  expect(check('querystring', { text: 'a', count: '3x' })).toBeInstanceOf(AppError)
  expect(check('querystring', { text: ['a', 'b'] })).toBeInstanceOf(AppError)
})

test('fields that the contract does not name never reach a handler', () => {
  expect(check('body', { text: 'Chào', role: 'owner', workspaceId: 'x' })).toEqual({ text: 'Chào' })
})

test('text that the database cannot keep is refused with its place', () => {
  const nul = check('body', { text: 'a\0b' })
  const half = check('body', { text: 'a\ud83d' })
  for (const refusal of [nul, half]) {
    expect(refusal).toBeInstanceOf(AppError)
    expect((refusal as AppError).detail).toMatchObject({ fields: [{ at: '/text' }] })
  }
  expect(check('body', { text: 'Cảm ơn 🙏' })).toEqual({ text: 'Cảm ơn 🙏' })
})

test('null is kept where the contract allows it', () => {
  expect(check('body', { text: 'a', assignee: null })).toEqual({ text: 'a', assignee: null })
})
