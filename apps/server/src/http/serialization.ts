import fastJsonStringify from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify'
import type { TSchema } from 'typebox'

type Write = (answer: unknown) => string

const known = new WeakMap<TSchema, Write>()

/**
 * Writes answers as the contract says, and nothing that it does not name. What writes an answer is made with the first
 * one of its kind, once for all servers of a process: most of the start would go into it otherwise.
 */
export const compileSerializer: FastifySerializerCompiler<TSchema> = ({ schema }) => {
  return (answer) => {
    const write = known.get(schema) ?? fastJsonStringify(schema)
    known.set(schema, write)
    return write(answer)
  }
}
