import { parse as parseQuery } from 'node:querystring'
import { unfolded } from './bracket-fields.ts'
import { isObject, parseJson } from './params.ts'
import { isVersion } from './versions.ts'

type Fields = Record<string, unknown>

/** A path, with or without version, leading and trailing slashes, and query. */
export function parsePath(url: string): { version: string | null; segments: string[]; query: Fields } {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded)
  const version = isVersion(segments[0] ?? '') ? (segments.shift() as string) : null
  return { version, segments, query: mark < 0 ? {} : parseForm(url.slice(mark + 1)) }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** A form, or a query; of a name given twice the last counts. */
export function parseForm(source: string): Fields {
  const fields: Fields = {}
  for (const [name, value] of Object.entries(parseQuery(source))) {
    fields[name] = Array.isArray(value) ? value.at(-1) : value
  }
  return unfolded(fields)
}

/** The parameters in a body, by its content type; null when it cannot be read. */
export function parseBody(body: Buffer, contentType: string): Fields | null {
  const source = body.toString('utf8')
  if (source.trim() === '') return {}
  if (contentType.includes('json')) {
    const value = parseJson(source)
    return isObject(value) ? value : null
  }
  return parseForm(source)
}
