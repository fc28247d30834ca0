import { AjvCompiler } from '@fastify/ajv-compiler'
import type { FastifySchemaCompiler } from 'fastify'

/** Fastify's own, one for all emulators of a process: what was compiled for one serves the next. */
const compile = AjvCompiler()({}, { customOptions: {} })

/** Checks as Fastify does, and compiles when there is something to check: most of the start would go into it. */
export const lazyValidator: FastifySchemaCompiler<unknown> = (route) => (value) => {
  const check = compile(route)
  return check(value) === true ? true : { error: check.errors ?? [] }
}
