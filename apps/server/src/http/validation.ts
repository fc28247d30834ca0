import { AppError } from '@lienmach/contract'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Value } from 'typebox/value'

/**
 * Checks what arrives against the contract. Bodies keep the types they came with; addresses and queries, which can
 * only carry text, have numbers and booleans read out of them. What the contract does not name is dropped before
 * anybody sees it.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  return (received: unknown) => {
    const checked = checkOf(schema)
    const value = Value.Clean(schema, httpPart === 'body' ? received : Value.Convert(schema, received))
    if (!checked.Check(value)) {
      const fields = checked
        .Errors(value)
        .map((error) => ({ at: error.instancePath, problem: error.message }))
      return { error: new AppError('request/invalid', { part: httpPart, fields }) }
    }
    const unusable = firstUnusableText(value, '')
    if (unusable !== null) {
      const fields = [{ at: unusable, problem: 'must not hold a NUL character or half of a character pair' }]
      return { error: new AppError('request/invalid', { part: httpPart, fields }) }
    }
    return { value }
  }
}

const known = new WeakMap<TSchema, Validator>()

/** Made with the first call of its kind, once for all servers of a process. */
function checkOf(schema: TSchema): Validator {
  const check = known.get(schema) ?? Compile(schema)
  known.set(schema, check)
  return check
}

/** Where the first text lies that PostgreSQL cannot keep, if there is one. */
function firstUnusableText(value: unknown, at: string): string | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? at : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = firstUnusableText(inner, `${at}/${key}`)
    if (found !== null) return found
  }
  return null
}
