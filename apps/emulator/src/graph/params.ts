/**
 * The parameters of a call, from query and body alike. A value may be JSON or text holding JSON; readers take both,
 * and yield null for what is absent or of the wrong shape.
 */
export type Params = Readonly<Record<string, unknown>>

type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

export const text = (params: Params, name: string): string | null => textOf(params[name])

export function number(params: Params, name: string): number | null {
  const value = text(params, name)
  if (value === null || !/^-?\d+(\.\d+)?$/.test(value)) return null
  return Number(value)
}

export function flag(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1
}

/** An object, given as JSON, as text holding JSON, or in the loose `{id:123}` of Meta's samples. */
export function object(params: Params, name: string): Json | null {
  const value = parsed(params[name])
  if (isObject(value)) return value
  const loose = typeof value === 'string' ? /^\{\s*"?(\w+)"?\s*:\s*"?([\w-]+)"?\s*\}$/.exec(value) : null
  return loose ? { [loose[1] as string]: loose[2] } : null
}

export function list(params: Params, name: string): unknown[] | null {
  const value = parsed(params[name])
  return Array.isArray(value) ? value : null
}

/** Names separated by commas, or a JSON array of them. */
export function names(params: Params, name: string): string[] | null {
  const value = parsed(params[name])
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string'
    ? value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : null
}

/** Ids in text beyond what a double holds must not pass through a number. */
const bigNumber = /[:,[\s-]\d{16}/

export function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  return parseJson(value) ?? value
}

/** JSON with its large whole numbers kept as text; undefined when it is no JSON. */
export function parseJson(source: string): unknown {
  try {
    return JSON.parse(bigNumber.test(source) ? quoteBigNumbers(source) : source)
  } catch {
    return undefined
  }
}

function quoteBigNumbers(source: string): string {
  // Strings are matched first so that digits inside them stay as they are.
  return source.replace(/"(?:[^"\\]|\\.)*"|(-?\b\d{16,}\b)(?![.eE\d])/g, (whole, digits) =>
    digits === undefined ? whole : `"${digits}"`,
  )
}
